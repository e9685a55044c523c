// Pieces that several commands about people use.
import type { Tx } from '@/lib/platform/db';
import { DomainError } from '@/lib/platform/errors';
import { roleProblem } from '@/lib/users/rules';
import type { Role } from '@/prisma/generated/enums';

export const personFields = {
  id: true,
  email: true,
  name: true,
  phone: true,
  language: true,
  wantsMail: true,
  isDemo: true,
  disabledAt: true,
  passwordHash: true,
  totpConfirmedAt: true,
  version: true,
} as const;

export async function lockPerson(tx: Tx, id: string) {
  await tx.$queryRaw`select 1 from "User" where "id" = ${id}::uuid for update`;
  return tx.user.findUnique({ where: { id }, select: personFields });
}
export type Person = NonNullable<Awaited<ReturnType<typeof lockPerson>>>;

/** @throws when the role cannot be held there */
export async function assertRoleFits(tx: Tx, role: Role, institutionId: string | null) {
  const institution = institutionId
    ? await tx.institution.findUnique({ where: { id: institutionId }, select: { type: true, isNational: true, isActive: true } })
    : null;
  if (institutionId && !institution) throw new DomainError('RULE', 'users.error.institutionUnknown', { field: 'institutionId' });
  const problem = roleProblem(role, institution);
  if (problem) throw new DomainError('RULE', problem, { field: 'institutionId' });
}

/** One decision about administrators at a time, so that two cannot end each other. */
export async function assertOtherAdmin(tx: Tx, userId: string) {
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtext('maksat.admins'))::text`;
  const others = await tx.membership.count({
    where: { role: 'ADMIN', endedAt: null, userId: { not: userId }, user: { disabledAt: null, passwordHash: { not: null } } },
  });
  if (!others) throw new DomainError('RULE', 'users.error.lastAdmin');
}

/** Ends open sessions, all or all but one. @returns how many */
export async function endOpenSessions(tx: Tx, userId: string, now: Date, except: string | null = null): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: { userId, endedAt: null, ...(except && { id: { not: except } }) },
    data: { endedAt: now },
  });
  return count;
}

export const userEvent = (event: string, subjectId: string | null, more: object = {}) => ({
  event: `user.${event}`,
  subjectType: 'user',
  subjectId,
  ...more,
});
