// Many rows in one statement: what an import writes.
import type { Tx } from '@/lib/platform/db';

const TABLES = [
  'ImportRow',
  'PlanSection',
  'PlanSectionText',
  'Objective',
  'ObjectiveText',
  'Action',
  'ActionText',
  'ActionAssignment',
  'ActionBudget',
  'InstitutionAlias',
] as const;
type Table = (typeof TABLES)[number];

/** One statement for all rows of a table. Fields that no row names keep the database's default; names come from our code only. */
export async function insertMany(tx: Tx, table: Table, rows: readonly Record<string, unknown>[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first)
    .map((name) => `"${name}"`)
    .join(', ');
  await tx.$executeRawUnsafe(
    `insert into "${table}" (${columns}) select ${columns} from jsonb_populate_recordset(null::"${table}", $1::jsonb)`,
    JSON.stringify(rows),
  );
}

/** Parts of a list, so that no statement grows without end and progress can be told between them. */
export function* chunks<T>(list: readonly T[], size: number): Generator<T[]> {
  for (let at = 0; at < list.length; at += size) yield list.slice(at, at + size);
}
