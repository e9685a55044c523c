// next-auth's own addresses; the form of the sign-in page does not need them.
import NextAuth from 'next-auth';
import { authOptions } from '@/lib/platform/auth/options';

let made: ReturnType<typeof NextAuth> | undefined;

/** next-auth is set up with the first request. */
function handler(request: Request, context: { params: Promise<{ nextauth: string[] }> }) {
  made ??= NextAuth(authOptions());
  return made(request, context);
}

export { handler as GET, handler as POST };
