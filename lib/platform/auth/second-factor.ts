// The second factor: codes of an authenticator (RFC 6238), or a recovery code that is used up.
import { createHash } from 'node:crypto';
import { verifySync } from 'otplib';
import { db } from '@/lib/platform/db';

export const hashRecoveryCode = (code: string) =>
  createHash('sha256').update(code.replace(/[\s-]/g, '').toUpperCase()).digest('hex');

type Account = { id: string; totpSecret: string | null; totpConfirmedAt: Date | null };
type Users = Pick<typeof db, 'user'>;

/**
 * Whether the code is of this moment (one step of 30 s of drift either way) and was not used before: it is used up by the asking, also when
 * two ask at once.
 */
export async function useCode(
  { id, totpSecret }: Omit<Account, 'totpConfirmedAt'>,
  code: string,
  users: Users = db,
): Promise<boolean> {
  if (!totpSecret || !/^\d{6}$/.test(code)) return false;
  const found = verifySync({ secret: totpSecret, token: code, epochTolerance: 30 });
  if (!found.valid || !('timeStep' in found)) return false;
  const step = found.timeStep;
  const { count } = await users.user.updateMany({
    where: { id, OR: [{ totpUsedStep: null }, { totpUsedStep: { lt: step } }] },
    data: { totpUsedStep: step },
  });
  return count === 1;
}

export async function verifySecondFactor(user: Account, code: string | undefined): Promise<'right' | 'needed' | 'wrong'> {
  if (!user.totpSecret || !user.totpConfirmedAt) return 'right';
  if (!code) return 'needed';
  if (/^\d{6}$/.test(code)) return (await useCode(user, code)) ? 'right' : 'wrong';
  const used = await db.recoveryCode.updateMany({
    where: { userId: user.id, hash: hashRecoveryCode(code), usedAt: null },
    data: { usedAt: new Date() },
  });
  return used.count ? 'right' : 'wrong';
}
