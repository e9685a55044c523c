// The second factor: a secret shared with an authenticator, confirmed by a first code, and recovery codes for the day the phone is lost.
import { generateSecret } from 'otplib';
import { hashRecoveryCode, useCode } from '@/lib/platform/auth/second-factor';
import { command } from '@/lib/platform/command';
import type { Tx } from '@/lib/platform/db';
import { DomainError } from '@/lib/platform/errors';
import { assertProven, loadSelf, provePassword } from '@/lib/users/commands/account';
import { endOpenSessions, lockPerson, userEvent } from '@/lib/users/commands/shared';
import { canManage, isSelf } from '@/lib/users/policy';
import { RECOVERY_CODES } from '@/lib/users/rules';
import { CodeInput, Nothing, PasswordOnlyInput, PersonInput } from '@/lib/users/schema';
import { newToken } from '@/lib/users/token';

/** A secret that is not in force until a code confirms it; asked twice before that, it is the same one. */
export const beginSecondFactor = command({
  name: 'user.beginSecondFactor',
  input: Nothing,
  load: loadSelf,
  allow: isSelf,
  async run({ tx, loaded }) {
    if (loaded.isDemo) throw new DomainError('RULE', 'users.error.demoFactor');
    if (loaded.totpConfirmedAt) throw new DomainError('RULE', 'users.error.factorSet');
    const user = await tx.user.findUniqueOrThrow({ where: { id: loaded.id }, select: { totpSecret: true } });
    const secret = user.totpSecret ?? generateSecret();
    await tx.user.update({ where: { id: loaded.id }, data: { totpSecret: secret }, select: { id: true } });
    return { result: { secret, email: loaded.email }, events: [] };
  },
});

async function newRecoveryCodes(tx: Tx, userId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => {
    const token = newToken();
    return `${token.slice(-10, -5)}-${token.slice(-5)}`;
  });
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({ data: codes.map((code) => ({ userId, hash: hashRecoveryCode(code) })) });
  return codes;
}

/** Confirms the secret. The answer holds the recovery codes in words, once. */
export const confirmSecondFactor = command({
  name: 'user.confirmSecondFactor',
  input: CodeInput,
  load: loadSelf,
  allow: isSelf,
  async run({ tx, input, loaded, actor, now }) {
    const user = await tx.user.findUniqueOrThrow({ where: { id: loaded.id }, select: { totpSecret: true } });
    if (loaded.totpConfirmedAt || !user.totpSecret) throw new DomainError('RULE', 'users.error.factorSet');
    if (!(await useCode({ id: loaded.id, totpSecret: user.totpSecret }, input.code.replace(/\s/g, ''), tx)))
      throw new DomainError('RULE', 'users.error.code', { field: 'code' });
    await tx.user.update({ where: { id: loaded.id }, data: { totpConfirmedAt: now }, select: { id: true } });
    const codes = await newRecoveryCodes(tx, loaded.id);
    await endOpenSessions(tx, loaded.id, now, actor.sessionId);
    return { result: { codes }, events: [userEvent('secondFactorSet', loaded.id)] };
  },
});

export const renewRecoveryCodes = command({
  name: 'user.renewRecoveryCodes',
  input: PasswordOnlyInput,
  prepare: (input, actor) => provePassword(actor, input.current),
  load: loadSelf,
  allow: isSelf,
  async run({ tx, loaded, prepared }) {
    if (!loaded.totpConfirmedAt) throw new DomainError('RULE', 'users.error.factorMissing');
    assertProven(loaded, prepared);
    const codes = await newRecoveryCodes(tx, loaded.id);
    return { result: { codes }, events: [userEvent('recoveryCodesRenewed', loaded.id)] };
  },
});

async function clearFactor(tx: Tx, userId: string) {
  await tx.user.update({
    where: { id: userId },
    data: { totpSecret: null, totpConfirmedAt: null, totpUsedStep: null },
    select: { id: true },
  });
  await tx.recoveryCode.deleteMany({ where: { userId } });
}

/** The person's own: with the password, because it makes the account weaker. */
export const removeOwnSecondFactor = command({
  name: 'user.removeOwnSecondFactor',
  input: PasswordOnlyInput,
  prepare: (input, actor) => provePassword(actor, input.current),
  load: loadSelf,
  allow: isSelf,
  async run({ tx, loaded, prepared }) {
    if (!loaded.totpConfirmedAt) throw new DomainError('RULE', 'users.error.factorMissing');
    assertProven(loaded, prepared);
    await clearFactor(tx, loaded.id);
    return { result: null, events: [userEvent('secondFactorRemoved', loaded.id)] };
  },
});

/** The administrator's, for a person who lost the phone and the codes: all sessions end, the next sign-in asks for the password alone. */
export const removeSecondFactor = command({
  name: 'user.removeSecondFactor',
  input: PersonInput,
  load: (tx, { id }) => lockPerson(tx, id),
  allow: canManage,
  async run({ tx, loaded, now }) {
    if (!loaded.totpConfirmedAt) throw new DomainError('RULE', 'users.error.factorMissing');
    await clearFactor(tx, loaded.id);
    await endOpenSessions(tx, loaded.id, now);
    return { result: { id: loaded.id }, events: [userEvent('secondFactorRemoved', loaded.id)] };
  },
});
