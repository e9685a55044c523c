// The living text under many hands: how long a key press takes to the other screens, and how soon everybody is back after a restart.
// Ours writes each change ahead, with fsync, before it is acknowledged and told; the floor is Hocuspocus without any of that, in turn.
import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import * as Y from 'yjs';
import { castPeople } from '@/lib/collab/testing/stage';
import { addParagraph, openTextClient, type TextClient } from '@/scripts/torture/text-client';

type Host = { address: string; kill: () => Promise<void> };
type Seat = { cookie: string; name: string };
export type Latency = { editors: number; side: 'ours' | 'stock'; p50: number; p95: number; samples: number };
export type Return = { editors: number; sections: number; ms: number; acknowledged: number; missing: number };

const SOCKETS_PER_SESSION = 10;
/** People who read along with a text of their own; with a hundred editors the others only take what comes, or the clients would be measured. */
const READERS = 5;
const WARM = 2000;
const SECONDS = 12;

async function startHost(file: string): Promise<Host> {
  const child: ChildProcess = fork(file, {
    execArgv: ['--import', './scripts/ts-hooks.mjs'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message) => resolve(message as number));
    child.once('exit', () => reject(new Error(`${file} does not start`)));
  });
  const kill = () =>
    new Promise<void>((resolve) => {
      child.removeAllListeners('exit');
      child.once('exit', () => resolve());
      child.kill('SIGKILL');
    });
  return { address: `127.0.0.1:${port}`, kill };
}

const sides = { ours: 'scripts/torture/text-host.ts', stock: 'scripts/bench/stock-host.mjs' } as const;

async function enter({ address }: Host, { cookie, name }: Seat, doc = new Y.Doc(), isLean = false): Promise<TextClient> {
  for (let tries = 0; ; tries++) {
    const client = openTextClient({ url: `ws://${address}/collab`, origin: `http://${address}`, cookie, name, doc, isLean });
    await client.until(() => client.seen.isSynced || !!client.seen.code || !!client.seen.status, 20_000).catch(() => {});
    if (client.seen.isSynced) return client;
    client.kill();
    if (tries > 200) throw new Error(`nobody gets in: ${JSON.stringify(client.seen)}`);
    await sleep(50);
  }
}

const percentile = (values: readonly number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;

/** Each editor writes in a paragraph of its own, one character at a time; readers note when the character is in their text. */
async function latency(side: 'ours' | 'stock', seats: readonly Seat[], pause: number): Promise<Latency> {
  const host = await startHost(sides[side]);
  const sent = new Map<number, number[]>();
  const times: number[] = [];
  let isCounted = false;
  const watch = (doc: Y.Doc) =>
    doc.on('afterTransaction', (done: Y.Transaction) => {
      if (done.local) return;
      const now = performance.now();
      for (const [client, clock] of done.afterState) {
        const own = sent.get(client);
        if (!own) continue;
        for (let n = done.beforeState.get(client) ?? 0; n < clock; n++) {
          const then = own[n];
          if (isCounted && then) times.push(now - then);
        }
      }
    });
  const clients: TextClient[] = [];
  for (const [n, seat] of seats.entries()) clients.push(await enter(host, seat, new Y.Doc(), n >= READERS && seats.length > 50));
  for (const client of clients.slice(0, READERS)) watch(client.doc);
  let isOver = false;
  const typing = clients.map(async (client, n) => {
    const words = new Y.XmlText();
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.setAttribute('id', randomUUID());
    paragraph.insert(0, [words]);
    client.edit('', (doc) => doc.getXmlFragment('default').push([paragraph]));
    await sleep((pause * n) / clients.length);
    while (!isOver) {
      const clock = Y.getState(client.doc.store, client.doc.clientID);
      const own = sent.get(client.doc.clientID) ?? [];
      own[clock] = performance.now();
      sent.set(client.doc.clientID, own);
      client.edit('', () => words.insert(words.length, 'ж'));
      await sleep(pause);
    }
  });
  await sleep(WARM);
  isCounted = true;
  await sleep(SECONDS * 1000);
  isOver = true;
  await Promise.all(typing);
  for (const client of clients) client.kill();
  await host.kill();
  return { editors: seats.length, side, p50: percentile(times, 0.5), p95: percentile(times, 0.95), samples: times.length };
}

/** Everybody types, the process is killed and started again; the time until the last one is back, and what of the acknowledged is missing. */
async function comeBack(seats: readonly Seat[], sections: number): Promise<Return> {
  let host = await startHost(sides.ours);
  const before = await Promise.all(seats.map((seat) => enter(host, seat)));
  for (const [n, client] of before.entries())
    for (let i = 0; i < 5; i++) client.edit(`⟨${n}.${i}⟩`, (doc) => addParagraph(doc, randomUUID(), `⟨${n}.${i}⟩`));
  await sleep(1500);
  await host.kill();
  const began = performance.now();
  for (const client of before) client.kill();
  host = await startHost(sides.ours);
  const after = await Promise.all(seats.map((seat) => enter(host, seat)));
  const ms = performance.now() - began;
  const texts = after.map((client) => client.doc.getXmlFragment('default').toString());
  const marks = before.flatMap((client, n) => client.acknowledged.filter(Boolean).map((mark) => ({ n, mark })));
  const missing = marks.filter(({ n, mark }) => !texts[n]?.includes(mark)).length;
  for (const client of after) client.kill();
  await host.kill();
  return { editors: seats.length, sections, ms, acknowledged: marks.length, missing };
}

export async function measureTexts(say: (line: string) => void) {
  const cast = await castPeople();
  const cookies: string[] = [];
  const seatsAt = async (name: () => Promise<string>, count: number) => {
    while (cookies.length * SOCKETS_PER_SESSION < count) cookies.push((await cast.person('SECRETARIAT')).cookie);
    const seats: Seat[] = [];
    for (let n = 0; n < count; n++)
      seats.push({ cookie: cookies[Math.floor(n / SOCKETS_PER_SESSION)] as string, name: await name() });
    return seats;
  };
  const inOneText = async (count: number) => {
    const { name } = await cast.text();
    return seatsAt(async () => name, count);
  };
  const latencies: Latency[] = [];
  for (const { editors, pause } of [
    { editors: 20, pause: 250 },
    { editors: 100, pause: 1000 },
  ])
    for (const side of ['stock', 'ours', 'stock', 'ours'] as const) {
      const one = await latency(side, await inOneText(editors), pause);
      say(
        `${editors} editors, ${side}: median ${one.p50.toFixed(1)} ms, p95 ${one.p95.toFixed(1)} ms (${one.samples} characters)`,
      );
      latencies.push(one);
    }
  const names: string[] = [];
  for (let n = 0; n < 20; n++) names.push((await cast.text()).name);
  let next = 0;
  const back = await comeBack(await seatsAt(async () => names[next++ % names.length] as string, 200), names.length);
  say(
    `200 editors on 20 sections: all back after ${(back.ms / 1000).toFixed(1)} s, ${back.missing} of ${back.acknowledged} missing`,
  );
  return { latencies, back };
}
