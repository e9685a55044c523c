// The matrix of a plan as rows of a document: what the reader may see, in the plan's order, words in all languages.
import type { ActionFilter } from '@/lib/actions/filter';
import { whereSql } from '@/lib/actions/list-sql';
import { statusSql } from '@/lib/actions/status-sql';
import type { LocalText } from '@/lib/documents/local-text';
import type { MatrixInput, MatrixRow } from '@/lib/documents/templates/matrix';
import { getPlan, type PlanHead } from '@/lib/plans/queries';
import type { Actor } from '@/lib/platform/auth/actor';
import { queryRows } from '@/lib/platform/db';
import { DomainError } from '@/lib/platform/errors';
import { Prisma } from '@/prisma/generated/client';
import type { ActionStatus, AssignmentRole } from '@/prisma/generated/enums';

const { sql } = Prisma;
/** Paper beyond this is not read by anybody; the interface for programs pages. */
export const MAX_ROWS = 5000;

type Row = {
  number: string;
  section: LocalText;
  objective: LocalText | null;
  title: LocalText;
  deadline: LocalText;
  endDate: string | null;
  expectedResult: LocalText;
  indicators: LocalText[];
  sdgTargets: string[];
  status: ActionStatus;
  parts: { role: AssignmentRole; name: LocalText }[];
};

const wordsOf = (table: string, key: string, id: Prisma.Sql, column: string) =>
  sql`(select json_object_agg(t."language", t.${Prisma.raw(`"${column}"`)}) from ${Prisma.raw(`"${table}"`)} t where t.${Prisma.raw(`"${key}"`)} = ${id} and t.${Prisma.raw(`"${column}"`)} <> '')`;

const ROWS = (
  where: Prisma.Sql,
  status: Prisma.Sql,
) => sql`select action_number(a."sectionId", a."objectiveId", a."rank") as number,
    ${wordsOf('PlanSectionText', 'sectionId', sql`a."sectionId"`, 'title')} as section, ${wordsOf('ObjectiveText', 'objectiveId', sql`a."objectiveId"`, 'title')} as objective,
    ${wordsOf('ActionText', 'actionId', sql`a."id"`, 'title')} as title, ${wordsOf('ActionText', 'actionId', sql`a."id"`, 'deadlineWording')} as deadline, a."endDate",
    ${wordsOf('ActionText', 'actionId', sql`a."id"`, 'expectedResult')} as "expectedResult", ${status} as status,
    coalesce((select json_agg(${wordsOf('IndicatorText', 'indicatorId', sql`d."id"`, 'title')} order by d."code") from "Indicator" d where d."actionId" = a."id"), '[]') as indicators,
    coalesce((select json_agg(x."targetCode" order by x."isPrimary" desc, x."targetCode") from "ActionSdgTarget" x where x."actionId" = a."id"), '[]') as "sdgTargets",
    coalesce((select json_agg(json_build_object('role', x."role", 'name', (select json_object_agg(n."language", n."name") from "InstitutionName" n where n."institutionId" = x."institutionId" and n."validTo" is null)) order by x."role", x."proposedAt")
      from "ActionAssignment" x where x."actionId" = a."id" and x."status" not in ('DECLINED', 'TRANSFERRED')), '[]') as parts
  from "Action" a where ${where} order by a."path" limit ${MAX_ROWS + 1}`;

const asRow = (row: Row): MatrixRow => {
  const named = (role: AssignmentRole) => row.parts.filter((p) => p.role === role).map((p) => p.name);
  return {
    number: row.number,
    section: row.section ?? {},
    ...(row.objective && { objective: row.objective }),
    title: row.title ?? {},
    deadline: row.deadline ?? {},
    endDate: row.endDate,
    lead: named('LEAD')[0] ?? null,
    coExecutors: named('CO_EXECUTOR'),
    partners: named('PARTNER'),
    expectedResult: row.expectedResult ?? {},
    sdgTargets: row.sdgTargets,
    status: row.status,
    indicators: row.indicators.filter(Boolean),
  };
};

/** @throws NotFound; RULE when the plan is too long for paper */
export async function getMatrixInput(
  actor: Actor,
  planId: string,
  filter: ActionFilter,
  language: string,
): Promise<{ plan: PlanHead; input: MatrixInput }> {
  const plan = await getPlan(actor, planId, language);
  const rows = await queryRows<Row>(ROWS(whereSql(actor, planId, filter), statusSql(actor)));
  if (rows.length > MAX_ROWS) throw new DomainError('RULE', 'plans.error.tooLongForPaper');
  const [words] = await queryRows<{
    title: LocalText;
    notice: LocalText | null;
  }>(sql`select ${wordsOf('PlanText', 'planId', sql`${planId}::uuid`, 'title')} as title,
    (select "value" -> 'notice' from "Setting" where "key" = 'demonstration') as notice`);
  const act =
    plan.legalAct?.number && plan.legalAct.date
      ? { ...plan.legalAct, number: plan.legalAct.number, date: plan.legalAct.date }
      : null;
  const notice = plan.isIllustrative && words?.notice ? { notice: words.notice } : {};
  return { plan, input: { plan: { title: words?.title ?? {} }, ...notice, asOf: actor.today, act, rows: rows.map(asRow) } };
}
