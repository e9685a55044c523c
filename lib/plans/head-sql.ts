// The columns that every page standing on a plan reads.
import { planScope, visibleTo } from '@/lib/plans/policy';
import type { Actor } from '@/lib/platform/auth/actor';
import { Prisma } from '@/prisma/generated/client';

const { sql } = Prisma;

/** Title of a plan in the reader's language, else in its source, else in any. */
export const titleOf = (plan: Prisma.Sql, language: string) => sql`left join lateral (
    select t."title", t."shortTitle", t."language" as lang, t."state" from "PlanText" t where t."planId" = ${plan}."id"
    order by t."language" = ${language} desc, t."language" = ${plan}."sourceLanguage" desc, t."language" limit 1)`;

const LINK = (alias: string) =>
  sql`json_build_object('id', ${Prisma.raw(alias)}."id", 'shortTitle', w."shortTitle", 'lang', w.lang, 'status', ${Prisma.raw(alias)}."status")`;

const others = (
  actor: Actor,
  language: string,
  which: Prisma.Sql,
) => sql`(select coalesce(json_agg(${LINK('p')} order by p."periodStart"), '[]')
    from "Plan" p ${titleOf(sql`p`, language)} w on true where ${which} and p."deletedAt" is null and ${planScope.sql(visibleTo(actor))})`;

/** Columns of a plan over alias `p0`; used by every page that stands on a plan. */
export const headSql = (
  actor: Actor,
  language: string,
) => sql`p0."id", p0."kind", p0."status", p0."periodStart", p0."periodEnd", p0."sourceLanguage", p0."usesPercent", p0."isIllustrative",
    p0."version", p0."deletedAt", coalesce(w0."title", '') as title, coalesce(w0."shortTitle", '') as "shortTitle", coalesce(w0.lang, p0."sourceLanguage") as lang, coalesce(w0."state", 'MISSING') as state,
    (select json_build_object('id', l."id", 'type', l."type", 'number', l."number", 'date', l."date", 'title', l."title", 'note', l."note") from "LegalAct" l where l."id" = p0."legalActId") as "legalAct",
    ${others(actor, language, sql`p."id" = p0."previousPlanId"`)} -> 0 as previous, ${others(actor, language, sql`p."previousPlanId" = p0."id"`)} as next`;

export const headFrom = (id: string, language: string) =>
  sql`"Plan" p0 ${titleOf(sql`p0`, language)} w0 on true where p0."id" = ${id}::uuid`;
