// next-auth's own addresses; the form of the sign-in page does not need them.
import NextAuth from 'next-auth';
import { authOptions } from '@/lib/platform/auth/options';

const handler = NextAuth(authOptions);

export { handler as GET, handler as POST };
