// Plans as people see them: the list, and the head that every page of a plan needs.
import { headFrom, headSql, titleOf } from '@/lib/plans/head-sql';
import {
  canAdvance,
  canCreate,
  canDelete,
  canEdit,
  canRead,
  canRecordAct,
  canRestore,
  canStartDrafting,
  planScope,
  visibleTo,
} from '@/lib/plans/policy';
import { BIN_DAYS } from '@/lib/plans/rules';
import type { Actor } from '@/lib/platform/auth/actor';
import { queryRows } from '@/lib/platform/db';
import { NotFound } from '@/lib/platform/errors';
import { Prisma } from '@/prisma/generated/client';
import type { PlanKind, PlanStatus, TextState } from '@/prisma/generated/enums';

const { sql } = Prisma;

export type PlanTitle = { title: string; shortTitle: string; lang: string };
export type PlanLink = { id: string; shortTitle: string; lang: string; status: PlanStatus };
export type LegalActView = {
  id: string;
  type: string;
  number: string | null;
  date: string | null;
  title: Record<string, string>;
  note: string | null;
};

export type PlanHead = PlanTitle & {
  id: string;
  kind: PlanKind;
  status: PlanStatus;
  periodStart: string;
  periodEnd: string;
  sourceLanguage: string;
  usesPercent: boolean;
  isIllustrative: boolean;
  version: number;
  deletedAt: Date | string | null;
  state: TextState;
  legalAct: LegalActView | null;
  previous: PlanLink | null;
  next: PlanLink[];
  can: { edit: boolean; startDrafting: boolean; recordAct: boolean; delete: boolean; advance: boolean };
};

/** Judges a row of `headSql`. @throws NotFound when it is absent or not for the actor */
export function asHead<T extends Omit<PlanHead, 'can'>>(actor: Actor, row: T | undefined): T & { can: PlanHead['can'] } {
  if (!row || !canRead(actor, row)) throw new NotFound();
  const can = {
    edit: canEdit(actor, row),
    startDrafting: canStartDrafting(actor, row),
    recordAct: canRecordAct(actor, row),
    delete: canDelete(actor, row),
    advance: canAdvance(actor, row),
  };
  return { ...row, can };
}

/** The head of one plan. @throws NotFound */
export async function getPlan(actor: Actor, id: string, language = actor.language): Promise<PlanHead> {
  const [row] = await queryRows<Omit<PlanHead, 'can'>>(sql`select ${headSql(actor, language)} from ${headFrom(id, language)}`);
  return asHead(actor, row);
}

export type PlanListItem = PlanTitle & {
  id: string;
  kind: PlanKind;
  status: PlanStatus;
  periodStart: string;
  periodEnd: string;
  isIllustrative: boolean;
  areas: number;
  actions: number;
};

/** Where counting the actions of a plan stops in lists. */
const COUNTED = 1001;

/** Every plan the actor may read, the latest first. */
export async function listPlans(
  actor: Actor,
  language = actor.language,
): Promise<{ plans: PlanListItem[]; can: { create: boolean; seeBin: boolean } }> {
  const plans =
    await queryRows<PlanListItem>(sql`select p."id", p."kind", p."status", p."periodStart", p."periodEnd", p."isIllustrative", coalesce(w."title", '') as title, coalesce(w."shortTitle", '') as "shortTitle",
      coalesce(w.lang, p."sourceLanguage") as lang,
      (select count(*) from "PlanSection" s where s."planId" = p."id" and s."kind" = 'AREA' and s."deletedAt" is null) as areas,
      (select count(*) from (select 1 from "Action" a where a."planId" = p."id" and a."deletedAt" is null limit ${COUNTED}) x) as actions
    from "Plan" p ${titleOf(sql`p`, language)} w on true where p."deletedAt" is null and ${planScope.sql(visibleTo(actor))} order by p."periodStart" desc, p."createdAt" desc`);
  return { plans, can: { create: canCreate(actor), seeBin: canCreate(actor) } };
}

export type PlanTextView = {
  language: string;
  title: string;
  shortTitle: string;
  version: number;
  state: TextState;
  basedOnVersion: number | null;
};

/** The titles of a plan in every language, for its edit form. The caller has read the plan. */
export const listPlanTexts = (actor: Actor, id: string): Promise<PlanTextView[]> =>
  queryRows(sql`select t."language", t."title", t."shortTitle", t."version", t."state", t."basedOnVersion" from "PlanText" t join "Plan" p on p."id" = t."planId"
    where t."planId" = ${id}::uuid and p."deletedAt" is null and ${planScope.sql(visibleTo(actor))}`);

export type DeletedPlan = PlanTitle & {
  id: string;
  status: PlanStatus;
  deletedAt: Date;
  deletedBy: string | null;
  can: { restore: boolean };
};

/** Plans in the bin, for those who may bring them back. */
export async function listDeletedPlans(actor: Actor, language = actor.language): Promise<DeletedPlan[]> {
  const rows = await queryRows<
    Omit<DeletedPlan, 'can'>
  >(sql`select p."id", p."status", p."deletedAt", u."name" as "deletedBy", coalesce(w."title", '') as title, coalesce(w."shortTitle", '') as "shortTitle", w.lang
    from "Plan" p ${titleOf(sql`p`, language)} w on true left join "User" u on u."id" = p."deletedById"
    where p."deletedAt" > now() - make_interval(days => ${BIN_DAYS}) order by p."deletedAt" desc`);
  return rows.filter((p) => canRestore(actor, p)).map((p) => ({ ...p, can: { restore: true } }));
}
