// Every row of the table on one database: which statements each answer issues, then rounds of ours and of its floors in turn.
import { type ChildProcess, fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import type { Loaded } from './load-plan';
import { EMPTY, type Measured, OPERATIONS, type Operation, type Statement } from './operations';
import { CONNECTIONS, httpRound, median, sqlRound, workRound } from './rounds.mjs';
import { bareUpdate, savingWork } from './saving';
import { startServer } from './server.mjs';
import { mintCookie } from './sessions';
import { beyond, statementsOf } from './statements';

export type Place = { databaseUrl: string; ownerUrl: string; folder: string; secret: string };
export type Pace = { rounds: number; seconds: number };
export type Figures = Record<string, Measured>;

type Probe = { statements: Statement[]; all: number; html: string };
type Round = { median: number; rate: number };

const fourOf = async <T>(make: (n: number) => Promise<T>): Promise<T[]> => {
  const all: T[] = [];
  for (let n = 0; n < CONNECTIONS; n++) all.push(await make(n));
  return all;
};

export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

/** The same question bare: a list's or roll-up's one statement, a page's all. */
const bareOf = (operation: Operation, found: readonly Statement[]): Statement[] =>
  operation.kind === 'api' ? found.slice(-1) : [...found];

async function probe(place: Place, on: Loaded, client: pg.Client): Promise<Map<string, Probe>> {
  const log = path.join(place.folder, 'statements.jsonl');
  const server = await startServer(place, log);
  try {
    const found = new Map<string, Probe>();
    for (const operation of OPERATIONS) {
      const cookie = await mintCookie(client, on.users[operation.who], place.secret);
      const empty = await statementsOf(server.url + EMPTY[operation.kind], cookie, log);
      const { html, statements } = await statementsOf(server.url + operation.path(on), cookie, log);
      found.set(operation.name, {
        html,
        all: statements.length,
        statements: bareOf(operation, beyond(statements, empty.statements)),
      });
    }
    return found;
  } finally {
    await server.stop();
  }
}

/** Serves the content of a page through React's renderer alone. */
async function startRenderer(folder: string, html: string): Promise<{ url: string; child: ChildProcess }> {
  const file = path.join(folder, 'content.html');
  writeFileSync(file, /<main\b[\s\S]*<\/main>/.exec(html)?.[0] ?? html);
  const child = fork('scripts/bench/renderer.mjs', [file], {
    env: { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: '' },
    execArgv: [],
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message) => resolve(message as number));
    child.once('exit', () => reject(new Error('the renderer ended')));
  });
  return { url: `http://127.0.0.1:${port}/`, child };
}

const typical = (rounds: readonly Round[]): Round => ({
  median: median(rounds.map((r) => r.median)),
  rate: median(rounds.map((r) => r.rate)),
});

/** Ours and its floors in turn, so that a busy machine is busy for all of them. */
async function inTurn(sides: Record<string, (seconds: number) => Promise<Round>>, { rounds, seconds }: Pace) {
  const all: Record<string, Round[]> = {};
  for (const side of Object.values(sides)) await side(seconds / 3); // warm
  for (let n = 0; n < rounds; n++) for (const [name, side] of Object.entries(sides)) (all[name] ??= []).push(await side(seconds));
  return Object.fromEntries(Object.entries(all).map(([name, some]) => [name, typical(some)]));
}

async function measureOperation(
  operation: Operation,
  place: Place,
  on: Loaded,
  url: string,
  found: Probe,
  clients: pg.Client[],
  pace: Pace,
): Promise<Measured> {
  const cookies = await fourOf(() => mintCookie(clients[0] as pg.Client, on.users[operation.who], place.secret));
  const renderer = operation.kind === 'page' ? await startRenderer(place.folder, found.html) : null;
  try {
    const sides = await inTurn(
      {
        ours: (seconds) => httpRound(url + operation.path(on), cookies, seconds),
        empty: (seconds) => httpRound(url + EMPTY[operation.kind], cookies, seconds),
        sql: (seconds) => sqlRound(clients, found.statements, seconds),
        ...(renderer && { renderer: (seconds: number) => httpRound(renderer.url, cookies, seconds) }),
      },
      pace,
    );
    return {
      ours: sides.ours?.median ?? 0,
      rate: sides.ours?.rate ?? 0,
      empty: sides.empty?.median ?? 0,
      sql: sides.sql?.median ?? 0,
      sqlRate: sides.sql?.rate ?? 0,
      renderer: sides.renderer?.median ?? null,
      statements: found.all,
    };
  } finally {
    renderer?.child.kill();
  }
}

/** One field saved against the bare update: `sql` is the update. */
async function measureSaving(place: Place, on: Loaded, url: string, clients: pg.Client[], pace: Pace): Promise<Measured> {
  const cookies = await fourOf(() => mintCookie(clients[0] as pg.Client, on.users.focal, place.secret));
  const drafts = on.drafts.slice(0, 2 * CONNECTIONS);
  const own = cookies.map((cookie, n) => savingWork(url, cookie, on, drafts[n % drafts.length] as (typeof drafts)[number]));
  const bare = clients.map((client, n) =>
    bareUpdate(client, drafts[(n + CONNECTIONS) % drafts.length] as (typeof drafts)[number]),
  );
  const sides = await inTurn(
    {
      ours: (seconds) => workRound(own, seconds),
      empty: (seconds) => httpRound(url + EMPTY.api, cookies, seconds),
      sql: (seconds) => workRound(bare, seconds),
    },
    pace,
  );
  const { ours, empty, sql } = sides;
  return {
    ours: ours?.median ?? 0,
    rate: ours?.rate ?? 0,
    empty: empty?.median ?? 0,
    sql: sql?.median ?? 0,
    sqlRate: sql?.rate ?? 0,
    renderer: null,
    statements: 0,
  };
}

export const SAVING = 'One field saved';

export async function measure(place: Place, on: Loaded, pace: Pace, say: (line: string) => void): Promise<Figures> {
  const clients = await fourOf(() => connect(place.databaseUrl));
  const figures: Figures = {};
  try {
    const probes = await probe(place, on, clients[0] as pg.Client);
    const server = await startServer(place);
    try {
      for (const operation of OPERATIONS) {
        const found = probes.get(operation.name) as Probe;
        const m = await measureOperation(operation, place, on, server.url, found, clients, pace);
        figures[operation.name] = m;
        say(
          `${operation.name}: ${m.ours.toFixed(1)} ms, allowed ${operation.allowed(m).toFixed(1)} (empty ${m.empty.toFixed(1)}, SQL ${m.sql.toFixed(1)}, renderer ${m.renderer?.toFixed(1) ?? '–'})`,
        );
      }
      if (on.drafts.length) figures[SAVING] = await measureSaving(place, on, server.url, clients, pace);
    } finally {
      await server.stop();
    }
    return figures;
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}
