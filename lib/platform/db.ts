// The one Prisma client and the one pg pool of a process; Next's bundle and unbuilt scripts share them through globalThis.
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { log } from '@/lib/platform/log';
import { type Prisma, PrismaClient } from '@/prisma/generated/client';

type Held = { pool: pg.Pool; db: PrismaClient };
const held = globalThis as unknown as { __maksatDb?: Held };

/** Milliseconds for one statement: the web process is given less than a person's ten seconds, jobs may take longer. */
const patience = Number(process.env.DATABASE_TIMEOUT ?? 60_000);

function open(): Held {
  const pool = new pg.Pool({
    // Absent only while `next build` collects pages, which asks the database nothing.
    connectionString: process.env.DATABASE_URL,
    max: Number(process.env.DATABASE_POOL ?? 10),
    // A request fails within ten seconds while the database is away; it works again with the first new connection.
    connectionTimeoutMillis: 5000,
    statement_timeout: patience,
    query_timeout: patience + 1000, // for a database that does not even answer
    idleTimeoutMillis: 30_000,
  });
  pool.on('error', (e) => log.warn({ err: e.message }, 'database connection lost'));
  return { pool, db: new PrismaClient({ adapter: new PrismaPg(pool) }) };
}

export const { pool, db } = (held.__maksatDb ??= open());

/** A transaction, or the client outside one. */
export type Tx = Prisma.TransactionClient;

const parsers: Record<number, (value: string) => unknown> = {
  20: Number, // int8: counts
  1082: (value) => value, // date: ISO day
  1700: Number, // numeric
};
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => parsers[oid] ?? pg.types.getTypeParser(oid, format as 'text'),
} as pg.CustomTypesConfig;

/** Runs a read written as SQL. Days arrive as ISO strings, counts and decimals as numbers, moments as Date. */
export async function queryRows<T>(sql: Prisma.Sql): Promise<T[]> {
  const { rows } = await pool.query({ text: sql.text, values: sql.values as unknown[], types });
  return rows as T[];
}
