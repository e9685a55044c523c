// What changed in a plan: its own fields, its sections, objectives and actions, newest first, with the values of before.
import { actionScope, visibleTo as actionsVisibleTo } from '@/lib/actions/policy';
import { type EventRow, type EventView, eventColumns, eventView } from '@/lib/audit/event-view';
import { visibleTo as eventsVisibleTo } from '@/lib/audit/policy';
import { eventScope } from '@/lib/audit/scope';
import { getPlan, type PlanHead } from '@/lib/plans/queries';
import type { Actor } from '@/lib/platform/auth/actor';
import { queryRows } from '@/lib/platform/db';
import { Prisma } from '@/prisma/generated/client';

const { sql } = Prisma;

export const CHANGE_KINDS = ['plan', 'section', 'objective', 'action'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];
export type ChangeFilter = {
  kind: ChangeKind | null;
  /** One section: its text, its objectives and its actions. */
  sectionId: string | null;
  before: string | null;
};
export type ChangedEvent = EventView & { place: { href: string; name: string; lang: string | null } | null };
export type ChangesPage = {
  plan: PlanHead;
  items: ChangedEvent[];
  next: string | null;
  section: { title: string; lang: string } | null;
};

const CHANGES_PAGE = 30;
/** Downloads change nothing. */
const QUIET = ['plan.exported', 'plan.figuresExported', 'action.unchanged', 'assignment.unchanged'];

type Row = EventRow & { number: string | null; title: string | null; lang: string | null };

const title = (table: string, key: string, language: string) =>
  sql`(select json_build_object('title', x."title", 'lang', x."language") from ${Prisma.raw(`"${table}"`)} x where x.${Prisma.raw(`"${key}"`)} = e."subjectId" order by x."language" = ${language} desc, x."language" limit 1)`;

const ofSection = (id: string) =>
  sql`(e."subjectId" = ${id}::uuid or a."sectionId" = ${id}::uuid or o."sectionId" = ${id}::uuid)`;

/** @throws NotFound. What happened to an action is told to those who may read it. */
export async function listPlanChanges(
  actor: Actor,
  planId: string,
  filter: ChangeFilter,
  language = actor.language,
): Promise<ChangesPage> {
  const plan = await getPlan(actor, planId, language);
  const kinds = filter.kind ? [filter.kind] : [...CHANGE_KINDS];
  const rows = await queryRows<Row & { words: { title: string; lang: string } | null }>(sql`select ${eventColumns(language)},
      case when a."id" is not null then action_number(a."sectionId", a."objectiveId", a."rank") when o."id" is not null then objective_number(o."id") end as number,
      case e."subjectType" when 'section' then ${title('PlanSectionText', 'sectionId', language)} when 'objective' then ${title('ObjectiveText', 'objectiveId', language)} when 'action' then ${title('ActionText', 'actionId', language)} end as words
    from "AuditEvent" e left join "User" u on u."id" = e."actorId"
      left join "Action" a on e."subjectType" = 'action' and a."id" = e."subjectId" left join "Objective" o on e."subjectType" = 'objective' and o."id" = e."subjectId"
    where e."planId" = ${planId}::uuid and e."subjectType" = any(${kinds}) and e."refusal" is null and e."event" <> all(${QUIET}) and ${eventScope.sql(eventsVisibleTo(actor))}
      and (e."subjectType" <> 'action' or (a."id" is not null and ${actionScope.sql(actionsVisibleTo(actor))}))
      ${filter.sectionId ? sql`and ${ofSection(filter.sectionId)}` : Prisma.empty} ${filter.before ? sql`and e."id" < ${filter.before}::bigint` : Prisma.empty}
    order by e."id" desc limit ${CHANGES_PAGE + 1}`);
  const items = rows
    .slice(0, CHANGES_PAGE)
    .map(({ words, number, ...row }) => ({ ...eventView(row, language), place: placeOf(row, planId, number, words) }));
  const section = filter.sectionId ? (rows.find((r) => r.subjectId === filter.sectionId)?.words ?? null) : null;
  return { plan, items, next: rows.length > CHANGES_PAGE ? (items.at(-1)?.id ?? null) : null, section };
}

function placeOf(
  row: EventRow,
  planId: string,
  number: string | null,
  words: { title: string; lang: string } | null,
): ChangedEvent['place'] {
  const href: Record<string, string> = {
    section: `/plans/${planId}/sections/${row.subjectId}`,
    objective: `/plans/${planId}/matrix?objective=${row.subjectId}`,
    action: `/actions/${row.subjectId}`,
  };
  const to = href[row.subjectType];
  return to && words ? { href: to, name: [number, words.title].filter(Boolean).join(' '), lang: words.lang } : null;
}
