// Who sees a report, its chain and its counts, and who may do what with it. From domain.md, "States: Progress report" and "Who may".
import { type Actor, has, hasFor, institutionsOf } from '@/lib/platform/auth/actor';
import { all, and, compileScope, none, or, type Scope, within } from '@/lib/platform/scope';
import { canFollow, isEditable } from '@/lib/reporting/rules';
import { Prisma } from '@/prisma/generated/client';
import type { AssignmentRole, AssignmentStatus, ReportState, Role, Visibility } from '@/prisma/generated/enums';

/** Who writes for an institution: its own people. The Ombudsman's have the role NHRI. */
const WRITERS: readonly Role[] = ['FOCAL_POINT', 'VALIDATOR', 'NHRI'];
const OWN: readonly Role[] = [...WRITERS, 'PARTNER'];
const NATIONAL: readonly Role[] = ['SECRETARIAT', 'COMMISSION_MEMBER', 'OBSERVER', 'NHRI', 'FOCAL_POINT', 'VALIDATOR', 'ADMIN'];

const WITH_SECRETARIAT: readonly ReportState[] = ['SUBMITTED', 'VALIDATED', 'ACCEPTED', 'PUBLISHED'];
const WITH_COMMISSION: readonly ReportState[] = ['ACCEPTED', 'PUBLISHED'];

export type ReportRow = {
  institutionId: string;
  role: AssignmentRole;
  state: ReportState;
  visibility: Visibility;
  action: { visibility: Visibility /** Institutions that lead the action now. */; leads: readonly string[] };
};
export type ReportField = 'institution' | 'role' | 'state' | 'visibility' | 'actionVisibility' | 'lead';

/** What a reader outside the chain may read of what is published. */
const audience = (actor: Actor): readonly Visibility[] => {
  if (has(actor, ...NATIONAL)) return ['PUBLIC', 'PARTNERS', 'INTERNAL'];
  return actor.grants.length ? ['PUBLIC', 'PARTNERS'] : ['PUBLIC'];
};

/** Those who follow a report on its way: the chain and its times are theirs, and nobody else's. */
export const chainScope = (actor: Actor): Scope<ReportField> =>
  or<ReportField>(
    within('institution', institutionsOf(actor, ...OWN)),
    has(actor, 'SECRETARIAT') ? within('state', WITH_SECRETARIAT) : none,
    has(actor, 'COMMISSION_MEMBER', 'OBSERVER', 'NHRI') ? within('state', WITH_COMMISSION) : none,
  );

/**
 * The rows a person may read: drafts and returned ones the own institution, submitted and validated ones also the secretariat, accepted
 * ones also Commission, observer and NHRI, published ones everybody whom the visibility of report and action lets in.
 */
export function visibleTo(actor: Actor): Scope<ReportField> {
  if (actor.kind === 'system') return all;
  const open = audience(actor);
  return or<ReportField>(
    chainScope(actor),
    // A submitted contribution is written for the lead, which may insert it into its own report.
    and<ReportField>(
      within('role', ['CO_EXECUTOR']),
      within('state', WITH_SECRETARIAT),
      within('lead', institutionsOf(actor, ...WRITERS)),
    ),
    and<ReportField>(within('state', ['PUBLISHED']), within('visibility', open), within('actionVisibility', open)),
  );
}

/** The lead in force; one per action. */
export const LEADING = { role: 'LEAD', status: { in: ['ACCEPTED', 'AGREED_IN_MEETING'] } } as const satisfies {
  role: AssignmentRole;
  status: { in: AssignmentStatus[] };
};

const asEnum = (values: readonly string[], type: string) => Prisma.sql`any(${[...values]}::text[]::${Prisma.raw(`"${type}"`)}[])`;

/** Compiled for the aliases r (ProgressReport) and a (Action). */
export const reportScope = compileScope<ReportField, Prisma.ProgressReportWhereInput, ReportRow>({
  institution: {
    where: (values) => ({ institutionId: { in: [...values] } }),
    sql: (values) => Prisma.sql`r."institutionId" = any(${[...values]}::uuid[])`,
    test: (row, values) => values.includes(row.institutionId),
  },
  role: {
    where: (values) => ({ role: { in: [...values] as AssignmentRole[] } }),
    sql: (values) => Prisma.sql`r."role" = ${asEnum(values, 'AssignmentRole')}`,
    test: (row, values) => values.includes(row.role),
  },
  lead: {
    where: (values) => ({
      action: { assignments: { some: { ...LEADING, institutionId: { in: [...values] } } } },
    }),
    sql: (
      values,
    ) => Prisma.sql`exists (select 1 from "ActionAssignment" lx where lx."actionId" = r."actionId" and lx."role" = 'LEAD'
      and lx."status" in ('ACCEPTED', 'AGREED_IN_MEETING') and lx."institutionId" = any(${[...values]}::uuid[]))`,
    test: (row, values) => row.action.leads.some((id) => values.includes(id)),
  },
  state: {
    where: (values) => ({ state: { in: [...values] as ReportState[] } }),
    sql: (values) => Prisma.sql`r."state" = ${asEnum(values, 'ReportState')}`,
    test: (row, values) => values.includes(row.state),
  },
  visibility: {
    where: (values) => ({ visibility: { in: [...values] as Visibility[] } }),
    sql: (values) => Prisma.sql`r."visibility" = ${asEnum(values, 'Visibility')}`,
    test: (row, values) => values.includes(row.visibility),
  },
  actionVisibility: {
    where: (values) => ({ action: { visibility: { in: [...values] as Visibility[] } } }),
    sql: (values) => Prisma.sql`a."visibility" = ${asEnum(values, 'Visibility')}`,
    test: (row, values) => values.includes(row.action.visibility),
  },
});

export const canRead = (actor: Actor, report: ReportRow | null): boolean =>
  !!report && reportScope.test(visibleTo(actor), report);

// ── the chain: who holds it, and when it moved

export const canReadChain = (actor: Actor, report: ReportRow | null): boolean =>
  !!report && reportScope.test(chainScope(actor), report);

/** Comments of a return stay between those who wrote and received them. @param bySecretariat the return came from the secretariat */
export const canReadComment = (actor: Actor, institutionId: string, bySecretariat: boolean): boolean =>
  hasFor(actor, institutionId, ...OWN) || (bySecretariat && has(actor, 'SECRETARIAT'));

// ── writing

type Owned = { institutionId: string } | null;
type InState = { institutionId: string; state: ReportState } | null;

/** The own people of the institution, while it is theirs to write. @param part the institution's part, with the report's state or null */
export const canWrite = (actor: Actor, part: { institutionId: string; state: ReportState | null } | null): boolean =>
  !!part && hasFor(actor, part.institutionId, ...WRITERS) && isEditable(part.state);

export const canSubmit = (actor: Actor, report: InState): boolean =>
  !!report && hasFor(actor, report.institutionId, ...WRITERS) && canFollow(report.state, 'SUBMITTED');

/** Who signs: the validator; where one person serves the institution, that person. */
export const isSigner = (actor: Actor, institutionId: string | null): boolean =>
  hasFor(actor, institutionId, 'VALIDATOR', 'NHRI');

/**
 * Signing for the institution. An own report may be signed only by a person who is the institution's only one.
 * @param others how many other people of the institution could write or sign
 */
export const canValidate = (
  actor: Actor,
  report: (NonNullable<InState> & { submittedById: string | null; others: number }) | null,
): boolean => {
  if (!report || !canFollow(report.state, 'VALIDATED')) return false;
  const alone = report.others === 0 && hasFor(actor, report.institutionId, ...WRITERS);
  const isOwn = !!actor.userId && report.submittedById === actor.userId;
  return isOwn ? alone : isSigner(actor, report.institutionId) || alone;
};

export const canAccept = (actor: Actor, report: InState): boolean =>
  !!report && has(actor, 'SECRETARIAT') && canFollow(report.state, 'ACCEPTED');

/** The validator returns what is submitted; the secretariat what is validated or accepted; nobody what is published. */
export const canReturn = (actor: Actor, report: InState): boolean => {
  if (!report || !canFollow(report.state, 'RETURNED')) return false;
  return report.state === 'SUBMITTED' ? isSigner(actor, report.institutionId) : has(actor, 'SECRETARIAT');
};

// ── periods

export const canManagePeriods = (actor: Actor, plan: { deletedAt: Date | null } | null): boolean =>
  !!plan && !plan.deletedAt && has(actor, 'SECRETARIAT');

export const canGrantException = (actor: Actor, period: { publishedAt: Date | null } | null): boolean =>
  !!period && !period.publishedAt && has(actor, 'SECRETARIAT');

/** The institution asks for itself. */
export const canAskException = (actor: Actor, ask: Owned): boolean => !!ask && hasFor(actor, ask.institutionId, ...WRITERS);

export const canRecordByLetter = (actor: Actor, period: { publishedAt: Date | null } | null): boolean =>
  !!period && !period.publishedAt && has(actor, 'SECRETARIAT');

/** Institutions that have not reported are named only to the secretariat and to themselves. */
export const missingScope = (actor: Actor): { everywhere: boolean; institutionIds: string[] } => ({
  everywhere: has(actor, 'SECRETARIAT'),
  institutionIds: institutionsOf(actor, ...OWN),
});

/** How far the roll-up of a period goes for a reader: each step only for those who may read reports of that state. */
export type CountDepth = 'OWN' | 'CHAIN' | 'ACCEPTED' | 'PUBLISHED';
export const countDepth = (actor: Actor): CountDepth => {
  if (has(actor, 'SECRETARIAT')) return 'CHAIN';
  if (has(actor, 'COMMISSION_MEMBER', 'OBSERVER', 'NHRI')) return 'ACCEPTED';
  return institutionsOf(actor, ...WRITERS).length ? 'OWN' : 'PUBLISHED';
};

export const writersOf = (actor: Actor): string[] => institutionsOf(actor, ...WRITERS);
export const signersOf = (actor: Actor): string[] => institutionsOf(actor, 'VALIDATOR', 'NHRI');

/** Whether a part is the actor's own institution's; another ministry's does not exist for it. */
export const isOwnPart = (actor: Actor, part: { institutionId: string } | null): boolean =>
  !!part && hasFor(actor, part.institutionId, ...WRITERS);
