// Goals and targets are reference data: whoever works here reads them.
import type { Actor } from '@/lib/platform/auth/actor';

export const canReadGoals = (actor: Actor): boolean => actor.kind !== 'visitor';
