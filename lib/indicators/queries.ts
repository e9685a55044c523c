// An indicator as its form shows it, and the indicators of the objective that an action stands under.
import type { ActionFacts } from '@/lib/actions/policy';
import { fingerprintSql } from '@/lib/indicators/load';
import { canEditFacts, canEditValues, canRead, type IndicatorPlace } from '@/lib/indicators/policy';
import type { PlanFacts } from '@/lib/plans/policy';
import type { Actor } from '@/lib/platform/auth/actor';
import { queryRows } from '@/lib/platform/db';
import { NotFound } from '@/lib/platform/errors';
import { Prisma } from '@/prisma/generated/client';
import type { IndicatorType, IndicatorValueType } from '@/prisma/generated/enums';

const { sql } = Prisma;
type Text = { language: string; title: string; unit: string | null; dataSource: string | null };

type Place = {
  actionId: string | null;
  objectiveId: string | null;
  planId: string;
  planShort: string;
  sourceLanguage: string;
  number: string;
  plan: PlanFacts;
  action: (Pick<ActionFacts, 'visibility' | 'assignments'> & { deletedAt: string | null }) | null;
  objective: { deletedAt: string | null } | null;
};
export type IndicatorForm = Omit<Place, 'plan' | 'action' | 'objective'> & {
  indicator: {
    id: string;
    seen: string;
    code: string;
    type: IndicatorType;
    valueType: IndicatorValueType;
    isUp: boolean;
    sdgIndicator: string | null;
    frequency: string | null;
    baseline: number | null;
    baselineDate: string | null;
    baselineSource: Record<string, string> | null;
    texts: Text[];
    targets: { date: string; value: number }[];
    values: { date: string; value: number; isProvisional: boolean }[];
  } | null;
  can: { facts: boolean; values: boolean };
};

const INDICATOR = sql`json_build_object('id', d."id", 'seen', ${fingerprintSql}, 'code', d."code", 'type', d."type", 'valueType', d."valueType", 'isUp', d."isUp",
    'sdgIndicator', d."sdgIndicator", 'frequency', d."frequency", 'baseline', d."baseline", 'baselineDate', d."baselineDate", 'baselineSource', d."baselineSource",
    'texts', (select coalesce(json_agg(json_build_object('language', t."language", 'title', t."title", 'unit', t."unit", 'dataSource', t."dataSource")), '[]') from "IndicatorText" t where t."indicatorId" = d."id"),
    'targets', (select coalesce(json_agg(json_build_object('date', g."date", 'value', g."value") order by g."date"), '[]') from "IndicatorTarget" g where g."indicatorId" = d."id"),
    'values', (select coalesce(json_agg(json_build_object('date', v."date", 'value', v."value", 'isProvisional', v."isProvisional") order by v."date"), '[]') from "IndicatorValue" v where v."indicatorId" = d."id"))`;

const PLACE = (language: string) => sql`p."id" as "planId", p."sourceLanguage",
    (select t."shortTitle" from "PlanText" t where t."planId" = p."id" order by t."language" = ${language} desc, t."language" limit 1) as "planShort",
    coalesce(action_number(a."sectionId", a."objectiveId", a."rank"), objective_number(o."id")) as number,
    json_build_object('status', p."status", 'deletedAt', p."deletedAt") as plan,
    case when a."id" is not null then json_build_object('visibility', a."visibility", 'deletedAt', a."deletedAt", 'assignments',
      (select coalesce(json_agg(json_build_object('institutionId', x."institutionId", 'role', x."role", 'status', x."status")), '[]') from "ActionAssignment" x where x."actionId" = a."id")) end as action,
    case when o."id" is not null then json_build_object('deletedAt', o."deletedAt") end as objective`;

type Row = Place & { indicator: IndicatorForm['indicator'] };

function judged(actor: Actor, row: Row | undefined): IndicatorForm {
  if (!row) throw new NotFound();
  const { plan, action, objective, ...shown } = row;
  const place: IndicatorPlace = {
    action: action && { ...action, plan },
    objective: action ? null : objective && { ...objective, plan },
  };
  const can = { facts: canEditFacts(actor, place), values: canEditValues(actor, place) };
  if (!canRead(actor, place) || !can.values) throw new NotFound();
  return { ...shown, can };
}

/** The form of an indicator. @throws NotFound also for those who may change nothing in it */
export async function getIndicatorForm(actor: Actor, id: string, language: string): Promise<IndicatorForm> {
  const [row] = await queryRows<Row>(sql`select d."actionId", d."objectiveId", ${PLACE(language)}, ${INDICATOR} as indicator
    from "Indicator" d left join "Action" a on a."id" = d."actionId" left join "Objective" o on o."id" = d."objectiveId"
      join "Plan" p on p."id" = coalesce(a."planId", o."planId") where d."id" = ${id}::uuid`);
  return judged(actor, row);
}

/** The form of a new one. @throws NotFound */
export async function getNewIndicatorForm(
  actor: Actor,
  of: { actionId: string } | { objectiveId: string },
  language: string,
): Promise<IndicatorForm> {
  const from =
    'actionId' in of
      ? sql`(select ${of.actionId}::uuid as "actionId", null::uuid as "objectiveId") d`
      : sql`(select null::uuid as "actionId", ${of.objectiveId}::uuid as "objectiveId") d`;
  const [row] = await queryRows<Row>(sql`select d."actionId", d."objectiveId", ${PLACE(language)}, null as indicator
    from ${from} left join "Action" a on a."id" = d."actionId" left join "Objective" o on o."id" = d."objectiveId" join "Plan" p on p."id" = coalesce(a."planId", o."planId")`);
  const form = judged(actor, row);
  if (!form.can.facts) throw new NotFound();
  return form;
}
