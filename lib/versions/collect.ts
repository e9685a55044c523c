// What a version holds: the parts of a plan as canonical content, read in four statements through whoever runs them.
import type { VersionBlob, VersionPart } from '@/lib/versions/content';
import { Prisma } from '@/prisma/generated/client';
import type { VersionKind } from '@/prisma/generated/enums';

const { sql } = Prisma;

/** Runs a read: in a transaction, or with the loader's own client. */
export type Reader = <T>(query: Prisma.Sql) => Promise<T[]>;

type Row<K extends keyof VersionBlob> = Omit<VersionPart, 'kind' | 'json'> & { json: VersionBlob[K] };

const words = (table: string, key: string, owner: Prisma.Sql, columns: readonly string[]) => {
  const pairs = Prisma.join(columns.map((c) => sql`${Prisma.raw(`'${c}'`)}, t.${Prisma.raw(`"${c}"`)}`));
  return sql`(select coalesce(json_object_agg(t."language", json_build_object(${pairs})), '{}') from ${Prisma.raw(`"${table}"`)} t where t.${Prisma.raw(`"${key}"`)} = ${owner})`;
};

const PLAN = (
  id: string,
) => sql`select p."id" as "entityId", '' as "language", null::text as "parentId", '' as "rank", '' as "number",
    json_build_object('kind', p."kind", 'periodStart', p."periodStart", 'periodEnd', p."periodEnd", 'sourceLanguage', p."sourceLanguage", 'usesPercent', p."usesPercent",
      'act', (select json_build_object('type', l."type", 'number', l."number", 'date', l."date", 'title', l."title") from "LegalAct" l where l."id" = p."legalActId"),
      'texts', ${words('PlanText', 'planId', sql`p."id"`, ['title', 'shortTitle'])}) as "json"
  from "Plan" p where p."id" = ${id}::uuid`;

const SECTIONS = (
  id: string,
) => sql`select s."id" as "entityId", t."language", s."parentId", s."rank", case when s."kind" = 'AREA' then section_number(s."id")::text else '' end as "number",
    json_build_object('kind', s."kind", 'title', t."title", 'body', t."body", 'state', case when t."basedOnVersion" < o."version" then 'OUTDATED' else t."state"::text end) as "json"
  from "PlanSection" s join "Plan" p on p."id" = s."planId" join "PlanSectionText" t on t."sectionId" = s."id"
    left join "PlanSectionText" o on o."sectionId" = s."id" and o."language" = p."sourceLanguage"
  where s."planId" = ${id}::uuid and s."deletedAt" is null order by s."rank", t."language"`;

const OBJECTIVES = (
  id: string,
) => sql`select o."id" as "entityId", '' as "language", o."sectionId" as "parentId", o."rank", objective_number(o."id") as "number",
    json_build_object('level', o."level", 'texts', ${words('ObjectiveText', 'objectiveId', sql`o."id"`, ['title'])}) as "json"
  from "Objective" o where o."planId" = ${id}::uuid and o."deletedAt" is null order by o."sectionId", o."rank"`;

const WORDS = ['title', 'description', 'expectedResult', 'meansOfVerification', 'risks', 'deadlineWording', 'indicatorsWording'];

const ACTIONS = (
  id: string,
) => sql`select a."id" as "entityId", '' as "language", coalesce(a."objectiveId", a."sectionId") as "parentId", a."path" as "rank",
    action_number(a."sectionId", a."objectiveId", a."rank") as "number",
    json_build_object('registerNumber', a."registerNumber", 'sourceNumber', a."sourceNumber", 'sourceLanguage', a."sourceLanguage", 'startDate', a."startDate", 'endDate', a."endDate",
      'recurrence', a."recurrence", 'draftStatus', a."draftStatus", 'status', a."status", 'weight', a."weight", 'visibility', a."visibility",
      'texts', ${words('ActionText', 'actionId', sql`a."id"`, WORDS)},
      'sdg', (select coalesce(json_agg(x."targetCode" order by x."isPrimary" desc, x."targetCode"), '[]') from "ActionSdgTarget" x where x."actionId" = a."id"),
      'assignments', (select coalesce(json_agg(json_build_object('institutionId', x."institutionId", 'code', i."code", 'role', x."role", 'status', x."status",
          'names', (select coalesce(json_object_agg(n."language", n."name"), '{}') from "InstitutionName" n where n."institutionId" = i."id" and n."validTo" is null)) order by x."role", x."proposedAt", i."code"), '[]')
        from "ActionAssignment" x join "Institution" i on i."id" = x."institutionId" where x."actionId" = a."id" and x."status" not in ('DECLINED', 'TRANSFERRED')),
      'indicators', (select coalesce(json_agg(json_build_object('code', d."code", 'baseline', d."baseline", 'texts', ${words('IndicatorText', 'indicatorId', sql`d."id"`, ['title', 'unit'])},
          'targets', (select coalesce(json_agg(json_build_object('date', g."date", 'value', g."value") order by g."date"), '[]') from "IndicatorTarget" g where g."indicatorId" = d."id")) order by d."code"), '[]') from "Indicator" d where d."actionId" = a."id"),
      'milestones', (select coalesce(json_agg(json_build_object('dueDate', m."dueDate", 'texts', ${words('MilestoneText', 'milestoneId', sql`m."id"`, ['title'])}) order by m."rank"), '[]') from "Milestone" m where m."actionId" = a."id"),
      'budgets', (select coalesce(json_agg(json_build_object('year', b."year", 'amount', b."amount", 'currency', b."currency", 'source', b."source", 'wording', b."wording") order by b."year", b."id"), '[]') from "ActionBudget" b where b."actionId" = a."id")) as "json"
  from "Action" a where a."planId" = ${id}::uuid and a."deletedAt" is null order by a."path"`;

/** Every part of a plan that is not in the bin, in the plan's order. */
export async function collectParts(read: Reader, planId: string): Promise<VersionPart[]> {
  const as = async <K extends VersionKind>(kind: K, query: Prisma.Sql) =>
    (await read<Row<K>>(query)).map((row) => ({ ...row, kind }) as VersionPart);
  return [
    ...(await as('PLAN', PLAN(planId))),
    ...(await as('SECTION', SECTIONS(planId))),
    ...(await as('OBJECTIVE', OBJECTIVES(planId))),
    ...(await as('ACTION', ACTIONS(planId))),
  ];
}
