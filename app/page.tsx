// The public site comes later: whoever has a session goes on to Home, everybody else signs in.
import { redirect } from 'next/navigation';
import { findActor } from '@/lib/platform/auth/require-actor';

export default async function Start() {
  redirect((await findActor()) ? '/home' : '/sign-in');
}
