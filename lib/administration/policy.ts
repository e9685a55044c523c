import { type Actor, has } from '@/lib/platform/auth/actor';

/** The state of the installation is the administrator's business. */
export const canSeeState = (actor: Actor): boolean => has(actor, 'ADMIN');
