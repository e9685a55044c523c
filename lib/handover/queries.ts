// The page of fates: the old plan's actions with what became of them, the counts, and where an action may go.
import { type Cursor, decodeCursor, encodeCursor, noFilter } from '@/lib/actions/filter';
import { whereSql } from '@/lib/actions/list-sql';
import { actionScope, visibleTo as actionsVisibleTo } from '@/lib/actions/policy';
import { statusSql } from '@/lib/actions/status-sql';
import { canDecideIn } from '@/lib/handover/policy';
import { FATES, type FateCounts } from '@/lib/handover/rules';
import type { Show } from '@/lib/handover/schema';
import { getPlan, type PlanHead } from '@/lib/plans/queries';
import type { Actor } from '@/lib/platform/auth/actor';
import { queryRows } from '@/lib/platform/db';
import { NotFound } from '@/lib/platform/errors';
import { Prisma } from '@/prisma/generated/client';
import type { ActionFate, ActionStatus } from '@/prisma/generated/enums';

const { sql, join } = Prisma;

export type FateView = {
  fate: ActionFate;
  reason: string | null;
  to: { id: string; number: string; title: string; lang: string } | null;
};
export type OldAction = {
  id: string;
  number: string;
  path: string;
  title: string;
  lang: string;
  section: string;
  status: ActionStatus;
  isUnverified: boolean;
  lead: { code: string; shortName: string; name: string } | null;
  fates: FateView[];
};
export type HandoverPage = {
  plan: PlanHead & { previous: NonNullable<PlanHead['previous']> };
  counts: FateCounts & { /** Undecided and reported as completed. */ completed: number };
  rows: OldAction[];
  next: string | null;
  can: { decide: boolean };
};

export const HANDOVER_PAGE = 50;

/** Decisions that still stand: what leads to an action in the bin decides nothing. Alias `l`, target `t`. */
const FATES_OF = sql`"ActionLineage" l left join "Action" t on t."id" = l."toId" where l."fromId" = a."id" and t."deletedAt" is null`;
/** Over alias `a`: whether somebody has decided. */
export const isDecided: Prisma.Sql = sql`exists (select 1 from ${FATES_OF})`;

const shown = (show: Show): Prisma.Sql =>
  show === 'all'
    ? sql`true`
    : show === 'undecided'
      ? sql`not ${isDecided}`
      : sql`exists (select 1 from ${FATES_OF} and l."fate" = ${show}::"ActionFate")`;

const best = (language: string) =>
  sql`order by x."language" = ${language} desc, x."language" = a."sourceLanguage" desc, x."language" limit 1`;

const ROWS = (actor: Actor, where: Prisma.Sql, cursor: Cursor | null, language: string) => sql`
  select a."id", action_number(a."sectionId", a."objectiveId", a."rank") as number, a."path", w."title", w."language" as lang, ${statusSql(actor)} as status, a."isUnverified",
    (select x."title" from "PlanSectionText" x where x."sectionId" = a."sectionId" ${best(language)}) as section,
    (select json_build_object('code', i."code", 'shortName', coalesce(n."shortName", i."code"), 'name', coalesce(n."name", i."code"))
      from "ActionAssignment" x join "Institution" i on i."id" = x."institutionId" left join lateral (select n."name", n."shortName" from "InstitutionName" n where n."institutionId" = i."id" and n."validTo" is null
        order by n."language" = ${language} desc limit 1) n on true where x."actionId" = a."id" and x."role" = 'LEAD' and x."status" not in ('DECLINED', 'TRANSFERRED') limit 1) as lead,
    (select coalesce(json_agg(json_build_object('fate', l."fate", 'reason', l."reason", 'to', case when t."id" is not null and ${visibleTarget(actor)} then json_build_object('id', t."id", 'number', action_number(t."sectionId", t."objectiveId", t."rank"),
        'title', (select x."title" from "ActionText" x where x."actionId" = t."id" ${best(language)}), 'lang', (select x."language" from "ActionText" x where x."actionId" = t."id" ${best(language)})) end)), '[]')
      from ${FATES_OF}) as fates
  from "Action" a left join lateral (select x."title", x."language" from "ActionText" x where x."actionId" = a."id" ${best(language)}) w on true
  where ${where} ${cursor ? sql`and (a."path", a."id") > (${cursor.path}, ${cursor.id}::uuid)` : Prisma.empty} order by a."path", a."id" limit ${HANDOVER_PAGE + 1}`;

/** What is not for the reader in the next plan is told without its name. */
const visibleTarget = (actor: Actor) =>
  sql`exists (select 1 from "Action" a where a."id" = t."id" and ${actionScope.sql(actionsVisibleTo(actor))})`;

/** @throws NotFound where the plan follows no other */
export async function getHandover(
  actor: Actor,
  planId: string,
  { show, after }: { show: Show; after?: string | undefined },
  language = actor.language,
): Promise<HandoverPage> {
  const { previous, ...plan } = await getPlan(actor, planId, language);
  if (!previous) throw new NotFound();
  const every = whereSql(actor, previous.id, noFilter);
  const count = (name: Show) => sql`count(*) filter (where ${shown(name)}) as ${Prisma.raw(`"${name}"`)}`;
  const counting = sql`select count(*) as "all", count(*) filter (where not ${isDecided} and ${statusSql(actor)} = 'COMPLETED') as completed, ${join([count('undecided'), ...FATES.map(count)])} from "Action" a where ${every}`;
  const cursor = after ? decodeCursor(after) : null;
  const [row] = await queryRows<{ counts: HandoverPage['counts']; rows: OldAction[] }>(sql`
    select (select row_to_json(c) from (${counting}) c) as counts,
      (select coalesce(json_agg(r), '[]') from (${ROWS(actor, sql`${every} and ${shown(show)}`, cursor, language)}) r) as rows`);
  if (!row) throw new NotFound();
  const rows = row.rows.slice(0, HANDOVER_PAGE);
  const last = rows.at(-1);
  const more = row.rows.length > HANDOVER_PAGE && last;
  return {
    plan: { ...plan, previous },
    counts: row.counts,
    rows,
    next: more ? encodeCursor({ value: null, path: last.path, id: last.id }) : null,
    can: { decide: canDecideIn(actor, plan) },
  };
}

export type FateChoices = {
  /** The rows to decide. */
  chosen: { id: string; number: string; title: string; lang: string }[];
  places: { value: string; label: string }[];
  /** Actions of the next plan that nothing leads to yet. */
  targets: { value: string; label: string }[];
};

/** What the form of a decision offers. The caller has read the page. */
export async function listFateChoices(
  actor: Actor,
  planId: string,
  ids: readonly string[],
  language = actor.language,
): Promise<FateChoices> {
  const scope = actionScope.sql(actionsVisibleTo(actor));
  const title = (table: string, key: string, id: Prisma.Sql) =>
    sql`(select x."title" from ${Prisma.raw(`"${table}"`)} x where x.${Prisma.raw(`"${key}"`)} = ${id} order by x."language" = ${language} desc, x."language" limit 1)`;
  const [row] = await queryRows<FateChoices>(sql`select
    (select coalesce(json_agg(json_build_object('id', a."id", 'number', action_number(a."sectionId", a."objectiveId", a."rank"), 'title', w."title", 'lang', w."language") order by a."path"), '[]')
      from "Action" a left join lateral (select x."title", x."language" from "ActionText" x where x."actionId" = a."id" ${best(language)}) w on true
      join "Plan" n on n."id" = ${planId}::uuid where a."id" = any(${[...ids]}::uuid[]) and a."planId" = n."previousPlanId" and a."deletedAt" is null and ${scope}) as chosen,
    (select coalesce(json_agg(json_build_object('value', z.value, 'label', z.label) order by z.s, z.o nulls first), '[]') from (
      select s."rank" as s, null::text as o, s."id"::text as value, section_number(s."id") || ' ' || ${title('PlanSectionText', 'sectionId', sql`s."id"`)} as label
        from "PlanSection" s where s."planId" = ${planId}::uuid and s."kind" = 'AREA' and s."deletedAt" is null
      union all select s."rank", o."rank", s."id" || '/' || o."id", objective_number(o."id") || ' ' || ${title('ObjectiveText', 'objectiveId', sql`o."id"`)}
        from "Objective" o join "PlanSection" s on s."id" = o."sectionId" where s."planId" = ${planId}::uuid and o."level" = 'OBJECTIVE' and o."deletedAt" is null and s."deletedAt" is null) z) as places,
    (select coalesce(json_agg(json_build_object('value', a."id", 'label', action_number(a."sectionId", a."objectiveId", a."rank") || ' ' || ${title('ActionText', 'actionId', sql`a."id"`)}) order by a."path"), '[]')
      from "Action" a where a."planId" = ${planId}::uuid and a."deletedAt" is null and ${scope} and not exists (select 1 from "ActionLineage" l where l."toId" = a."id")) as targets`);
  if (!row) throw new NotFound();
  return row;
}
