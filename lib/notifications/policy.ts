// A person's notices are their own.
import type { Actor } from '@/lib/platform/auth/actor';

export const canMark = (actor: Actor, notice: { userId: string } | null): boolean => !!notice && notice.userId === actor.userId;
