// The facts that the steps of a plan are judged by, with the rows that are to blame. One statement, for the page and for the command.
import { isThere } from '@/lib/actions/list-sql';
import type { Facts, Required } from '@/lib/adoption/rules';
import { isDecided } from '@/lib/handover/queries';
import { Prisma } from '@/prisma/generated/client';

const { sql } = Prisma;

/** Rows that a refusal names; the list behind its link has all. */
export const NAMED = 10;

/** An accepted lead is more than a proposed one. */
const THERE: Record<Required, Prisma.Sql> = {
  lead: sql`exists (select 1 from "ActionAssignment" x where x."actionId" = a."id" and x."role" = 'LEAD' and x."status" = 'ACCEPTED')`,
  deadline: isThere('deadline'),
  expectedResult: isThere('expectedResult'),
  sdg: isThere('sdg'),
};

const blocking = (where: Prisma.Sql, language: string) => sql`json_build_object(
    'count', (select count(*) from "Action" a where ${where}),
    'rows', (select coalesce(json_agg(r), '[]') from (select a."id", action_number(a."sectionId", a."objectiveId", a."rank") as number, w."title", w."language" as lang
      from "Action" a left join lateral (select x."title", x."language" from "ActionText" x where x."actionId" = a."id"
        order by x."language" = ${language} desc, x."language" = a."sourceLanguage" desc limit 1) w on true where ${where} order by a."path" limit ${NAMED}) r))`;

/** Over all actions of the plan, whoever asks: a plan is not submitted because a row is hidden from somebody. */
export function factsSql(planId: string, language: string): Prisma.Sql {
  const own = sql`a."planId" = ${planId}::uuid and a."deletedAt" is null`;
  const lacking = (fact: Required) => blocking(sql`${own} and not ${THERE[fact]}`, language);
  return sql`select json_build_object('actions', (select count(*) from "Action" a where ${own}),
    'undecided', ${blocking(sql`a."planId" = (select p."previousPlanId" from "Plan" p where p."id" = ${planId}::uuid) and a."deletedAt" is null and not ${isDecided}`, language)},
    'missing', json_build_object('lead', ${lacking('lead')}, 'deadline', ${lacking('deadline')}, 'expectedResult', ${lacking('expectedResult')}, 'sdg', ${lacking('sdg')})) as facts`;
}
export type FactsRow = { facts: Facts };
