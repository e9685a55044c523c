// The second factor: codes of an authenticator (RFC 6238), or a recovery code that is used up.
import { createHash } from 'node:crypto';
import { verifySync } from 'otplib';
import { db } from '@/lib/platform/db';

export const hashRecoveryCode = (code: string) =>
  createHash('sha256').update(code.replace(/[\s-]/g, '').toUpperCase()).digest('hex');

type Account = { id: string; totpSecret: string | null; totpConfirmedAt: Date | null };

/** One step of 30 s of drift either way. */
export const isCodeOf = (secret: string, code: string) => verifySync({ secret, token: code, epochTolerance: 30 }).valid;

export async function verifySecondFactor(user: Account, code: string | undefined): Promise<'right' | 'needed' | 'wrong'> {
  if (!user.totpSecret || !user.totpConfirmedAt) return 'right';
  if (!code) return 'needed';
  if (/^\d{6}$/.test(code)) return isCodeOf(user.totpSecret, code) ? 'right' : 'wrong';
  const used = await db.recoveryCode.updateMany({
    where: { userId: user.id, hash: hashRecoveryCode(code), usedAt: null },
    data: { usedAt: new Date() },
  });
  return used.count ? 'right' : 'wrong';
}
