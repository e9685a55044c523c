// The address without a path: Home for who is signed in, the door for everybody else.
import { redirect } from 'next/navigation';
import { findActor } from '@/lib/platform/auth/require-actor';

export default async function Start(): Promise<never> {
  redirect((await findActor()) ? '/home' : '/sign-in');
}
