// The actions of an import with everything that hangs on them: a few statements for each few hundred rows.
import { chunks, insertMany } from '@/lib/matrix-imports/insert';
import { fundingSource, type Known, namesKept, partsOf } from '@/lib/matrix-imports/rules';
import type { ActionContent } from '@/lib/matrix-imports/schema';
import type { Place, Structure } from '@/lib/matrix-imports/structure';
import type { Tx } from '@/lib/platform/db';
import { type Translator, translator } from '@/lib/platform/i18n/translator';
import { sequence } from '@/lib/platform/rank';
import { uuid7 } from '@/lib/platform/uuid';

const CHUNK = 500;

export type Source = { row: number; content: ActionContent };
export type Batch = { id: string; planId: string; language: string };
export type Written = Source & {
  id: string;
  registerNumber: number;
  place: Place;
  rank: string;
  parts: { institutionId: string; role: string }[];
};

/** Ids, places, ranks and register numbers of the new actions, in the order of the file. */
export async function plan(
  tx: Tx,
  rows: readonly Source[],
  structure: Structure,
  known: ReadonlyMap<string, Known>,
  firstNumber: number,
): Promise<Written[]> {
  const placed = rows.map((row) => ({ ...row, place: structure.placeOf(row.content) }));
  const key = ({ sectionId, objectiveId }: Place) => `${sectionId}\n${objectiveId ?? ''}`;
  const groups = Map.groupBy(placed, (row) => key(row.place));
  const last = await lastRanks(
    tx,
    placed.map((row) => row.place.sectionId),
  );
  const ranks = new Map([...groups].map(([of, group]) => [of, sequence(group.length, last.get(of) ?? null)]));
  return placed.map((row, index) => ({
    ...row,
    id: uuid7(),
    registerNumber: firstNumber + index,
    rank: ranks.get(key(row.place))?.shift() as string,
    parts: partsOf(row.content, known),
  }));
}

async function lastRanks(tx: Tx, sectionIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<
    { sectionId: string; objectiveId: string | null; rank: string }[]
  >`select "sectionId", "objectiveId", max("rank") as rank from "Action" where "sectionId" = any(${[...new Set(sectionIds)]}::uuid[]) group by 1, 2`;
  return new Map(rows.map((row) => [`${row.sectionId}\n${row.objectiveId ?? ''}`, row.rank]));
}

type Context = { tx: Tx; batch: Batch; userId: string | null; now: Date; known: ReadonlyMap<string, Known> };

/** Writes them all. @param tell is told how many are done */
export async function writeActions(context: Context, rows: readonly Written[], tell: (done: number) => Promise<void>) {
  let done = 0;
  for (const some of chunks(rows, CHUNK)) {
    await writeSome(context, some);
    done += some.length;
    if (done < rows.length) await tell(done);
  }
}

async function writeSome({ tx, batch, userId, now, known }: Context, rows: readonly Written[]) {
  const t = translator(batch.language); // costs milliseconds: once for all rows
  await insertMany(
    tx,
    'Action',
    rows.map((row) => actionRow(batch, row, now)),
  );
  await insertMany(
    tx,
    'ActionText',
    rows.map((row) => textRow(t, batch, row, known)),
  );
  await insertMany(
    tx,
    'ActionAssignment',
    rows.flatMap((row) =>
      row.parts.map((part) => ({
        id: uuid7(),
        actionId: row.id,
        ...part,
        status: 'PROPOSED',
        proposedAt: now,
        proposedById: userId,
        version: 1,
      })),
    ),
  );
  await insertMany(tx, 'ActionBudget', rows.flatMap(budgetRows));
  await tx.$executeRaw`update "ImportRow" r set "entityId" = x."id" from jsonb_to_recordset(${JSON.stringify(rows.map(({ row, id }) => ({ row, id })))}::jsonb) as x("row" int, "id" uuid)
    where r."batchId" = ${batch.id}::uuid and r."row" = x."row"`;
}

const actionRow = (
  { id: importBatchId, planId, language }: Batch,
  { id, registerNumber, place, rank, content }: Written,
  now: Date,
) => ({
  id,
  planId,
  ...place,
  registerNumber,
  rank,
  path: '', // the trigger's
  sourceNumber: content.number,
  sourceLanguage: language,
  startDate: content.start,
  endDate: content.end,
  recurrence: content.recurrence ?? 'ONCE',
  draftStatus: 'DRAFT',
  status: 'NOT_STARTED',
  isUnverified: false,
  weight: 1,
  visibility: 'PARTNERS',
  version: 1,
  importBatchId,
  createdAt: now,
  updatedAt: now,
});

function textRow(t: Translator, { language }: Batch, { id, content }: Written, known: ReadonlyMap<string, Known>) {
  const kept = namesKept(content, known);
  return {
    actionId: id,
    language,
    title: content.title,
    description: kept.length ? t('imports.keptNames', { names: kept.join(', ') }) : null,
    expectedResult: content.expectedResult,
    deadlineWording: content.deadlineWording,
    indicatorsWording: content.indicators,
    version: 1,
    state: 'REVIEWED',
  };
}

function budgetRows({ id, content: { funding } }: Written) {
  if (funding.amount === null && funding.source === null) return [];
  const { amount, currency, source } = funding;
  return [{ id: uuid7(), actionId: id, amount, currency, source: fundingSource(source), wording: source }];
}
