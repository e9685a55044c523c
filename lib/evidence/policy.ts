// Who sees evidence, and who may open the file behind it.
import { type Actor, has, hasFor, institutionsOf } from '@/lib/platform/auth/actor';
import { all, and, compileScope, none, or, type Scope, within } from '@/lib/platform/scope';
import { Prisma } from '@/prisma/generated/client';
import type { ReportState, Role, Visibility } from '@/prisma/generated/enums';

const WRITERS: readonly Role[] = ['FOCAL_POINT', 'VALIDATOR', 'NHRI'];
const OWN: readonly Role[] = [...WRITERS, 'PARTNER'];

/** `usedIn`: states of the reports that cite it. */
export type EvidenceRow = { institutionId: string; visibility: Visibility; usedIn: readonly ReportState[] };
export type EvidenceField = 'institution' | 'visibility' | 'usedIn';

const SECRETARIAT: readonly ReportState[] = ['SUBMITTED', 'VALIDATED', 'ACCEPTED', 'PUBLISHED'];
const COMMISSION: readonly ReportState[] = ['ACCEPTED', 'PUBLISHED'];

const used = (visibility: Visibility, states: readonly ReportState[]) =>
  and<EvidenceField>(within('visibility', [visibility]), within('usedIn', states));

/**
 * Own evidence always. PUBLIC and PARTNERS are open by the institution's own choice. INTERNAL follows the reports that cite it: it is
 * read by whoever may read one of them, partners excepted. RESTRICTED is between the institution and the secretariat, once reported.
 */
export function visibleTo(actor: Actor): Scope<EvidenceField> {
  if (actor.kind === 'system') return all;
  const follows = has(actor, 'SECRETARIAT')
    ? SECRETARIAT
    : has(actor, 'COMMISSION_MEMBER', 'OBSERVER', 'NHRI')
      ? COMMISSION
      : has(actor, 'FOCAL_POINT', 'VALIDATOR', 'ADMIN')
        ? (['PUBLISHED'] as const)
        : [];
  return or<EvidenceField>(
    within('institution', institutionsOf(actor, ...OWN)),
    within('visibility', actor.grants.length ? ['PUBLIC', 'PARTNERS'] : ['PUBLIC']),
    used('INTERNAL', follows),
    has(actor, 'SECRETARIAT') ? used('RESTRICTED', SECRETARIAT) : none,
  );
}

/** Compiled for the alias e (Evidence). */
export const evidenceScope = compileScope<EvidenceField, Prisma.EvidenceWhereInput, EvidenceRow>({
  institution: {
    where: (values) => ({ institutionId: { in: [...values] } }),
    sql: (values) => Prisma.sql`e."institutionId" = any(${[...values]}::uuid[])`,
    test: (row, values) => values.includes(row.institutionId),
  },
  visibility: {
    where: (values) => ({ visibility: { in: [...values] as Visibility[] } }),
    sql: (values) => Prisma.sql`e."visibility"::text = any(${[...values]})`,
    test: (row, values) => values.includes(row.visibility),
  },
  usedIn: {
    where: (values) => ({ reports: { some: { report: { state: { in: [...values] as ReportState[] } } } } }),
    sql: (values) => Prisma.sql`exists (select 1 from "ReportEvidence" ve join "ProgressReport" vr on vr."id" = ve."reportId"
      where ve."evidenceId" = e."id" and vr."state"::text = any(${[...values]}))`,
    test: (row, values) => row.usedIn.some((state) => values.includes(state)),
  },
});

export const canRead = (actor: Actor, evidence: EvidenceRow | null): boolean =>
  !!evidence && evidenceScope.test(visibleTo(actor), evidence);

/** The institution's own people keep its part of the library; the secretariat enters what came with a letter. */
export const canCreate = (actor: Actor, institution: { id: string; isActive: boolean } | null): boolean =>
  !!institution?.isActive && (hasFor(actor, institution.id, ...WRITERS) || has(actor, 'SECRETARIAT'));

export const canChange = (actor: Actor, evidence: { institutionId: string } | null): boolean =>
  !!evidence && hasFor(actor, evidence.institutionId, ...WRITERS);

/** Not cited by any report. */
export const canRemove = (actor: Actor, evidence: (EvidenceRow & { citations: number }) | null): boolean =>
  canChange(actor, evidence) && evidence?.citations === 0;
