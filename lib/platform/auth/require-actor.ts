// For pages, route handlers and server actions only (imports Next); React's cache() makes it one query per request.
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { type Actor, actorFromToken } from '@/lib/platform/auth/actor';
import { sessionCookie } from '@/lib/platform/auth/session';
import { passOn } from '@/lib/platform/away';

/** Address of the caller, as scripts/serve/request-guard.ts has settled it. */
export async function callerAddress(): Promise<string | undefined> {
  return (await headers()).get('x-maksat-address') ?? undefined;
}

export const findActor = cache(async (): Promise<Actor | null> => {
  const actor = await actorFromToken((await cookies()).get(sessionCookie())?.value).catch(passOn);
  if (!actor) return null;
  const h = await headers();
  return { ...actor, address: await callerAddress(), requestId: h.get('x-request-id') ?? undefined };
});

/** Where a second factor is set up. */
const ENROLMENT = '/account/second-factor';

/** The signed-in person, or the way to sign in and back to the same place. */
export async function requireActor(): Promise<Actor> {
  const actor = await findActor();
  const h = await headers();
  const back = h.get('x-pathname');
  if (actor?.needsSecondFactor && !back?.startsWith(ENROLMENT)) redirect(ENROLMENT);
  if (actor) return actor;
  const had = (await cookies()).has(sessionCookie());
  const query = new URLSearchParams({ ...(back && back !== '/' && { next: back }), ...(had && { ended: '1' }) }).toString();
  redirect(`/sign-in${query ? `?${query}` : ''}`);
}
