// Assignments as people see them: of one action, waiting for an institution, disputed and waiting for the secretariat.
import { actionScope, visibleTo as actionsVisibleTo } from '@/lib/actions/policy';
import type { Show } from '@/lib/assignments/filter';
import { canPropose, canReadReason, canRespond, canSettle } from '@/lib/assignments/policy';
import { isDisputed, isOpen } from '@/lib/assignments/rules';
import { COUNTS, FROM, INSTITUTION_NAME } from '@/lib/assignments/sql';
import { planScope, visibleTo as plansVisibleTo } from '@/lib/plans/policy';
import { type Actor, institutionsOf } from '@/lib/platform/auth/actor';
import { queryRows } from '@/lib/platform/db';
import { Prisma } from '@/prisma/generated/client';
import type { AssignmentRole, AssignmentStatus, PlanStatus } from '@/prisma/generated/enums';

export type AssignmentView = {
  id: string;
  actionId: string;
  planId: string;
  number: string;
  title: string;
  titleLanguage: string;
  endDate: string | null;
  deadlineWording: string | null;
  institutionId: string;
  institution: string;
  institutionShort: string;
  role: AssignmentRole;
  status: AssignmentStatus;
  /** Null also where the reader may not know it. */
  reason: string | null;
  answer: string | null;
  proposedAt: Date;
  respondedAt: Date | null;
  version: number;
  letter: { number: string; date: string; signatory: string; scanId: string; recordedBy: string } | null;
  can: { respond: boolean; answer: boolean; withdraw: boolean };
};

type Row = Omit<AssignmentView, 'can'> & { planStatus: PlanStatus };

const select = (language: string) => Prisma.sql`
  select x."id", x."actionId", a."planId", action_number(a."sectionId", a."objectiveId", a."rank") as "number", w."title", w."language" as "titleLanguage",
    a."endDate", w."deadlineWording", x."institutionId", coalesce(iname."name", i."code") as "institution", coalesce(iname."shortName", i."code") as "institutionShort",
    x."role", x."status", x."reason", x."answer", x."proposedAt", x."respondedAt", x."version", p."status" as "planStatus",
    case when l."id" is null then null else json_build_object('number', l."number", 'date', l."date", 'signatory', l."signatory", 'scanId', l."scanId", 'recordedBy', lu."name") end as "letter"
  from "ActionAssignment" x join "Action" a on a."id" = x."actionId" join "Plan" p on p."id" = a."planId" join "Institution" i on i."id" = x."institutionId"
  ${INSTITUTION_NAME(language)}
  left join lateral (select t."title", t."language", t."deadlineWording" from "ActionText" t where t."actionId" = a."id" and t."state" <> 'MISSING'
    order by (t."language" = ${language}) desc, (t."language" = a."sourceLanguage") desc limit 1) w on true
  left join "OfficialLetter" l on l."id" = x."letterId" left join "User" lu on lu."id" = l."recordedById"`;

const visible = (actor: Actor) => Prisma.sql`a."deletedAt" is null and p."deletedAt" is null
  and ${actionScope.sql(actionsVisibleTo(actor))} and ${planScope.sql(plansVisibleTo(actor))}`;

function view(actor: Actor, { planStatus, ...row }: Row): AssignmentView {
  const mayKnow = canReadReason(actor, row);
  const withdrawable = canPropose(actor, { deletedAt: null, plan: { status: planStatus, deletedAt: null } });
  return {
    ...row,
    reason: mayKnow ? row.reason : null,
    answer: mayKnow ? row.answer : null,
    letter: mayKnow ? row.letter : null,
    can: {
      respond: isOpen(row.status) && canRespond(actor, row),
      answer: isDisputed(row.status) && canSettle(actor, row),
      withdraw: withdrawable,
    },
  };
}

/** All assignments of one action, lead first; empty when the action is not visible. */
export async function listAssignmentsOfAction(
  actor: Actor,
  actionId: string,
  language = actor.language,
): Promise<AssignmentView[]> {
  const rows = await queryRows<Row>(Prisma.sql`${select(language)} where x."actionId" = ${actionId}::uuid and ${visible(actor)}
    order by x."role", x."proposedAt", i."code"`);
  return rows.map((row) => view(actor, row));
}

export type AssignmentFilter = {
  planId?: string | undefined;
  /** "own": of the actor's institutions. */
  whose: 'own' | 'all';
  show: Show;
  institutionId?: string | undefined;
  role?: AssignmentRole | undefined;
  after?: string | undefined;
};

const SHOWN: Record<Show, readonly AssignmentStatus[] | null> = {
  open: ['PROPOSED', 'AGREED_IN_MEETING'],
  disputed: ['DECLINED', 'CHANGE_REQUESTED'],
  answered: ['ACCEPTED', 'TRANSFERRED'],
  all: null,
};

const PAGE = 50;
/** A print carries every row, up to this many. */
export const PRINTED = 2000;

/** Rows over aliases x, a and p that the filter lets through. */
export function condition(actor: Actor, filter: AssignmentFilter): Prisma.Sql {
  const parts = [visible(actor)];
  const statuses = SHOWN[filter.show];
  if (filter.planId) parts.push(Prisma.sql`a."planId" = ${filter.planId}::uuid`);
  if (filter.whose === 'own') parts.push(Prisma.sql`x."institutionId" = any(${institutionsOf(actor)}::uuid[])`);
  if (filter.institutionId) parts.push(Prisma.sql`x."institutionId" = ${filter.institutionId}::uuid`);
  if (filter.role) parts.push(Prisma.sql`x."role"::text = ${filter.role}`);
  if (statuses) parts.push(Prisma.sql`x."status"::text = any(${[...statuses]}::text[])`);
  return Prisma.join(parts, ' and ');
}

/** A page of assignments in the plan's order. @returns rows and the id to continue after */
export async function listAssignments(actor: Actor, filter: AssignmentFilter, language = actor.language, limit = PAGE) {
  const after = filter.after
    ? Prisma.sql`and (a."planId", a."path", x."id") > (select b."planId", b."path", y."id" from "ActionAssignment" y join "Action" b on b."id" = y."actionId" where y."id" = ${filter.after}::uuid)`
    : Prisma.empty;
  const rows = await queryRows<Row>(Prisma.sql`${select(language)} where ${condition(actor, filter)} ${after}
    order by a."planId", a."path", x."id" limit ${limit + 1}`);
  return {
    items: rows.slice(0, limit).map((row) => view(actor, row)),
    next: rows.length > limit ? (rows[limit - 1]?.id ?? null) : null,
  };
}

export type AssignmentCounts = Record<Show, number>;

/** How many of each kind, under the same filter. */
export async function countAssignments(
  actor: Actor,
  filter: Omit<AssignmentFilter, 'show' | 'after'>,
): Promise<AssignmentCounts> {
  const [row] = await queryRows<AssignmentCounts>(
    Prisma.sql`select ${COUNTS} ${FROM} where ${condition(actor, { ...filter, show: 'all' })}`,
  );
  return row ?? NONE;
}

export const NONE: AssignmentCounts = { open: 0, disputed: 0, answered: 0, all: 0 };
