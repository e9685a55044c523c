// next-auth 4: credentials, and a JWT that holds nothing but the id of a Session row which is read on every request.
import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { endOwnSession } from '@/lib/platform/auth/account';
import { visitor } from '@/lib/platform/auth/actor';
import { checkCredentials, SESSION_SECONDS, startSession } from '@/lib/platform/auth/credentials';
import { findSession, sessionCookie } from '@/lib/platform/auth/session';
import { env } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';

/** Made on the first request: the build has neither a secret nor a database. */
export const authOptions = (): NextAuthOptions => ({
  secret: env.secret,
  pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/home', verifyRequest: '/sign-in' },
  session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
  cookies: {
    sessionToken: { name: sessionCookie(), options: { httpOnly: true, sameSite: 'lax', path: '/', secure: env.isHttps } },
  },
  providers: [
    CredentialsProvider({
      credentials: { email: { type: 'email' }, password: { type: 'password' }, code: { type: 'text' } },
      async authorize(input, request) {
        const address = request?.headers?.['x-maksat-address'] as string | undefined;
        const answer = await checkCredentials(input, { address });
        return 'user' in answer ? answer.user : null;
      },
    }),
  ],
  callbacks: {
    async jwt({ token, user }) {
      if (user) return { sid: (await startSession(user.id)).id };
      // Throwing is how a next-auth 4 JWT callback says "no session": the cookie is cleared and the answer is {}.
      const row = await findSession(token.sid);
      if (!row) throw new Error('revoked');
      return { sid: row.sessionId };
    },
    async session({ session, token }) {
      const row = await findSession(token.sid);
      return { expires: session.expires, user: row ? { id: row.userId, name: row.name, email: row.email } : undefined };
    },
  },
  events: {
    async signOut({ token }) {
      const row = await findSession(token?.sid);
      if (row) await endOwnSession({ ...visitor(row.offsetDays), kind: 'user', userId: row.userId, sessionId: row.sessionId });
    },
  },
  // A revoked session is not an error.
  logger: {
    error: (code, data) => {
      if (code !== 'JWT_SESSION_ERROR') log.error({ code, err: String((data as Error)?.message ?? data) }, 'next-auth');
    },
  },
});
