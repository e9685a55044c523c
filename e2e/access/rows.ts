// The whole table, one file per noun.
import { readdirSync } from 'node:fs';
import type { AccessRow } from './table';

/** Every array of rows that a file of `table/` exports. */
export async function allRows(): Promise<AccessRow[]> {
  const files = readdirSync('e2e/access/table').filter((f) => f.endsWith('.ts'));
  const modules = await Promise.all(files.map((f) => import(`./table/${f}`) as Promise<Record<string, unknown>>));
  return modules.flatMap((m) => Object.values(m).filter(Array.isArray).flat() as AccessRow[]);
}
