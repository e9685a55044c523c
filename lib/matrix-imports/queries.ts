// Imports as people see them: the list of a plan, one import with its figures, its rows page by page.
import { z } from 'zod';

import { noFilter } from '@/lib/actions/filter';
import { isThere, whereSql } from '@/lib/actions/list-sql';
import { type Fact, REQUIRED_FACTS } from '@/lib/actions/rules';
import { isChangedSql } from '@/lib/matrix-imports/image';
import { isHeldSql } from '@/lib/matrix-imports/lock';
import { canChange, canImport, canSee, canSeeImports } from '@/lib/matrix-imports/policy';
import { isWithinUndo } from '@/lib/matrix-imports/rules';
import {
  ActionContent,
  Analysis,
  Counts,
  type Disposition,
  OtherContent,
  StagedProblem,
  StoredMapping,
} from '@/lib/matrix-imports/schema';
import type { Actor } from '@/lib/platform/auth/actor';
import { businessDay } from '@/lib/platform/clocks';
import { queryRows } from '@/lib/platform/db';
import { DomainError, NotFound } from '@/lib/platform/errors';
import type { Language } from '@/lib/platform/i18n/languages';
import { Prisma } from '@/prisma/generated/client';
import type { ImportState, PlanStatus } from '@/prisma/generated/enums';

const { sql } = Prisma;

type PlanRow = { planStatus: PlanStatus; planDeletedAt: Date | null };
const factsOf = ({ planStatus: status, planDeletedAt: deletedAt }: PlanRow) => ({ plan: { status, deletedAt } });

export type ImportItem = {
  id: string;
  fileName: string;
  state: ImportState;
  actions: number | null;
  createdAt: Date;
  committedAt: Date | null;
  undoneAt: Date | null;
  by: string | null;
};

/** Every import of a plan, the latest first (100 at most). @throws NotFound */
export async function listImports(actor: Actor, planId: string) {
  const [row] = await queryRows<
    PlanRow & { items: (Omit<ImportItem, 'createdAt' | 'committedAt' | 'undoneAt'> & Moments)[] }
  >(sql`
    select p."status" as "planStatus", p."deletedAt" as "planDeletedAt", (select coalesce(json_agg(x), '[]') from (
      select b."id", b."fileName", b."state", (b."counts" ->> 'actions')::int as "actions", b."createdAt", b."committedAt", b."undoneAt", u."name" as "by"
      from "ImportBatch" b left join "User" u on u."id" = b."createdById" where b."planId" = p."id" order by b."createdAt" desc limit 100) x) as "items"
    from "Plan" p where p."id" = ${planId}::uuid`);
  if (!row || !canSeeImports(actor, factsOf(row).plan)) throw new NotFound();
  const items: ImportItem[] = row.items.map((item) => ({ ...item, ...moments(item) }));
  return { items, can: { import: canImport(actor, factsOf(row).plan) } };
}

type Moments = { createdAt: string; committedAt: string | null; undoneAt: string | null };
const moments = ({ createdAt, committedAt, undoneAt }: Moments) => ({
  createdAt: new Date(createdAt),
  committedAt: committedAt ? new Date(committedAt) : null,
  undoneAt: undoneAt ? new Date(undoneAt) : null,
});

/** `day` is the business day of the reading. */
export type SameFile = { id: string; state: ImportState; day: string };
export type ChangedAction = { id: string; number: string; title: string };
/** Sections and objectives that the plan has: titles in all languages. */
export type Present = { sections: string[]; objectives: string[] };

type DetailRow = PlanRow & {
  id: string;
  planId: string;
  fileName: string;
  fileKey: string | null;
  state: ImportState;
  sheet: string | null;
  analysis: unknown;
  mapping: unknown;
  counts: unknown;
  language: Language;
  progress: number;
  createdAt: Date;
  committedAt: Date | null;
  undoneAt: Date | null;
  version: number;
  by: string | null;
  isRunning: boolean;
  same: { id: string; state: ImportState; createdAt: string }[];
  changed: ChangedAction[];
  present: Present;
};

const changedOf = (language: string) => sql`(select coalesce(json_agg(x), '[]') from (
  select a."id", action_number(a."sectionId", a."objectiveId", a."rank") as "number", coalesce(t."title", '') as "title" from "ImportRow" r join "Action" a on a."id" = r."entityId"
    left join lateral (select y."title" from "ActionText" y where y."actionId" = a."id" order by y."language" = ${language} desc, y."language" = a."sourceLanguage" desc limit 1) t on true
  where r."batchId" = b."id" and a."deletedAt" is null and b."state" = 'COMMITTED' and ${isChangedSql} order by a."path" limit 500) x)`;

const presentSql = sql`(select json_build_object(
  'sections', (select coalesce(json_agg(t."title"), '[]') from "PlanSection" s join "PlanSectionText" t on t."sectionId" = s."id" where s."planId" = b."planId" and s."deletedAt" is null and s."kind" = 'AREA'),
  'objectives', (select coalesce(json_agg(t."title"), '[]') from "Objective" o join "ObjectiveText" t on t."objectiveId" = o."id" where o."planId" = b."planId" and o."deletedAt" is null)) where b."state" = 'PREVIEWED')`;

/** One import. @throws NotFound when it is absent, of another plan, or not for the actor */
export async function getImport(actor: Actor, planId: string, id: string, language = actor.language) {
  const [row] =
    await queryRows<DetailRow>(sql`select b."id", b."planId", b."fileName", f."key" as "fileKey", b."state", b."sheet", b."analysis", b."mapping", b."counts",
      b."language", b."progress", b."createdAt", b."committedAt", b."undoneAt", b."version", u."name" as "by", p."status" as "planStatus", p."deletedAt" as "planDeletedAt",
      ${isHeldSql} as "isRunning",
      (select coalesce(json_agg(json_build_object('id', o."id", 'state', o."state", 'createdAt', o."createdAt") order by o."createdAt" desc), '[]') from "ImportBatch" o
        where o."planId" = b."planId" and o."fileHash" = b."fileHash" and o."id" <> b."id" and o."createdAt" < b."createdAt" and o."state" <> 'READ') as "same",
      ${changedOf(language)} as "changed", ${presentSql} as "present"
    from "ImportBatch" b join "Plan" p on p."id" = b."planId" left join "StoredFile" f on f."id" = b."fileId" left join "User" u on u."id" = b."createdById"
    where b."id" = ${id}::uuid and b."planId" = ${planId}::uuid`);
  if (!row || !canSee(actor, factsOf(row))) throw new NotFound();
  const { planStatus, planDeletedAt, analysis, mapping, counts, same, fileKey, ...rest } = row;
  const may = canChange(actor, factsOf(row));
  const now = new Date();
  return {
    ...rest,
    analysis: Analysis.parse(analysis),
    mapping: mapping === null ? null : StoredMapping.parse(mapping),
    counts: counts === null ? null : Counts.parse(counts),
    same: same.map(
      ({ id, state, createdAt }): SameFile => ({ id, state, day: businessDay(actor.offsetDays, new Date(createdAt)) }),
    ),
    can: {
      change: may && (row.state === 'READ' || row.state === 'PREVIEWED'),
      undo: may && row.state === 'COMMITTED' && isWithinUndo(row.committedAt, now),
      redo: may && row.state === 'UNDONE' && isWithinUndo(row.undoneAt, now),
    },
  };
}
export type ImportView = Awaited<ReturnType<typeof getImport>>;

/** Before a file is read at all. @throws NotFound, FORBIDDEN */
export async function assertImports(actor: Actor, planId: string): Promise<void> {
  if (!z.uuid().safeParse(planId).success) throw new NotFound();
  const [row] = await queryRows<PlanRow>(
    sql`select p."status" as "planStatus", p."deletedAt" as "planDeletedAt" from "Plan" p where p."id" = ${planId}::uuid`,
  );
  if (!row || !canSeeImports(actor, factsOf(row).plan)) throw new NotFound();
  if (!canImport(actor, factsOf(row).plan)) throw new DomainError('FORBIDDEN');
}

/** The stored file of an import that may still be read again. @throws NotFound */
export async function getImportFile(actor: Actor, id: string) {
  const [row] = await queryRows<PlanRow & { key: string; fileName: string; planId: string; analysis: unknown }>(
    sql`select f."key", b."fileName", b."planId", b."analysis", p."status" as "planStatus", p."deletedAt" as "planDeletedAt"
    from "ImportBatch" b join "Plan" p on p."id" = b."planId" join "StoredFile" f on f."id" = b."fileId" where b."id" = ${id}::uuid`,
  );
  if (!row || !canChange(actor, factsOf(row))) throw new NotFound();
  return { key: row.key, fileName: row.fileName, planId: row.planId, analysis: Analysis.parse(row.analysis) };
}

/** How far an import is. @throws NotFound */
export async function getProgress(actor: Actor, id: string) {
  const [row] = await queryRows<PlanRow & { state: ImportState; done: number; total: number | null; isRunning: boolean }>(
    sql`select b."state", b."progress" as "done", (b."counts" ->> 'actions')::int as "total", ${isHeldSql} as "isRunning", p."status" as "planStatus", p."deletedAt" as "planDeletedAt"
    from "ImportBatch" b join "Plan" p on p."id" = b."planId" where b."id" = ${id}::uuid`,
  );
  if (!row || !canSee(actor, factsOf(row))) throw new NotFound();
  const { state, done, total, isRunning } = row;
  return { state, done, total: total ?? 0, isRunning };
}

// ── rows

export const SHOWN = ['all', 'problems', 'unknown', 'skipped'] as const;
export type Shown = (typeof SHOWN)[number];
export const ROWS_PAGE = 50;

export type RowView = { row: number; disposition: Disposition; problems: StagedProblem[] } & (
  | { action: ActionContent; other: null }
  | { action: null; other: OtherContent }
);
const ACTIONS: readonly Disposition[] = ['ACTION', 'LEFT_OUT'];

function shownSql(shown: Shown, unknown: readonly string[]): Prisma.Sql {
  if (shown === 'problems') return sql`r."problems" is not null and r."problems" <> 'null'::jsonb`;
  if (shown === 'unknown')
    return sql`r."disposition" = 'ACTION' and jsonb_exists_any(r."content" -> 'keys', ${[...unknown]}::text[])`;
  if (shown === 'skipped') return sql`r."disposition" in ('HEADER', 'SKIPPED', 'PROBLEM', 'LEFT_OUT')`;
  return sql`true`;
}

/** Rows of an import that the actor has read, in the order of the file, with how many each choice of rows holds. */
export async function listImportRows(
  actor: Actor,
  batch: ImportView,
  {
    shown,
    unknown,
    after = -1,
    before,
  }: { shown: Shown; unknown: readonly string[]; after?: number; before?: number | undefined },
) {
  if (!canSee(actor, { plan: { status: 'DRAFTING', deletedAt: null } })) throw new NotFound();
  const count = (s: Shown) =>
    sql`(select count(*) from "ImportRow" r where r."batchId" = ${batch.id}::uuid and ${shownSql(s, unknown)})`;
  const beyond = before === undefined ? sql`r."row" > ${after}` : sql`r."row" < ${before}`;
  const [found] = await queryRows<{ rows: RawRow[]; counts: Record<Shown, number> }>(sql`select
    json_build_object('all', ${count('all')}, 'problems', ${count('problems')}, 'unknown', ${count('unknown')}, 'skipped', ${count('skipped')}) as "counts",
    (select coalesce(json_agg(x), '[]') from (select r."row", r."disposition", r."content", r."problems" from "ImportRow" r
      where r."batchId" = ${batch.id}::uuid and ${shownSql(shown, unknown)} and ${beyond}
      order by r."row" ${before === undefined ? sql`asc` : sql`desc`} limit ${ROWS_PAGE + 1}) x) as "rows"`);
  const all = found?.rows ?? [];
  const page = all.slice(0, ROWS_PAGE);
  const rows = (before === undefined ? page : page.reverse()).map(viewOf);
  const isMore = all.length > ROWS_PAGE;
  const [first, last] = [rows[0]?.row, rows.at(-1)?.row];
  return {
    rows,
    counts: found?.counts ?? { all: 0, problems: 0, unknown: 0, skipped: 0 },
    previous: (before === undefined ? after >= 0 : isMore) && first !== undefined ? String(first) : null,
    next: (before === undefined ? isMore : true) && last !== undefined ? String(last) : null,
  };
}

type RawRow = { row: number; disposition: Disposition; content: unknown; problems: unknown };
function viewOf({ row, disposition, content, problems }: RawRow): RowView {
  const base = { row, disposition, problems: StagedProblem.array().parse(problems ?? []) };
  return ACTIONS.includes(disposition)
    ? { ...base, action: ActionContent.parse(content), other: null }
    : { ...base, action: null, other: OtherContent.parse(content) };
}

// ── what is missing

/** How many actions of the plan lack each of what the plan needs before it is submitted; each leads to the same list of the matrix. */
export async function countGaps(actor: Actor, planId: string): Promise<Record<Fact, number>> {
  const columns = REQUIRED_FACTS.map((fact) => sql`count(*) filter (where not ${isThere(fact)}) as ${Prisma.raw(`"${fact}"`)}`);
  const [row] = await queryRows<Record<Fact, number>>(
    sql`select ${Prisma.join(columns)} from "Action" a where ${whereSql(actor, planId, noFilter)}`,
  );
  return row as Record<Fact, number>;
}
