// Everything is killed while people type: the process of the living text with SIGKILL, in every third run PostgreSQL too (SIGQUIT, which is
// its "immediate"), and the clients are closed at that moment. What was acknowledged to anybody must be in the text afterwards.
import { fork } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import '../ts-hooks.mjs';
import { fromRoot } from '../start/runtime.mjs';

const TYPISTS = 6;
const PAUSE = 12;

async function startHost() {
  const child = fork(fromRoot('scripts/torture/text-host.ts'), {
    execArgv: ['--import', './scripts/ts-hooks.mjs'],
    cwd: fromRoot(),
    stdio: ['ignore', 'inherit', 'ignore', 'ipc'],
  });
  const port = await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', () => reject(new Error('the host does not start')));
  });
  const kill = () =>
    new Promise((resolve) => {
      child.removeAllListeners('exit');
      child.once('exit', resolve);
      child.kill('SIGKILL');
    });
  return { kill, address: `127.0.0.1:${port}` };
}

/** Tries until the door is open again: PostgreSQL may still be recovering. */
async function enter(openTextClient, address, cookie, name) {
  const began = Date.now();
  for (;;) {
    const client = openTextClient({ url: `ws://${address}/collab`, origin: `http://${address}`, cookie, name });
    await client.until(() => client.seen.isSynced || client.seen.code || client.seen.status, 15_000);
    if (client.seen.isSynced) return { client, ms: Date.now() - began };
    client.kill();
    if (Date.now() - began > 30_000)
      throw new Error(`the text is not open half a minute after the kill: ${JSON.stringify(client.seen)}`);
    await sleep(100);
  }
}

/** One person types words, each a change of its own, some at the edges of paragraphs of others: a mark inside a mark could not be found. */
function type(client, who, addParagraph) {
  let isStopped = false;
  const work = (async () => {
    for (let n = 0; !isStopped; n++) {
      const mark = `⟨${who}.${n}⟩`;
      client.edit(mark, (doc) => {
        const root = doc.getXmlFragment('default');
        const words = root.get(n % root.length)?.get?.(0);
        if (n % 5 === 0 || typeof words?.insert !== 'function') addParagraph(doc, randomUUID(), mark);
        else words.insert(n % 2 ? 0 : words.length, mark);
      });
      await sleep(PAUSE);
    }
  })();
  return () => {
    isStopped = true;
    return work;
  };
}

/**
 * @param {{cluster: any, database: string, runs: number, say: (text: string) => void}} options a durable, guarded cluster and a migrated database in it
 * @throws when anything acknowledged is missing
 */
export async function killWhileTyping({ cluster, database, runs, say }) {
  Object.assign(process.env, {
    DATABASE_URL: cluster.appUrl(database),
    DATABASE_OWNER_URL: cluster.ownerUrl(database),
    NEXTAUTH_SECRET: randomBytes(32).toString('hex'),
    APP_URL: 'http://localhost:3000',
    LOG_LEVEL: 'silent',
  });
  const { castPeople } = await import('../../lib/collab/testing/stage.ts');
  const { addParagraph, openTextClient } = await import('./text-client.ts');
  const { db, pool } = await import('../../lib/platform/db.ts');
  const cast = await castPeople();
  const people = [];
  for (let n = 0; n < TYPISTS; n++) people.push(await cast.person('SECRETARIAT'));
  let [edits, restarts, slowest] = [0, 0, 0];
  let host = await startHost();
  try {
    for (let run = 1; run <= runs; run++) {
      const text = await again(() => cast.text('First words'));
      const clients = await Promise.all(
        people.map(async ({ cookie }) => (await enter(openTextClient, host.address, cookie, text.name)).client),
      );
      const typing = clients.map((client, n) => type(client, `${run}.${n}`, addParagraph));
      await sleep(300 + Math.random() * 600);
      const takesDatabase = run % 3 === 0;
      if (takesDatabase) {
        process.kill(cluster.postmaster(), 'SIGQUIT');
        restarts++;
        await sleep(Math.random() * 60);
      }
      const isDead = host.kill();
      for (const client of clients) client.kill();
      await isDead;
      await Promise.all(typing.map((stop) => stop()));
      host = await startHost();
      const { client: reader, ms } = await enter(openTextClient, host.address, people[0].cookie, text.name);
      const there = reader.doc.getXmlFragment('default').toString();
      reader.kill();
      slowest = Math.max(slowest, ms);
      const acknowledged = clients.flatMap((client) => client.acknowledged);
      edits += acknowledged.length;
      const lost = acknowledged.filter((mark) => !there.includes(mark));
      if (lost.length)
        throw new Error(
          `run ${run}: ${lost.length} of ${acknowledged.length} acknowledged edits are missing: ${lost.slice(0, 5)}`,
        );
      if (run % 10 === 0) say(`${run} kills, ${edits} acknowledged edits, 0 missing`);
    }
  } finally {
    await host.kill();
    await db.$disconnect().catch(() => {});
    await pool.end().catch(() => {});
  }
  if (!edits) throw new Error('nobody could write anything');
  say(`${runs} kills (${restarts} with PostgreSQL), ${edits} acknowledged edits, 0 missing; open again within ${slowest} ms`);
}

/** The pool of this process hears of a restart by its first failing query. */
async function again(work) {
  for (let n = 0; ; n++) {
    try {
      return await work();
    } catch (error) {
      if (n > 100) throw error;
      await sleep(100);
    }
  }
}
