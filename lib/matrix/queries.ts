// The grid's data: the same list and the same scope as the table of the page.
import type { ActionFilter, Sort } from '@/lib/actions/filter';
import { noFilter } from '@/lib/actions/filter';
import { type ActionListItem, listActionIds, listActions } from '@/lib/actions/list-queries';
import { editableFields } from '@/lib/actions/policy';
import { type InstitutionChoice, listInstitutionChoices } from '@/lib/actions/queries';
import {
  GRID_MAX,
  type Grid,
  type GridObjective,
  type GridRights,
  type GridRow,
  type GridRows,
  type GridSection,
} from '@/lib/matrix/grid';
import { canEdit, canRead, type PlanFacts } from '@/lib/plans/policy';
import type { Actor } from '@/lib/platform/auth/actor';
import { queryRows } from '@/lib/platform/db';
import { NotFound } from '@/lib/platform/errors';
import { listSdgTargets, type SdgTargetView } from '@/lib/sdg/queries';
import { Prisma } from '@/prisma/generated/client';

const { sql } = Prisma;
type Plan = PlanFacts & { id: string };

const words = (table: string, key: string, owner: string, language: string) => sql`left join lateral (
    select t."title", t."language" as lang, t."version" from ${Prisma.raw(`"${table}"`)} t where t.${Prisma.raw(`"${key}"`)} = ${Prisma.raw(owner)}."id"
    order by t."language" = ${language} desc, t."basedOnVersion" is null desc, t."language" limit 1) w on true`;

const STRUCTURE = (planId: string, language: string) => sql`select p."id", p."status", p."deletedAt",
    (select coalesce(json_agg(json_build_object('id', s."id", 'number', s."ordinal", 'title', w."title", 'lang', w.lang, 'version', w."version") order by s."rank"), '[]')
      from "PlanSection" s ${words('PlanSectionText', 'sectionId', 's', language)} where s."planId" = p."id" and s."kind" = 'AREA' and s."deletedAt" is null) as sections,
    (select coalesce(json_agg(json_build_object('id', o."id", 'sectionId', o."sectionId", 'number', concat_ws('.', s."ordinal", o."ordinal"), 'title', w."title", 'lang', w.lang, 'version', w."version") order by s."rank", o."rank"), '[]')
      from "Objective" o join "PlanSection" s on s."id" = o."sectionId" ${words('ObjectiveText', 'objectiveId', 'o', language)}
      where o."planId" = p."id" and o."level" = 'OBJECTIVE' and o."deletedAt" is null and s."deletedAt" is null) as objectives
  from "Plan" p where p."id" = ${planId}::uuid`;

export type GridQuestion = { filter: ActionFilter; sort: Sort; descending: boolean };

/** Everything the grid shows, in two statements. @throws NotFound */
export async function getGrid(actor: Actor, planId: string, question: GridQuestion, language: string): Promise<Grid> {
  const [plan] = await queryRows<Plan & { sections: GridSection[]; objectives: GridObjective[] }>(STRUCTURE(planId, language));
  if (!plan || !canRead(actor, plan)) throw new NotFound();
  const list = await listActions(actor, plan, { ...question, limit: GRID_MAX, language });
  return {
    ...compact(actor, plan, list.next ? [] : list.rows),
    sections: plan.sections,
    objectives: plan.objectives,
    can: { arrange: canEdit(actor, plan) },
    tooMany: list.next !== null,
  };
}

/** Some rows again, as far as the actor may read them. */
export async function listGridRows(actor: Actor, plan: Plan, ids: readonly string[], language: string): Promise<GridRows> {
  const question = { filter: noFilter, sort: 'number' as const, descending: false, limit: ids.length, language, ids };
  return compact(actor, plan, ids.length ? (await listActions(actor, plan, question)).rows : []);
}

/** The plan, if the actor may read it now; null otherwise. One small statement: it is asked again and again while a grid is open. */
export async function findReadablePlan(actor: Actor, planId: string): Promise<Plan | null> {
  const [plan] = await queryRows<Plan>(sql`select "id", "status", "deletedAt" from "Plan" where "id" = ${planId}::uuid`);
  return plan && canRead(actor, plan) ? plan : null;
}

export type GridChoices = { institutions: InstitutionChoice[]; targets: SdgTargetView[] };

/** What the editors offer. @throws NotFound */
export async function getGridChoices(actor: Actor, planId: string, language: string): Promise<GridChoices> {
  if (!(await findReadablePlan(actor, planId))) throw new NotFound();
  const [institutions, targets] = await Promise.all([listInstitutionChoices(actor, planId, language), listSdgTargets(actor)]);
  return { institutions, targets };
}

function compact(actor: Actor, plan: Plan, items: readonly ActionListItem[]): GridRows {
  const known = new Map<string, number>();
  const rights: GridRights = [];
  const institutions: GridRows['institutions'] = {};
  const targets: GridRows['targets'] = {};
  const rows = items.map((item) => {
    for (const { institutionId, code, name, shortName } of item.assignments)
      institutions[institutionId] ??= { code, name, shortName };
    for (const { code, short } of item.sdgTargets) targets[code] ??= short ?? '';
    const groups = editableFields(actor, { visibility: item.visibility, deletedAt: null, plan, assignments: item.assignments });
    const key = groups.join();
    const can = known.get(key) ?? rights.push(groups) - 1;
    known.set(key, can);
    return rowOf(item, can);
  });
  return { rows, rights, institutions, targets };
}

function rowOf(item: ActionListItem, can: number): GridRow {
  const { id, number, sectionId, objectiveId, title, lang, indicators, indicator, startDate, endDate, recurrence } = item;
  const { budgets, draftStatus, status, derived, isUnverified, missing } = item;
  return {
    ...{ id, number, sectionId, objectiveId, title, lang, indicators, indicator, startDate, endDate, recurrence },
    ...{ budgets, draftStatus, status, derived, isUnverified, missing, can },
    result: item.expectedResult,
    resultLang: item.expectedResultLang,
    wording: item.deadlineWording,
    wordingLang: item.deadlineWordingLang,
    indicatorWords: item.indicatorsWording,
    indicatorLang: item.indicatorsWordingLang,
    parts: item.assignments.map(({ institutionId, role, status: answer }) => ({ institutionId, role, status: answer })),
    sdg: item.sdgTargets.map((t) => t.code),
  };
}

/** Ids of the rows that the actor may read. */
export const listVisibleIds = (actor: Actor, planId: string, limit: number): Promise<string[]> =>
  listActionIds(actor, planId, noFilter, limit);

/** A line that was cut may have missed what was being committed at that moment. */
const MARGIN_SECONDS = 15;

/** What was changed in a plan since then, as the notices say it: no words, only which things. The caller reads them through their scope. */
export const listChangedSince = (
  actor: Actor,
  planId: string,
  since: Date,
  limit: number,
): Promise<{ event: string; type: string; id: string | null; plan: string }[]> =>
  queryRows(sql`select distinct x."event", x."subjectType" as type, x."subjectId" as id, x."planId" as plan from (
      select "event", "subjectType", "subjectId", "planId", "at", "refusal" from "AuditEvent" where "planId" = ${planId}::uuid and ${actor.kind === 'user'} order by "id" desc limit ${limit}) x
    where x."refusal" is null and x."at" > ${since} - make_interval(secs => ${MARGIN_SECONDS})`);
