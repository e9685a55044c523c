// Marking notices read or unread, one or all.
import { canMark } from '@/lib/notifications/policy';
import { MarkInput } from '@/lib/notifications/schema';
import { command } from '@/lib/platform/command';

/** `id` null means all of the person's notices. */
export const markNotifications = command({
  name: 'notification.markRead',
  input: MarkInput,
  async load(tx, { id }, actor) {
    if (!actor.userId) return null;
    if (!id) return { userId: actor.userId };
    return tx.notification.findUnique({ where: { id }, select: { userId: true } });
  },
  visible: canMark,
  allow: canMark,
  async run({ tx, input, actor, now }) {
    const where = { userId: actor.userId as string, ...(input.id && { id: input.id }) };
    const { count } = await tx.notification.updateMany({
      where: input.read ? { ...where, readAt: null } : where,
      data: { readAt: input.read ? now : null },
    });
    return { result: count, events: [] };
  },
});
