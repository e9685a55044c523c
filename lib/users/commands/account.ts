// The own account: details, language, password.

import type { Actor } from '@/lib/platform/auth/actor';
import { hashPassword, passwordMatches } from '@/lib/platform/auth/password';
import { accountTries, giveBack, takeTry } from '@/lib/platform/auth/rate-limit';
import { command } from '@/lib/platform/command';
import { staleRecord } from '@/lib/platform/conflict';
import { db, type Tx } from '@/lib/platform/db';
import { DomainError } from '@/lib/platform/errors';
import { endOpenSessions, lockPerson, type Person, userEvent } from '@/lib/users/commands/shared';
import { passwordProblem } from '@/lib/users/password-rules';
import { isSelf } from '@/lib/users/policy';
import { EditAccountInput, PasswordInput } from '@/lib/users/schema';

/** The row of the person who asks. */
export const loadSelf = async (tx: Tx, _input: unknown, actor: Actor) => (actor.userId ? lockPerson(tx, actor.userId) : null);

export const editAccount = command({
  name: 'user.editAccount',
  input: EditAccountInput,
  load: loadSelf,
  allow: isSelf,
  async run({ tx, input: { version, ...details }, loaded }) {
    if (loaded.version !== version) throw staleRecord({ version, ...details }, loaded);
    await tx.user.update({ where: { id: loaded.id }, data: { ...details, version: version + 1 }, select: { id: true } });
    const { name, phone, language, wantsMail } = loaded;
    const change = { before: { name, phone, language, wantsMail }, after: details };
    return { result: { language: details.language }, events: [userEvent('accountChanged', loaded.id, change)] };
  },
});

const wrongPassword = () => new DomainError('RULE', 'users.error.current', { field: 'current' });

/**
 * The present password again, before anything that opens the account to somebody else: proven before the transaction, because hashing
 * takes its time. Wrong ones count as failed sign-ins. @returns the hash it was proven against, for `assertProven`
 */
export async function provePassword(actor: Actor, current: string): Promise<string | null> {
  const person = actor.userId && (await db.user.findUnique({ where: { id: actor.userId }, select: CREDENTIALS }));
  if (!person || person.isDemo) return null; // told by the rules
  if (!(await takeTry(accountTries, person.email))) throw new DomainError('RULE', 'users.error.tooMany', { field: 'current' });
  if (!(await passwordMatches(person.passwordHash, current))) throw wrongPassword();
  await giveBack(accountTries, person.email);
  return person.passwordHash;
}
const CREDENTIALS = { email: true, passwordHash: true, isDemo: true } as const;

/** The password that was proven is still the one in force. */
export function assertProven({ passwordHash }: Pick<Person, 'passwordHash'>, proven: string | null) {
  if (!proven || passwordHash !== proven) throw wrongPassword();
}

/** A new password ends the other sessions and every open link. */
export const changePassword = command({
  name: 'user.changePassword',
  input: PasswordInput,
  async prepare(input, actor) {
    const proven = await provePassword(actor, input.current);
    return { proven, passwordHash: proven && (await hashPassword(input.password)) };
  },
  load: loadSelf,
  allow: isSelf,
  async run({ tx, input, loaded, prepared: { proven, passwordHash }, actor, now }) {
    if (loaded.isDemo) throw new DomainError('RULE', 'users.error.demoPassword');
    assertProven(loaded, proven);
    if (input.password !== input.repeat) throw new DomainError('RULE', 'users.error.repeat', { field: 'repeat' });
    const problem = passwordProblem(input.password, !!loaded.totpConfirmedAt, [loaded.name, loaded.email]);
    if (problem) throw new DomainError('RULE', problem, { field: 'password' });
    await tx.user.update({ where: { id: loaded.id }, data: { passwordHash }, select: { id: true } });
    await tx.oneTimeLink.updateMany({ where: { userId: loaded.id, usedAt: null, revokedAt: null }, data: { revokedAt: now } });
    const count = await endOpenSessions(tx, loaded.id, now, actor.sessionId);
    return { result: { count }, events: [userEvent('passwordChanged', loaded.id, { after: { sessionsEnded: count } })] };
  },
});
