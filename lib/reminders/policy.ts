// Nobody sends these by hand: the installation does, once a day.
import { type Actor, isSystem } from '@/lib/platform/auth/actor';

export const canSendReminders = (actor: Actor): boolean => isSystem(actor);
