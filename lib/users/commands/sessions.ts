// Signed-in browsers: one ended, or all of a person. The next request of an ended session is a visitor's.
import { command } from '@/lib/platform/command';
import { endOpenSessions, lockPerson, userEvent } from '@/lib/users/commands/shared';
import { canEndSession, canSeeAccess } from '@/lib/users/policy';
import { PersonInput, SessionInput } from '@/lib/users/schema';

export const endSession = command({
  name: 'user.endSession',
  input: SessionInput,
  load: (tx, { id }) => tx.session.findUnique({ where: { id }, select: { id: true, userId: true } }),
  visible: canEndSession,
  allow: canEndSession,
  async run({ tx, loaded, now }) {
    await tx.session.updateMany({ where: { id: loaded.id, endedAt: null }, data: { endedAt: now } });
    return { result: { userId: loaded.userId }, events: [userEvent('sessionEnded', loaded.userId)] };
  },
});

/** Signs a person out everywhere, this browser included. */
export const endSessions = command({
  name: 'user.endSessions',
  input: PersonInput,
  load: (tx, { id }) => lockPerson(tx, id),
  visible: canSeeAccess,
  allow: canSeeAccess,
  async run({ tx, loaded, now }) {
    const count = await endOpenSessions(tx, loaded.id, now);
    return { result: { count }, events: [userEvent('sessionsEnded', loaded.id, { after: { count } })] };
  },
});
