// What a text may mention: actions of its plan and SDG targets, as they are numbered and called now.
import { actionScope, visibleTo } from '@/lib/actions/policy';
import { planScope, visibleTo as plansVisibleTo } from '@/lib/plans/policy';
import type { Actor } from '@/lib/platform/auth/actor';
import { queryRows } from '@/lib/platform/db';
import { canReadGoals } from '@/lib/sdg/policy';
import { type ReferenceMap, type ReferenceWords, type RichBody, referenceKey, referencesIn } from '@/lib/sections/rich-text';
import { Prisma } from '@/prisma/generated/client';

const { sql } = Prisma;

export type ReferenceChoice = { kind: 'action' | 'sdg'; ref: string; number: string; title: string; lang: string };
const ENOUGH = 20;

const actions = (actor: Actor, language: string, where: Prisma.Sql) => sql`
  select 'action' as kind, a."id"::text as ref, action_number(a."sectionId", a."objectiveId", a."rank") as number, w."title", w."language" as lang
  from "Action" a join "Plan" p on p."id" = a."planId" join lateral (select t."title", t."language" from "ActionText" t where t."actionId" = a."id"
    order by t."language" = ${language} desc, t."language" = a."sourceLanguage" desc limit 1) w on true
  where a."deletedAt" is null and ${planScope.sql(plansVisibleTo(actor))} and ${actionScope.sql(visibleTo(actor))} and ${where}`;

const targets = (actor: Actor, language: string, where: Prisma.Sql) => sql`
  select 'sdg' as kind, t."code" as ref, t."code" as number, coalesce(t."short" ->> ${language}, t."short" ->> 'en') as title, ${language} as lang
  from "SdgTarget" t where ${canReadGoals(actor)} and ${where}`;

/** What can be mentioned in a text of this plan: by number, or by words of the title. */
export function findReferences(
  actor: Actor,
  planId: string,
  query: string,
  language = actor.language,
): Promise<ReferenceChoice[]> {
  const like = `%${query.trim().replace(/[\\%_]/g, '\\$&')}%`;
  const begins = like.slice(1);
  return queryRows(sql`
    (select * from (${actions(actor, language, sql`a."planId" = ${planId}::uuid`)}) x where x.number like ${begins} or maksat_fold(x."title") like maksat_fold(${like}) limit ${ENOUGH})
    union all (select * from (${targets(actor, language, sql`(t."code" like ${begins} or maksat_fold(coalesce(t."short" ->> ${language}, '')) like maksat_fold(${like}))`)}) y limit ${ENOUGH})`);
}

/** The mentions of some texts in today's words; what the reader may not see keeps the words it was put in with. */
export async function resolveReferences(
  actor: Actor,
  bodies: readonly (RichBody | null)[],
  language = actor.language,
): Promise<ReferenceMap> {
  const all = bodies.flatMap(referencesIn);
  const ids = all.filter((r) => r.kind === 'action' && /^[0-9a-f-]{36}$/.test(r.ref)).map((r) => r.ref);
  const codes = all.filter((r) => r.kind === 'sdg').map((r) => r.ref);
  if (!ids.length && !codes.length) return {};
  const rows = await queryRows<ReferenceChoice>(
    sql`${actions(actor, language, sql`a."id" = any(${ids}::uuid[])`)} union all ${targets(actor, language, sql`t."code" = any(${codes})`)}`,
  );
  return Object.fromEntries(rows.map((row): [string, ReferenceWords] => [referenceKey(row.kind, row.ref), wordsOf(row)]));
}

const wordsOf = ({ kind, ref, number, title, lang }: ReferenceChoice): ReferenceWords => ({
  number,
  title,
  lang,
  href: kind === 'action' ? `/actions/${ref}` : null,
});
