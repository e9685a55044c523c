// Statements per page, and what the page of reporting costs on the line.
import path from 'node:path';
import type { Loaded } from './load-plan';
import { connect, type Place } from './measure';
import { PAGES } from './operations';
import { startServer } from './server.mjs';
import { mintCookie } from './sessions';
import { statementsOf } from './statements';
import { weighPage } from './weight.mjs';

const REPORTING = '/my-reports';

/** Addresses as patterns: ids out of them. */
const patternOf = (address: string) => address.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…');

export async function countStatements(place: Place, on: Loaded) {
  const log = path.join(place.folder, 'statements.jsonl');
  const client = await connect(place.databaseUrl);
  const server = await startServer(place, log);
  try {
    const cookies = {
      secretariat: await mintCookie(client, on.users.secretariat, place.secret),
      focal: await mintCookie(client, on.users.focal, place.secret),
    };
    const pages: { page: string; who: string; statements: number | string }[] = [];
    for (const { path: address, who = 'secretariat' } of PAGES) {
      const answer = await statementsOf(server.url + address(on), cookies[who], log).catch((e: Error) => e);
      pages.push({
        page: patternOf(address(on)),
        who,
        statements: answer instanceof Error ? answer.message : answer.statements.length,
      });
    }
    const { html } = await statementsOf(server.url + REPORTING, cookies.focal, log);
    return { pages, weight: await weighPage(server.url, REPORTING, cookies.focal, html) };
  } finally {
    await server.stop();
    await client.end();
  }
}
