// What the matrix shows around its rows: the plan, its sections with counts and completeness, the names of the filters in force.
import type { ActionFilter } from '@/lib/actions/filter';
import { COUNT_CAP } from '@/lib/actions/list-queries';
import { isThere, whereSql } from '@/lib/actions/list-sql';
import { FACTS, type Fact } from '@/lib/actions/rules';
import { headFrom, headSql } from '@/lib/plans/head-sql';
import { asHead, type PlanHead } from '@/lib/plans/queries';
import type { Actor } from '@/lib/platform/auth/actor';
import { queryRows } from '@/lib/platform/db';
import { Prisma } from '@/prisma/generated/client';

const { sql, join } = Prisma;

/** Group rows carry counts up to this many actions in a plan; beyond it counting would grow with the plan. */
const GROUPS_UP_TO = 2000;

export type GroupCount = { sectionId: string; objectiveId: string | null; actions: number } & Record<Fact, number>;
export type SectionHead = { id: string; number: number; title: string; lang: string };
export type Named = { code: string; name: string; lang: string | null };

export type MatrixFrame = PlanHead & {
  /** Capped: one more than the cap means "more than the cap". */
  total: number;
  found: number;
  sections: SectionHead[];
  /** Null where the plan is too large to count on every visit. */
  groups: GroupCount[] | null;
  /** Names behind the codes and ids of the filter. */
  named: {
    institutions: Named[];
    objectives: { id: string; number: string; title: string; lang: string }[];
    targets: { code: string; short: Record<string, string> }[];
  };
};

const textOf = (table: string, key: string, owner: Prisma.Sql, language: string) => {
  const [t, k] = [Prisma.raw(`"${table}"`), Prisma.raw(`"${key}"`)];
  return sql`left join lateral (select t."title", t."language" as lang from ${t} t where t.${k} = ${owner}."id"
    order by t."language" = ${language} desc, t."basedOnVersion" is null desc, t."language" limit 1) w on true`;
};

const SECTIONS = (
  planId: string,
  language: string,
) => sql`(select coalesce(json_agg(json_build_object('id', s."id", 'number', s.number, 'title', w."title", 'lang', w.lang) order by s."rank"), '[]')
  from (select s."id", s."rank", row_number() over (order by s."rank") as number from "PlanSection" s where s."planId" = ${planId}::uuid and s."kind" = 'AREA' and s."deletedAt" is null) s
  ${textOf('PlanSectionText', 'sectionId', sql`s`, language)})`;

const capped = (where: Prisma.Sql, cap: number) =>
  sql`(select count(*) from (select 1 from "Action" a where ${where} limit ${cap + 1}) x)`;

/** Counts per section and objective with each of the six facts: one pass, grouped. */
export const groupsSql = (where: Prisma.Sql) => sql`select a."sectionId", a."objectiveId", count(*) as actions,
    ${join(FACTS.map((f) => sql`count(*) filter (where ${isThere(f)}) as ${Prisma.raw(`"${f}"`)}`))}
  from "Action" a where ${where} group by a."sectionId", a."objectiveId"`;

const INSTITUTIONS = (
  codes: readonly string[],
  language: string,
) => sql`(select coalesce(json_agg(json_build_object('code', i."code", 'name', coalesce(n."name", i."code"), 'lang', n."language")), '[]')
  from "Institution" i left join lateral (select n."name", n."language" from "InstitutionName" n where n."institutionId" = i."id" and n."validTo" is null
    order by n."language" = ${language} desc, n."language" limit 1) n on true where i."code" = any(${codes as string[]}))`;

const OBJECTIVES = (
  ids: readonly string[],
  language: string,
) => sql`(select coalesce(json_agg(json_build_object('id', o."id", 'number', objective_number(o."id"), 'title', w."title", 'lang', w.lang)), '[]')
  from "Objective" o ${textOf('ObjectiveText', 'objectiveId', sql`o`, language)} where o."id" = any(${ids as string[]}::uuid[]))`;

const TARGETS = (
  codes: readonly string[],
) => sql`(select coalesce(json_agg(json_build_object('code', x."code", 'short', x."short")), '[]')
  from (select "code", "short" from "SdgTarget" union all select "code", "short" from "SdgGoal") x where x."code" = any(${codes as string[]}))`;

/** One statement for everything around the rows. @throws NotFound */
export async function getMatrixFrame(
  actor: Actor,
  planId: string,
  filter: ActionFilter,
  noFilter: ActionFilter,
  language: string,
): Promise<MatrixFrame> {
  const every = whereSql(actor, planId, noFilter);
  const [row] = await queryRows<
    Omit<MatrixFrame, 'can' | 'named'> & {
      institutions: Named[];
      objectives: MatrixFrame['named']['objectives'];
      targets: MatrixFrame['named']['targets'];
    }
  >(sql`
    select ${headSql(actor, language)}, c.total, ${capped(whereSql(actor, planId, filter), COUNT_CAP)} as found, ${SECTIONS(planId, language)} as sections,
      case when c.total <= ${GROUPS_UP_TO} then (select coalesce(json_agg(g), '[]') from (${groupsSql(every)}) g) end as groups,
      ${INSTITUTIONS([...filter.leads, ...filter.institutions], language)} as institutions, ${OBJECTIVES(filter.objectives, language)} as objectives, ${TARGETS(filter.sdg)} as targets
    from ${capped(every, GROUPS_UP_TO)} as c(total), ${headFrom(planId, language)}`);
  const { institutions, objectives, targets, ...head } = asHead(actor, row);
  return { ...head, named: { institutions, objectives, targets } };
}
