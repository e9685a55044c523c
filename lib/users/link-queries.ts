// What the page of a one-time link tells its holder; looking at it uses nothing up.
import type { Actor } from '@/lib/platform/auth/actor';
import { db } from '@/lib/platform/db';
import { canUseLink } from '@/lib/users/policy';
import { hashToken, isToken } from '@/lib/users/token';

export type OpenLink = { kind: 'INVITATION' | 'PASSWORD_RESET'; name: string; email: string; hasSecondFactor: boolean };

/** The open link of this code, or null for a wrong, used, withdrawn or old one. */
export async function findOpenLink(actor: Actor, token: string, now = new Date()): Promise<OpenLink | null> {
  if (!isToken(token)) return null;
  const link = await db.oneTimeLink.findUnique({
    where: { tokenHash: hashToken(token) },
    select: {
      kind: true,
      usedAt: true,
      revokedAt: true,
      expiresAt: true,
      user: { select: { name: true, email: true, disabledAt: true, isDemo: true, totpConfirmedAt: true } },
    },
  });
  if (!link) return null;
  const { user } = link;
  const isOpen = !link.usedAt && !link.revokedAt && link.expiresAt > now && !user.disabledAt && !user.isDemo;
  if (!canUseLink(actor, { isOpen })) return null;
  return { kind: link.kind, name: user.name, email: user.email, hasSecondFactor: !!user.totpConfirmedAt };
}
