// Rows on their way into the database: builders return them by table, one statement per table writes them.

/** Every table a builder writes, each after the tables it refers to. */
export const tables = [
  'Setting',
  'Institution',
  'InstitutionName',
  'InstitutionAlias',
  'User',
  'Membership',
  'LegalAct',
  'Plan',
  'PlanText',
  'PlanSection',
  'PlanSectionText',
  'Objective',
  'ObjectiveText',
  'Action',
  'ActionText',
  'ActionSdgTarget',
  'ActionAssignment',
  'Milestone',
  'MilestoneText',
  'ActionBudget',
  'ActionLineage',
  'Indicator',
  'IndicatorText',
  'IndicatorTarget',
  'IndicatorValue',
  'ReportingPeriod',
  'LockException',
  'Evidence',
  'ProgressReport',
  'ProgressReportText',
  'ReportReview',
  'ReportEvidence',
  'Notification',
  'AuditEvent',
] as const;
export type Table = (typeof tables)[number];

export type Row = Record<string, unknown>;
export type Rows = Partial<Record<Table, Row[]>>;

/** A thing and the rows it consists of. */
export type Built = { id: string; rows: Rows };

/** Anything that runs SQL with numbered parameters: a client or a pool of pg. */
export type Queryable = { query(sql: string, values?: unknown[]): Promise<{ rows: Row[] }> };

/** The rows of several things together. */
export function merge(...parts: readonly (Rows | Built)[]): Rows {
  const all: Rows = {};
  for (const part of parts)
    for (const [table, rows] of Object.entries('rows' in part ? (part as Built).rows : part))
      (all[table as Table] ??= []).push(...(rows as Row[]));
  return all;
}

/** One statement for all rows of a table. Fields that no row names keep the database's default. */
export async function insertInto(client: Queryable, table: string, rows: readonly Row[]) {
  if (!rows.length) return;
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].map((name) => `"${name}"`).join(', ');
  await client.query(
    `insert into "${table}" (${columns}) select ${columns} from jsonb_populate_recordset(null::"${table}", $1::jsonb)`,
    [JSON.stringify(rows)],
  );
}

/** Writes what the builders made, each table after those it refers to. The caller opens the transaction. */
export async function insertRows(client: Queryable, ...parts: readonly (Rows | Built)[]) {
  const all = merge(...parts);
  for (const table of tables) await insertInto(client, table, all[table] ?? []);
}
