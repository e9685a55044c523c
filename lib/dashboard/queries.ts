// The figures of a plan on the business day, in one statement over one materialised list of actions.
import { actionScope, visibleTo as actionsVisibleTo, followsAcceptance } from '@/lib/actions/policy';
import { isToldSql, statusSql } from '@/lib/actions/status-sql';
import { canReadDashboard, overdueScope } from '@/lib/dashboard/policy';
import { asShown, type Counted } from '@/lib/dashboard/rules';
import { getPlan, type PlanHead } from '@/lib/plans/queries';
import type { Actor } from '@/lib/platform/auth/actor';
import { queryRows } from '@/lib/platform/db';
import { NotFound } from '@/lib/platform/errors';
import { actionNumber, actionWords, institutionName } from '@/lib/reporting/sql';
import { Prisma } from '@/prisma/generated/client';

const { sql } = Prisma;

/** Weighted progress in percent, null where nothing is reported or the plan does not use percent. */
type Progress = number | null;
export type InstitutionFigures = { id: string; code: string; name: string; counts: Counted[]; progress: Progress };
export type SectionFigures = { id: string; number: number; title: string; lang: string; counts: Counted[]; progress: Progress };
export type GoalFigures = { code: string; name: string; actions: number; completed: number; progress: Progress };
export type PeriodFigures = {
  code: string;
  startDate: string;
  endDate: string;
  progress: Progress;
  completed: number;
  reported: number;
};
export type OverdueAction = {
  id: string;
  number: string;
  title: string;
  lang: string;
  endDate: string;
  days: number;
  lead: string | null;
};

export type Dashboard = {
  plan: PlanHead;
  counts: Counted[];
  progress: Progress;
  withoutLead: number;
  /** What others reported counts from its publication on. */
  waitsForPublication: boolean;
  institutions: InstitutionFigures[];
  sections: SectionFigures[];
  goals: GoalFigures[];
  periods: PeriodFigures[];
  /** Every period that has opened, oldest first. */
  reportingPeriods: { id: string; startDate: string; endDate: string }[];
  /** The longest overdue that this reader may see, at most ten; null where rankings are not for the reader. */
  overdue: OverdueAction[] | null;
};

type Raw = Omit<Dashboard, 'plan' | 'waitsForPublication' | 'counts' | 'institutions' | 'sections'> & {
  counts: Counted[];
  institutions: (Omit<InstitutionFigures, 'counts'> & { counts: Counted[] })[];
  sections: (Omit<SectionFigures, 'counts'> & { counts: Counted[] })[];
};

/** Σ(weight × percent) / Σ weight over what is reported and not cancelled, to one decimal. */
const weighted = sql`round((sum(t."weight" * t.percent) filter (where t."status" <> 'CANCELLED' and t.percent is not null))::numeric
  / nullif(sum(t."weight") filter (where t."status" <> 'CANCELLED' and t.percent is not null), 0), 1)::float8`;

const counted = (
  by: Prisma.Sql,
) => sql`(select json_agg(json_build_object('bucket', c.bucket, 'status', c."status", 'count', c.n))
  from (select u.bucket, u."status", sum(u.n)::int as n from cell u where ${by} group by 1, 2) c)`;

const ACT = (actor: Actor, planId: string) => sql`
  last as materialized (select distinct on (r."actionId") r."actionId", r."progressPercent" as percent
    from "ReportingPeriod" p join "ProgressReport" r on r."periodId" = p."id" and r."role" = 'LEAD' and r."state" in ('ACCEPTED', 'PUBLISHED') and ${isToldSql(actor)}
    where p."planId" = ${planId}::uuid order by r."actionId", p."endDate" desc),
  act as materialized (select a."id", a."sectionId", s."status", a."weight", a."endDate", l."institutionId" as lead, last.percent,
      case when a."recurrence" <> 'CONTINUOUS' and a."endDate" < ${actor.today}::date and s."status" in ('NOT_STARTED', 'IN_PROGRESS') then 'OVERDUE' else s."status"::text end as bucket
    from "Action" a cross join lateral (select ${statusSql(actor)} as "status") s left join last on last."actionId" = a."id"
      left join lateral (select x."institutionId" from "ActionAssignment" x where x."actionId" = a."id" and x."role" = 'LEAD'
        and x."status" in ('ACCEPTED', 'AGREED_IN_MEETING', 'PROPOSED', 'CHANGE_REQUESTED') order by x."status" in ('ACCEPTED', 'AGREED_IN_MEETING') desc limit 1) l on true
    where a."planId" = ${planId}::uuid and a."deletedAt" is null and a."draftStatus" <> 'WITHDRAWN' and ${actionScope.sql(actionsVisibleTo(actor))}),
  cell as materialized (select t.lead, t."sectionId", t.bucket, t."status", count(*) as n from act t group by 1, 2, 3, 4)`;

const INSTITUTIONS = (
  actor: Actor,
  language: string,
) => sql`coalesce((select json_agg(json_build_object('id', g.lead, 'code', i."code",
    'name', ${institutionName(sql`g.lead`, language, actor.today)}, 'progress', g.progress, 'counts', ${counted(sql`u.lead = g.lead`)}) order by g.n desc, i."code")
  from (select t.lead, count(*) as n, ${weighted} as progress from act t where t.lead is not null group by 1) g join "Institution" i on i."id" = g.lead), '[]')`;

const SECTIONS = (
  language: string,
) => sql`coalesce((select json_agg(json_build_object('id', g."sectionId", 'number', section_number(g."sectionId"), 'title', w."title", 'lang', w."language",
    'progress', g.progress, 'counts', ${counted(sql`u."sectionId" = g."sectionId"`)}) order by s."rank")
  from (select t."sectionId", ${weighted} as progress from act t group by 1) g join "PlanSection" s on s."id" = g."sectionId"
  left join lateral (select x."title", x."language" from "PlanSectionText" x where x."sectionId" = s."id" order by x."language" = ${language} desc, x."language" limit 1) w on true), '[]')`;

const GOALS = (
  language: string,
) => sql`coalesce((select json_agg(json_build_object('code', g."code", 'name', coalesce(g."short" ->> ${language}, g."short" ->> 'en'), 'actions', coalesce(c.n, 0),
    'completed', coalesce(c.done, 0), 'progress', c.progress) order by g."rank")
  from "SdgGoal" g left join (select t.goal, count(*) as n, count(*) filter (where t."status" = 'COMPLETED') as done, ${weighted} as progress
    from (select distinct d."goalCode" as goal, act.* from act join "ActionSdgTarget" k on k."actionId" = act."id" join "SdgTarget" d on d."code" = k."targetCode") t group by 1) c on c.goal = g."code"), '[]')`;

/** Half-years that are closed, as their own lead reports told them: a running one would show only who was quick. What was cancelled later still counted then. */
const PERIODS = (
  actor: Actor,
  planId: string,
) => sql`coalesce((select json_agg(json_build_object('code', p."code", 'startDate', p."startDate", 'endDate', p."endDate",
    'progress', c.progress, 'completed', c.completed, 'reported', c.reported) order by p."endDate")
  from "ReportingPeriod" p join lateral (select count(*) as reported, count(*) filter (where r."statusReported" = 'COMPLETED') as completed,
      round((sum(act."weight" * r."progressPercent") filter (where r."statusReported" <> 'CANCELLED'))::numeric
        / nullif(sum(act."weight") filter (where r."statusReported" <> 'CANCELLED' and r."progressPercent" is not null), 0), 1)::float8 as progress
    from "ProgressReport" r join act on act."id" = r."actionId" where r."periodId" = p."id" and r."role" = 'LEAD' and r."state" in ('ACCEPTED', 'PUBLISHED') and ${isToldSql(actor)}) c on c.reported > 0
  where p."planId" = ${planId}::uuid and (p."lockedAt" is not null or p."publishedAt" is not null or p."locksAt" < ${actor.today}::date)), '[]')`;

function overdueSql(actor: Actor, language: string): Prisma.Sql {
  const { everywhere, institutionIds } = overdueScope(actor);
  if (!everywhere && !institutionIds.length) return sql`null::json`;
  return sql`coalesce((select json_agg(o order by o."endDate") from (
    select a."id", ${actionNumber} as number, w."title", w.lang, a."endDate", ${actor.today}::date - a."endDate" as days, i."code" as lead
    from act t join "Action" a on a."id" = t."id" ${actionWords(language)} left join "Institution" i on i."id" = t.lead
    where t.bucket = 'OVERDUE' ${everywhere ? Prisma.empty : sql`and t.lead = any(${institutionIds}::uuid[])`} order by a."endDate", a."path" limit 10) o), '[]')`;
}

/** Everything the dashboard of one plan shows. @throws NotFound */
export async function getDashboard(actor: Actor, planId: string, language: string): Promise<Dashboard> {
  const plan = await getPlan(actor, planId, language);
  if (!canReadDashboard(actor, plan)) throw new NotFound();
  const [raw] = await queryRows<Raw>(sql`with ${ACT(actor, planId)}
    select coalesce(${counted(sql`true`)}, '[]') as counts, (select ${weighted} from act t) as progress, (select count(*) from act where lead is null) as "withoutLead",
      ${INSTITUTIONS(actor, language)} as institutions, ${SECTIONS(language)} as sections, ${GOALS(language)} as goals, ${PERIODS(actor, planId)} as periods,
      coalesce((select json_agg(json_build_object('id', p."id", 'startDate', p."startDate", 'endDate', p."endDate") order by p."endDate") from "ReportingPeriod" p where p."planId" = ${planId}::uuid and p."opensAt" <= ${actor.today}::date), '[]') as "reportingPeriods", ${overdueSql(actor, language)} as overdue`);
  if (!raw) throw new NotFound();
  return asDashboard(actor, plan, raw);
}

function asDashboard(actor: Actor, plan: PlanHead, raw: Raw): Dashboard {
  const { everywhere, institutionIds } = overdueScope(actor);
  const percent = (value: Progress) => (plan.usesPercent ? value : null);
  return {
    ...raw,
    plan,
    waitsForPublication: !followsAcceptance(actor),
    progress: percent(raw.progress),
    counts: asShown(raw.counts, true),
    institutions: raw.institutions.map((i) => ({
      ...i,
      progress: percent(i.progress),
      counts: asShown(i.counts, everywhere || institutionIds.includes(i.id)),
    })),
    sections: raw.sections.map((s) => ({ ...s, progress: percent(s.progress), counts: asShown(s.counts, true) })),
    goals: raw.goals.map((g) => ({ ...g, progress: percent(g.progress) })),
    periods: raw.periods.map((p) => ({ ...p, progress: percent(p.progress) })),
  };
}
