// Who sees a report's document, who writes it, who makes its files.
import { canRead as canReadPlan, type PlanFacts } from '@/lib/plans/policy';
import { type Actor, has, isSystem } from '@/lib/platform/auth/actor';
import { all, and, compileScope, none, or, type Scope, within } from '@/lib/platform/scope';
import { Prisma } from '@/prisma/generated/client';
import type { GeneratedReportStatus, Visibility } from '@/prisma/generated/enums';

/** How far the period of a document has been opened: published; published with nothing in the document kept inside the country. */
export type Reach = 'PUBLISHED' | 'OPEN';
export type DocumentFacts = { status: GeneratedReportStatus; reach: readonly Reach[] };
/** What every judgement of one document asks. */
export type DocumentRow = DocumentFacts & { plan: PlanFacts; supplementToId: string | null };
export type DocumentField = 'status' | 'reach';

/**
 * Drafts are the secretariat's. A frozen report is read by the Commission, the observer, the Ombudsman and the ministries; by partners once
 * its period is published and nothing in it was kept internal; by the administrator once its period is published.
 */
export function visibleTo(actor: Actor): Scope<DocumentField> {
  if (isSystem(actor) || has(actor, 'SECRETARIAT')) return all;
  const frozen = within<DocumentField>('status', ['FROZEN']);
  if (has(actor, 'COMMISSION_MEMBER', 'OBSERVER', 'NHRI', 'FOCAL_POINT', 'VALIDATOR')) return frozen;
  return or<DocumentField>(
    has(actor, 'ADMIN') ? and<DocumentField>(frozen, within('reach', ['PUBLISHED'])) : none,
    has(actor, 'PARTNER') ? and<DocumentField>(frozen, within('reach', ['OPEN'])) : none,
  );
}

const KEPT_INSIDE: Visibility[] = ['INTERNAL', 'RESTRICTED'];
const inside = Prisma.sql`any(${KEPT_INSIDE}::text[])`;

const PUBLISHED = Prisma.sql`exists (select 1 from "ReportingPeriod" vp where vp."id" = g."periodId" and vp."publishedAt" is not null)`;
/** Nothing kept inside: no such action in the plan, and every accepted report of the period has been published. */
const OPEN = Prisma.sql`(${PUBLISHED}
  and not exists (select 1 from "Action" va where va."planId" = g."planId" and va."deletedAt" is null and va."visibility"::text = ${inside})
  and not exists (select 1 from "ProgressReport" vr where vr."periodId" = g."periodId" and vr."role" = 'LEAD'
    and (vr."state" = 'ACCEPTED' or (vr."state" = 'PUBLISHED' and vr."visibility"::text = ${inside}))))`;

const REACH: Record<Reach, { sql: Prisma.Sql; where: Prisma.GeneratedReportWhereInput }> = {
  PUBLISHED: { sql: PUBLISHED, where: { period: { publishedAt: { not: null } } } },
  OPEN: {
    sql: OPEN,
    where: {
      plan: { actions: { none: { deletedAt: null, visibility: { in: KEPT_INSIDE } } } },
      period: {
        publishedAt: { not: null },
        reports: {
          none: { role: 'LEAD', OR: [{ state: 'ACCEPTED' }, { state: 'PUBLISHED', visibility: { in: KEPT_INSIDE } }] },
        },
      },
    },
  },
};
const reachesOf = (values: readonly string[]) => values.flatMap((value) => REACH[value as Reach] ?? []);

/** The reach of a document as a text array, over alias g (GeneratedReport). */
export const reachSql = Prisma.sql`array_remove(array[case when ${PUBLISHED} then 'PUBLISHED' end, case when ${OPEN} then 'OPEN' end], null)`;

/** SQL stands over the alias g (GeneratedReport). */
export const documentScope = compileScope<DocumentField, Prisma.GeneratedReportWhereInput, DocumentFacts>({
  status: {
    where: (values) => ({ status: { in: [...values] as GeneratedReportStatus[] } }),
    sql: (values) => Prisma.sql`g."status"::text = any(${[...values]}::text[])`,
    test: (row, values) => values.includes(row.status),
  },
  reach: {
    where: (values) => ({ OR: reachesOf(values).map((reach) => reach.where) }),
    sql: (values) =>
      Prisma.sql`(${Prisma.join(
        reachesOf(values).map((reach) => reach.sql),
        ' or ',
      )})`,
    test: (row, values) => row.reach.some((reach) => values.includes(reach)),
  },
});

export const canRead = (actor: Actor, document: DocumentRow | null): boolean =>
  !!document && canReadPlan(actor, document.plan) && documentScope.test(visibleTo(actor), document);

// ── writing

type Period = { publishedAt?: Date | null; plan: { deletedAt: Date | string | null } };

/** A draft is begun by the secretariat, for any period of a living plan. */
export const canCreate = (actor: Actor, period: Period | null): boolean =>
  !!period && !period.plan.deletedAt && has(actor, 'SECRETARIAT');

/** Words, figures and freezing of a draft. */
export const canEdit = (actor: Actor, document: DocumentRow | null): boolean =>
  document?.status === 'DRAFT' && has(actor, 'SECRETARIAT');

export const canFreeze = (actor: Actor, document: DocumentRow | null): boolean => canEdit(actor, document);
export const canDiscard = (actor: Actor, document: DocumentRow | null): boolean => canEdit(actor, document);

/** What was accepted after the freeze goes into a supplement; a supplement has none of its own. */
export const canSupplement = (actor: Actor, document: DocumentRow | null): boolean =>
  document?.status === 'FROZEN' && document.supplementToId === null && has(actor, 'SECRETARIAT');

/** Who may read the document may have its files made. */
export const canRequest = canRead;

/** Only the queue's worker says that a file is made or cannot be made. */
export const canMake = (actor: Actor, output: object | null): boolean => !!output && isSystem(actor);
