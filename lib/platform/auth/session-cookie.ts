// The session cookie of this browser, set and taken away in one way (imports Next: doors only).
import { cookies } from 'next/headers';
import { type Caller, SESSION_SECONDS, sessionToken, startSession } from '@/lib/platform/auth/credentials';
import { sessionCookie } from '@/lib/platform/auth/session';
import { env } from '@/lib/platform/env';

/** Starts a session of this person in this browser. */
export async function openSession(userId: string, caller: Caller) {
  const { id } = await startSession(userId, caller);
  (await cookies()).set(sessionCookie(), await sessionToken(id), {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: env.isHttps,
    maxAge: SESSION_SECONDS,
  });
}

export async function dropSessionCookie() {
  (await cookies()).set(sessionCookie(), '', { httpOnly: true, sameSite: 'lax', path: '/', secure: env.isHttps, maxAge: 0 });
}

const YEAR = 365 * 24 * 3600;

/** The language of the interface in this browser. */
export async function setLanguageCookie(language: string) {
  (await cookies()).set('locale', language, { sameSite: 'lax', path: '/', secure: env.isHttps, maxAge: YEAR });
}

/** Light, dark, or as the system. The switch in the frame writes the same cookie, so it is readable by script. */
export async function setThemeCookie(theme: string) {
  if (!['light', 'dark', 'system'].includes(theme)) return;
  (await cookies()).set('theme', theme, { sameSite: 'lax', path: '/', secure: env.isHttps, maxAge: YEAR });
}
