// Processes are killed while people save. What was answered with "saved" must be in the database afterwards, each time.
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import '../ts-hooks.mjs';

const writers = 4;
const account = 'education@demo.maksat.example';

/** Drafts of the Ministry of Education in the running period, one for each writer. */
const drafts = `select r."id", r."actionId", r."institutionId", r."periodId", r."version", r."sourceLanguage" as language from "ProgressReport" r
  join "ReportingPeriod" p on p."id" = r."periodId" join "Institution" i on i."id" = r."institutionId"
  where p."code" = '2020-H1' and i."code" = 'MOE' and r."role" = 'LEAD' and r."state" = 'DRAFT' order by r."id" limit ${writers}`;

async function owner(env, work) {
  const client = new pg.Client({ connectionString: env.DATABASE_OWNER_URL });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** One person who saves and saves. `told` is the last text that was answered with "saved", `sent` whatever was sent since. */
function createWriter(env, cookie, report) {
  const state = { told: undefined, sent: [], saves: 0, isStopped: false };
  let { version } = report;
  const { id, actionId, institutionId, periodId, language } = report;
  const save = (narrative) =>
    fetch(`${env.BASE_URL}/api/reports/${id}/autosave`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Cookie: cookie, Origin: env.BASE_URL },
      body: JSON.stringify({ actionId, institutionId, periodId, version, language, content: { narrative } }),
      signal: AbortSignal.timeout(15_000),
    });
  async function turn(n) {
    const text = `${report.id} ${n}`;
    state.sent.push(text);
    const response = await save(text).catch(() => undefined);
    const answer = await response?.json().catch(() => undefined);
    if (response?.ok && answer) {
      Object.assign(state, { told: text, sent: [], saves: state.saves + 1 });
      version = answer.version;
    } else if (response?.status === 409) version = answer.version;
    else await sleep(100);
  }
  const work = (async () => {
    for (let n = 0; !state.isStopped; n++) await turn(n);
  })();
  return {
    report,
    state,
    async stop() {
      state.isStopped = true;
      await work;
    },
  };
}

async function untilHealthy(url) {
  const began = Date.now();
  for (;;) {
    const response = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(5000) }).catch(() => undefined);
    if (response?.ok) return Date.now() - began;
    if (Date.now() - began > 60_000) throw new Error('not healthy a minute after a kill');
    await sleep(50);
  }
}

/** @returns texts that were acknowledged and are gone */
async function lostTexts(env, people) {
  return owner(env, async (client) => {
    const lost = [];
    for (const { report, state } of people) {
      if (state.told === undefined) continue;
      const { rows } = await client.query(
        'select "narrative" from "ProgressReportText" where "reportId" = $1 and "language" = $2',
        [report.id, report.language],
      );
      if (![state.told, ...state.sent].includes(rows[0]?.narrative)) lost.push(`${state.told} (there is: ${rows[0]?.narrative})`);
    }
    return lost;
  });
}

/**
 * @param {{env: Record<string, string>, victims: (() => number)[], kills: number, say: (text: string) => void}} options
 *   `victims` give the process id of what may be killed at this moment
 * @throws when anything acknowledged is lost, or the service does not come back
 */
export async function killAndCompare({ env, victims, kills, say }) {
  Object.assign(process.env, { DATABASE_OWNER_URL: env.DATABASE_OWNER_URL, NEXTAUTH_SECRET: env.NEXTAUTH_SECRET });
  const { mintSession } = await import('../../e2e/support/session.ts');
  const cookie = `next-auth.session-token=${(await mintSession(account)).token}`;
  const reports = await owner(env, async (client) => (await client.query(drafts)).rows);
  if (!reports.length) throw new Error('no draft to write in');
  let saves = 0;
  let slowest = 0;
  for (let kill = 1; kill <= kills; kill++) {
    const fresh = await owner(env, async (client) => (await client.query(drafts)).rows);
    const people = fresh.map((report) => createWriter(env, cookie, report));
    await sleep(300 + Math.random() * 700);
    process.kill(victims[kill % victims.length](), 'SIGKILL');
    await sleep(50);
    slowest = Math.max(slowest, await untilHealthy(env.BASE_URL));
    await Promise.all(people.map((person) => person.stop()));
    const lost = await lostTexts(env, people);
    saves += people.reduce((sum, { state }) => sum + state.saves, 0);
    if (lost.length) throw new Error(`lost after kill ${kill}:\n${lost.join('\n')}`);
    if (kill % 10 === 0) say(`${kill} kills, ${saves} saves, nothing lost`);
  }
  if (!saves) throw new Error('nobody could save anything');
  say(`${kills} kills, ${saves} acknowledged saves, 0 lost; back within ${slowest} ms`);
}
