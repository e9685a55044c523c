// Saving cells of the grid: one command for a batch, a few statements however many cells it has, an answer for each cell.
import { type LockedAction, lockActions } from '@/lib/actions/load';
import { canRead } from '@/lib/actions/policy';
import { canFollowDraft, datesAgree } from '@/lib/actions/rules';
import { proposeAssignments, withdrawAssignment } from '@/lib/assignments/commands';
import { type Cell, SaveCellsInput } from '@/lib/matrix/cell-schema';
import { type CellField, type CellValue, type CellValues, isWordCell, judge, partsOf, WORD_OF } from '@/lib/matrix/cells';
import { canWriteCells } from '@/lib/matrix/policy';
import type { AuditEntry } from '@/lib/platform/audit/entry';
import type { Actor } from '@/lib/platform/auth/actor';
import { command, unwrap } from '@/lib/platform/command';
import type { Tx } from '@/lib/platform/db';
import type { Failure, Result } from '@/lib/platform/errors';

/** What became of one cell. `theirs` is the value that stands there now. */
export type CellOutcome = { id: string; field: CellField } & (
  | { state: 'saved' | 'unchanged' }
  | { state: 'conflict'; theirs: CellValue }
  | { state: 'refused'; key: string }
);

type TextRow = {
  actionId: string;
  language: string;
  version: number;
  title: string | null;
  expectedResult: string | null;
  indicatorsWording: string | null;
  deadlineWording: string | null;
};

/** Rows as they stand, locked; each with the cells that are to be written into it. */
export type CellRow = LockedAction & { cells: Cell[]; texts: TextRow[] };

async function loadRows(tx: Tx, planId: string, cells: readonly Cell[]): Promise<CellRow[] | null> {
  const ids = [...new Set(cells.map((c) => c.id))];
  const rows = await lockActions(tx, ids);
  if (!rows || rows.some((r) => r.planId !== planId)) return null;
  const hasWords = cells.some((c) => 'language' in c);
  const texts = hasWords
    ? await tx.$queryRaw<
        TextRow[]
      >`select "actionId", "language", "version", "title", "expectedResult", "indicatorsWording", "deadlineWording"
        from "ActionText" where "actionId" = any(${ids}::uuid[])`
    : [];
  return rows.map((row) => ({
    ...row,
    cells: cells.filter((c) => c.id === row.id),
    texts: texts.filter((t) => t.actionId === row.id),
  }));
}

/** The value that stands in the cell now, in the language the person wrote in. */
function valueNow(row: CellRow, cell: Cell): CellValue {
  const text = 'language' in cell ? row.texts.find((t) => t.language === cell.language) : undefined;
  if (isWordCell(cell.field)) return text?.[WORD_OF[cell.field]] ?? null;
  if (cell.field === 'deadline') {
    const { startDate, endDate, recurrence } = row;
    return { wording: text?.deadlineWording ?? null, startDate, endDate, recurrence };
  }
  if (cell.field === 'sdg') return row.sdg;
  if (cell.field === 'status') return row.draftStatus;
  return partsOf(row.assignments)[cell.field as 'lead' | 'others'];
}

/** The rule that a new value breaks, as the key of its sentence. */
function brokenRule(row: CellRow, cell: Cell, knownTargets: ReadonlySet<string>): string | null {
  if ('language' in cell && !row.texts.some((t) => t.language === cell.language)) return 'grid.error.noLanguage';
  if (cell.field === 'deadline' && !datesAgree(cell.value.startDate, cell.value.endDate)) return 'actions.error.endBeforeStart';
  if (cell.field === 'status' && !canFollowDraft(row.draftStatus, cell.value)) return 'actions.error.draftStatus';
  if (cell.field === 'sdg' && cell.value.some((code) => !knownTargets.has(code))) return 'actions.error.unknownTarget';
  return null;
}

type Write = { row: CellRow; cell: Cell; now: CellValue };

function sort(rows: readonly CellRow[], knownTargets: ReadonlySet<string>) {
  const outcomes: CellOutcome[] = [];
  const writes: Write[] = [];
  for (const row of rows)
    for (const cell of row.cells) {
      const { id, field } = cell;
      const now = valueNow(row, cell);
      const verdict = judge(field, cell as { value: CellValues[typeof field]; base: CellValues[typeof field] }, now as never);
      const key = verdict === 'write' ? brokenRule(row, cell, knownTargets) : null;
      if (key) outcomes.push({ id, field, state: 'refused', key });
      else if (verdict === 'conflict') outcomes.push({ id, field, state: 'conflict', theirs: now });
      else outcomes.push({ id, field, state: verdict === 'write' ? 'saved' : 'unchanged' });
      if (verdict === 'write' && !key) writes.push({ row, cell, now });
    }
  return { outcomes, writes };
}

/** The batch under one lock. Conflicts and broken rules are answers of their cells; what is not the person's to write refuses the batch. */
export const saveCells = command({
  name: 'matrix.saveCells',
  input: SaveCellsInput,
  load: (tx, { planId, cells }) => loadRows(tx, planId, cells),
  visible: canRead,
  allow: canWriteCells,
  async run({ tx, input, loaded, actor }) {
    const { outcomes, writes } = sort(loaded, await knownTargets(tx, input.cells));
    await writeWords(tx, writes);
    await writeTargets(tx, writes);
    await writeRows(tx, writes);
    await writeParts(tx, actor, writes);
    return { result: { outcomes }, events: events(writes) };
  },
});

async function knownTargets(tx: Tx, cells: readonly Cell[]): Promise<ReadonlySet<string>> {
  const codes = [...new Set(cells.flatMap((c) => (c.field === 'sdg' ? c.value : [])))];
  if (!codes.length) return new Set();
  const rows = await tx.sdgTarget.findMany({ where: { code: { in: codes } }, select: { code: true } });
  return new Set(rows.map((r) => r.code));
}

/** Words and official deadlines: one statement for all rows and languages. A translation is from now on based on its source as it stands. */
async function writeWords(tx: Tx, writes: readonly Write[]) {
  const changes = new Map<string, { actionId: string; language: string; words: Record<string, string | null> }>();
  for (const { cell } of writes) {
    if (!('language' in cell)) continue;
    const key = `${cell.id}|${cell.language}`;
    const change = changes.get(key) ?? { actionId: cell.id, language: cell.language, words: {} };
    if (cell.field === 'deadline') change.words.deadlineWording = cell.value.wording || null;
    else change.words[WORD_OF[cell.field]] = cell.value || null;
    changes.set(key, change);
  }
  if (!changes.size) return;
  await tx.$executeRaw`update "ActionText" t set
      "title" = case when r."words" ? 'title' then r."words" ->> 'title' else t."title" end,
      "expectedResult" = case when r."words" ? 'expectedResult' then r."words" ->> 'expectedResult' else t."expectedResult" end,
      "indicatorsWording" = case when r."words" ? 'indicatorsWording' then r."words" ->> 'indicatorsWording' else t."indicatorsWording" end,
      "deadlineWording" = case when r."words" ? 'deadlineWording' then r."words" ->> 'deadlineWording' else t."deadlineWording" end,
      "state" = 'REVIEWED', "version" = t."version" + 1,
      "basedOnVersion" = case when t."language" <> a."sourceLanguage" then (select s."version" from "ActionText" s where s."actionId" = a."id" and s."language" = a."sourceLanguage") end
    from jsonb_to_recordset(${JSON.stringify([...changes.values()])}::jsonb) as r("actionId" uuid, "language" text, "words" jsonb), "Action" a
    where t."actionId" = r."actionId" and t."language" = r."language" and a."id" = r."actionId"`;
}

async function writeTargets(tx: Tx, writes: readonly Write[]) {
  const cells = writes.flatMap(({ cell }) => (cell.field === 'sdg' ? [cell] : []));
  if (!cells.length) return;
  await tx.actionSdgTarget.deleteMany({ where: { actionId: { in: cells.map((c) => c.id) } } });
  await tx.actionSdgTarget.createMany({
    data: cells.flatMap((c) =>
      [...new Set(c.value)].map((targetCode, index) => ({ actionId: c.id, targetCode, isPrimary: index === 0 })),
    ),
  });
}

/** Columns of the actions themselves, and their version where a group of the row was written; one statement. */
async function writeRows(tx: Tx, writes: readonly Write[]) {
  const changes = new Map<string, Record<string, unknown>>();
  for (const { cell } of writes) {
    if (cell.field === 'lead' || cell.field === 'others') continue;
    const change = changes.get(cell.id) ?? { id: cell.id, grows: false, dated: false };
    if (!isWordCell(cell.field)) change.grows = true;
    if (cell.field === 'deadline') {
      const { wording: _, ...dates } = cell.value;
      Object.assign(change, dates, { dated: true });
    }
    if (cell.field === 'status') change.draftStatus = cell.value;
    changes.set(cell.id, change);
  }
  if (!changes.size) return;
  await tx.$executeRaw`update "Action" a set
      "startDate" = case when r."dated" then r."startDate" else a."startDate" end, "endDate" = case when r."dated" then r."endDate" else a."endDate" end,
      "recurrence" = coalesce(r."recurrence"::"Recurrence", a."recurrence"), "draftStatus" = coalesce(r."draftStatus"::"DraftStatus", a."draftStatus"),
      "version" = a."version" + case when r."grows" then 1 else 0 end, "updatedAt" = now()
    from jsonb_to_recordset(${JSON.stringify([...changes.values()])}::jsonb) as r("id" uuid, "grows" boolean, "dated" boolean, "startDate" date, "endDate" date, "recurrence" text, "draftStatus" text)
    where a."id" = r."id"`;
}

/** Who is there no more is taken back, who is new is proposed; both tell the institution's people. */
async function writeParts(tx: Tx, actor: Actor, writes: readonly Write[]) {
  for (const { row, cell } of writes) {
    if (cell.field !== 'lead' && cell.field !== 'others') continue;
    const wanted: { institutionId: string; role: 'LEAD' | 'CO_EXECUTOR' | 'PARTNER' }[] =
      cell.field === 'lead' ? cell.value.map((institutionId) => ({ institutionId, role: 'LEAD' as const })) : cell.value;
    const { lead, others } = partsOf(row.assignments);
    const present = cell.field === 'lead' ? lead.map((institutionId) => ({ institutionId, role: 'LEAD' as const })) : others;
    const gone = present.map((p) => p.institutionId).filter((id) => !wanted.some((w) => w.institutionId === id));
    // A new lead takes the place of the old one by itself.
    if (gone.length && !(cell.field === 'lead' && wanted.length)) await withdraw(tx, actor, cell, gone);
    const news = wanted.filter((w) => !present.some((p) => p.institutionId === w.institutionId && p.role === w.role));
    for (const role of ['LEAD', 'CO_EXECUTOR', 'PARTNER'] as const) {
      const institutionIds = news.filter((w) => w.role === role).map((w) => w.institutionId);
      if (institutionIds.length) unwrap(await proposeAssignments(actor, { actionIds: [row.id], institutionIds, role }, { tx }));
    }
  }
}

async function withdraw(tx: Tx, actor: Actor, { id: actionId, field }: Cell, institutionIds: readonly string[]) {
  // The role again: an institution that has just become the lead is no co-executor any more.
  const role = field === 'lead' ? 'LEAD' : { not: 'LEAD' as const };
  const rows = await tx.actionAssignment.findMany({
    where: { actionId, institutionId: { in: [...institutionIds] }, role },
    select: { id: true },
  });
  for (const { id } of rows) unwrap(await withdrawAssignment(actor, { id }, { tx }));
}

/** Fields as the audit and the history name them. */
function said(cell: Cell, value: CellValue): Record<string, unknown> {
  if (cell.field === 'deadline') {
    const { wording, ...dates } = value as CellValues['deadline'];
    return { ...dates, deadlineWording: wording };
  }
  if (cell.field === 'sdg') return { sdg: (value as string[]).join(', ') };
  if (cell.field === 'status') return { draftStatus: value };
  return { [WORD_OF[cell.field as 'title']]: value };
}

/** One event for each row. Assignments have told their own. */
function events(writes: readonly Write[]): AuditEntry[] {
  const own = writes.filter(({ cell }) => cell.field !== 'lead' && cell.field !== 'others');
  return [...Map.groupBy(own, (w) => w.row).entries()].map(([row, list]) => {
    const language = list.flatMap(({ cell }) => ('language' in cell ? [cell.language] : []))[0];
    const [before, after] = [list.map((w) => said(w.cell, w.now)), list.map((w) => said(w.cell, w.cell.value))].map((parts) =>
      Object.assign(language ? { language } : {}, ...parts),
    ) as [Record<string, unknown>, Record<string, unknown>];
    const same = Object.keys(after).filter((k) => k !== 'language' && (before[k] ?? null) === (after[k] ?? null));
    for (const key of same) {
      delete before[key];
      delete after[key];
    }
    return { event: 'action.edited', subjectType: 'action', subjectId: row.id, planId: row.planId, before, after };
  });
}

const keyOf = (failure: Failure) => {
  const own = Object.values(failure.fields ?? {}).find((key) => key !== 'errors.field.required');
  return own ?? failure.key ?? `errors.code.${failure.code}`;
};
const isForAll = ({ code, key }: Failure) => code === 'UNAVAILABLE' || (code === 'CONFLICT' && key === 'errors.busy');

/**
 * Saves the batch; where something in it refuses the whole, each row is tried by itself, so that the others are saved and the refusal
 * stands at the cells it belongs to. A database that is away answers for all.
 */
export async function saveCellsApart(actor: Actor, planId: string, cells: readonly Cell[]): Promise<Result<CellOutcome[]>> {
  const whole = await saveCells(actor, { planId, cells: [...cells] });
  if (whole.ok) return { ok: true, value: whole.value.outcomes };
  if (isForAll(whole.error)) return { ok: false, error: whole.error };
  const outcomes: CellOutcome[] = [];
  const rows = [...Map.groupBy(cells, (c) => c.id).values()];
  for (const own of rows) {
    const one = rows.length > 1 ? await saveCells(actor, { planId, cells: own }) : whole;
    if (!one.ok && isForAll(one.error)) return { ok: false, error: one.error };
    outcomes.push(
      ...(one.ok
        ? one.value.outcomes
        : own.map(({ id, field }) => ({ id, field, state: 'refused' as const, key: keyOf(one.error) }))),
    );
  }
  return { ok: true, value: outcomes };
}
