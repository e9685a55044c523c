// The grid's data, saves and stream: read by whoever reads the plan; a cell is written by those who may write its field, rows are arranged by
// the secretariat.
import { everybody, method } from '../table';

const draft = `select "id" as "planId" from "Plan" where "status" = 'DRAFTING' and "previousPlanId" is not null`;
const tab = '018f0000-0000-7000-8000-000000000001';

const ledBy = (code: string) =>
  `exists (select 1 from "ActionAssignment" x join "Institution" i on i."id" = x."institutionId" where x."actionId" = a."id" and x."role" = 'LEAD' and x."status" in ('PROPOSED', 'ACCEPTED') and i."code" = '${code}')`;
/** A new result in the source language, over the one that stands there. */
const cell = (
  code: string,
) => `select json_build_object('cells', json_build_array(json_build_object('id', a."id", 'field', 'result', 'language', t."language", 'value', 'Результат ' || random(), 'base', t."expectedResult"))) as body
  from "Action" a join "Plan" p on p."id" = a."planId" join "ActionText" t on t."actionId" = a."id" and t."language" = a."sourceLanguage"
  where p."status" = 'DRAFTING' and p."previousPlanId" is not null and a."deletedAt" is null and a."visibility" = 'PARTNERS' and ${ledBy(code)} order by a."path" limit 1`;

export const grid = [
  method('GET /api/plans/[planId]/grid', { params: draft, may: everybody }),
  method('GET /api/plans/[planId]/grid/choices', { params: draft, may: everybody }),
  method('GET /api/plans/[planId]/grid/stream', { params: draft, query: `?tab=${tab}`, may: everybody }),
  method('POST /api/plans/[planId]/grid/presence', { params: draft, body: { tab, place: null }, may: everybody }),
  method('PATCH /api/plans/[planId]/grid', {
    of: 'the own ministry’s row',
    params: draft,
    bodyFrom: cell('MOE'),
    may: ['secretariat', 'focal', 'validator'],
  }),
  method('PATCH /api/plans/[planId]/grid', {
    of: 'another ministry’s row',
    params: draft,
    bodyFrom: cell('MOJ'),
    may: ['secretariat'],
  }),
  method('POST /api/plans/[planId]/grid/rows', {
    params: draft,
    bodyFrom: `select json_build_object('act', 'addObjective', 'sectionId', s."id", 'language', 'ru', 'title', 'Новая задача') as body
      from "PlanSection" s join "Plan" p on p."id" = s."planId" where p."status" = 'DRAFTING' and p."previousPlanId" is not null and s."kind" = 'AREA' and s."deletedAt" is null order by s."rank" desc limit 1`,
    may: ['secretariat'],
  }),
  method('GET /api/plans/[planId]/grid', { of: 'no such plan', params: `select gen_random_uuid() as "planId"`, may: [] }),
  method('GET /api/plans/[planId]/grid/stream', {
    of: 'no such plan',
    params: `select gen_random_uuid() as "planId"`,
    query: `?tab=${tab}`,
    may: [],
  }),
];
