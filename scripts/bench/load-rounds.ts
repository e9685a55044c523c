// Memory under load: rounds of everything people do, one after the other, at four connections; measured idle and after each round.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Loaded } from './load-plan';
import { connect, type Place } from './measure';
import { proportionalMemory } from './memory.mjs';
import { OPERATIONS } from './operations';
import { CONNECTIONS, httpRound } from './rounds.mjs';
import { startServer } from './server.mjs';
import { mintCookie } from './sessions';

/** Before memory is read the processes get this long to come to rest. */
const REST = 3000;

export async function memoryUnderLoad(place: Place, on: Loaded, postmaster: number, rounds: number, seconds: number) {
  const client = await connect(place.databaseUrl);
  const server = await startServer(place);
  const memory = () => proportionalMemory([server.pid as number, postmaster], ['bench_100000']);
  try {
    await sleep(REST);
    const idle = memory();
    const after: number[] = [];
    for (let n = 0; n < rounds; n++) {
      for (const operation of OPERATIONS) {
        const cookies: string[] = [];
        for (let c = 0; c < CONNECTIONS; c++) cookies.push(await mintCookie(client, on.users[operation.who], place.secret));
        await httpRound(server.url + operation.path(on), cookies, seconds / OPERATIONS.length);
      }
      after.push(memory());
    }
    return { idle, after };
  } finally {
    await server.stop();
    await client.end();
  }
}
