// One database of the bench, in a process of its own because the address of a database belongs to a process:
// one-size.ts load|measure|memory|work|grid <file with the task as JSON>; the answer goes into <file>.answer.
import { readFileSync, writeFileSync } from 'node:fs';
import { Prisma } from '@/prisma/generated/client';
import type { Loaded } from './load-plan';
import type { Pace, Place } from './measure';

export type Task = {
  place: Place;
  size: number;
  loaded?: Loaded;
  pace: Pace;
  importRows: number;
  postmaster: number;
  memory: Pace;
};

const [act, file = ''] = process.argv.slice(2);
const task = JSON.parse(readFileSync(file, 'utf8')) as Task;
const say = (line: string) => console.log(`   ${task.size}: ${line}`);

async function work(on: Loaded) {
  const { startServer } = await import('./server.mjs');
  const { timeImport, timeReport } = await import('./documents');
  const { db } = await import('@/lib/platform/db');
  const server = await startServer(task.place);
  try {
    const report = await timeReport(on);
    // The matrix goes into a plan that is being drafted.
    await db.$executeRaw(Prisma.sql`update "Plan" set "status" = 'DRAFTING' where "id" = ${on.planId}::uuid`);
    const imported = await timeImport(on.planId, task.importRows);
    return { report, imported };
  } finally {
    await server.stop();
  }
}

async function pages(on: Loaded) {
  const { countStatements } = await import('./pages');
  return countStatements(task.place, on);
}

/** The plan as it is drafted, in a browser. */
async function grid(on: Loaded) {
  const { startServer } = await import('./server.mjs');
  const { measureGrid } = await import('./grid-browser.mjs');
  const { connect } = await import('./measure');
  const { mintCookie } = await import('./sessions');
  const client = await connect(task.place.databaseUrl);
  await client.query(`update "Plan" set "status" = 'DRAFTING' where "id" = $1`, [on.planId]);
  const header = await mintCookie(client, on.users.secretariat, task.place.secret);
  await client.end();
  const server = await startServer(task.place);
  try {
    return await measureGrid(server.url, header, on.planId);
  } finally {
    await server.stop();
  }
}

async function answer(): Promise<unknown> {
  if (act === 'load') return (await import('./load-plan')).loadPlan(task.place.ownerUrl, task.size);
  if (!task.loaded) throw new Error('nothing is loaded');
  if (act === 'measure') return (await import('./measure')).measure(task.place, task.loaded, task.pace, say);
  if (act === 'memory') {
    const { memoryUnderLoad } = await import('./load-rounds');
    return memoryUnderLoad(task.place, task.loaded, task.postmaster, task.memory.rounds, task.memory.seconds);
  }
  if (act === 'grid') return grid(task.loaded);
  const worked = await work(task.loaded);
  return { ...worked, ...(await pages(task.loaded)) };
}

writeFileSync(`${file}.answer`, JSON.stringify(await answer()));
process.exit(0); // pools and queues would keep it
