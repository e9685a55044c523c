// The database behind the server under test, spoken to as its owner: to prepare what a story needs and to check what it left.
import pg from 'pg';

let pool: pg.Pool | undefined;

function open(): pg.Pool {
  const url = process.env.DATABASE_OWNER_URL;
  if (!url) throw new Error('DATABASE_OWNER_URL is not set: run the stories through `npm test`.');
  const opened = new pg.Pool({ connectionString: url, max: 2, idleTimeoutMillis: 1000, allowExitOnIdle: true });
  opened.on('error', () => {}); // a story may take the database away
  return opened;
}

/** Rows of one statement. */
export async function dbQuery<T extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<T[]> {
  pool ??= open();
  return (await pool.query<T>(sql, values)).rows;
}

/** The first row; a story that expects one fails without it. */
export async function dbRow<T extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<T> {
  const [row] = await dbQuery<T>(sql, values);
  if (!row) throw new Error(`No row: ${sql}`);
  return row;
}
