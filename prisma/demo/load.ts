// The demonstration: both plans, their institutions and people, reporting and history, in one transaction.
// Runs with the application's rights. Reference data (languages, SDG) must be there.
import { hashPassword } from '@/lib/platform/auth/password';
import { BUSINESS_OFFSET, businessDay, daysBetween } from '@/lib/platform/clocks';
import { type Files, readFiles } from '@/prisma/demo/files';
import { historyRows } from '@/prisma/demo/history';
import { namesOf } from '@/prisma/demo/names';
import { noticeRows } from '@/prisma/demo/notices';
import { peopleRows } from '@/prisma/demo/people';
import { lineageRows, planRows } from '@/prisma/demo/plans';
import { reportingRows } from '@/prisma/demo/reporting';
import { insertRows, type Queryable } from '@/prisma/factories/rows';
import { isMain, type Target, withClient } from '@/prisma/factories/session';

/** The announced password of the demonstration accounts. */
export const demoPassword = 'maksat-demo-2024';

/** Today is the demonstration's business day from the first load on; the offset stays what it was. */
async function fixOffset(client: Queryable, day: string): Promise<number> {
  const value = daysBetween(businessDay(0), day);
  await client.query('insert into "Setting" ("key", "value") values ($1, $2::jsonb) on conflict do nothing', [
    BUSINESS_OFFSET,
    JSON.stringify(value),
  ]);
  const { rows } = await client.query('select "value" from "Setting" where "key" = $1', [BUSINESS_OFFSET]);
  return rows[0]?.value as number;
}

/** The notice that stands beside illustrative content, and the accounts a visitor may use. */
const demonstration = (files: Files) => ({
  notice: files.draft.notice,
  businessDay: files.tracked.businessDay,
  accounts: files.people
    .filter((person) => person.demoAccount)
    .map(({ email, name, role, institution }) => ({ email, name: name.latin, role, institution })),
});

async function load(client: Queryable) {
  const files = readFiles();
  await client.query("set local maksat.loading = 'on'");
  const names = namesOf(files, await fixOffset(client, files.tracked.businessDay));
  await client.query(
    'insert into "Setting" ("key", "value") values (\'demonstration\', $1::jsonb) on conflict ("key") do update set "value" = excluded."value"',
    [JSON.stringify(demonstration(files))],
  );
  const { rows } = await client.query('select pg_current_xact_id()::text as txid');
  await insertRows(
    client,
    peopleRows(files, names, await hashPassword(demoPassword)),
    planRows(files.tracked, names),
    planRows(files.draft, names),
    lineageRows(files.tracked, files.draft, names),
    reportingRows(files.tracked, names),
    historyRows(files, names, rows[0]?.txid as string),
    noticeRows(files, names),
  );
}

/** Loads the demonstration into an empty installation. @param target address, client in a transaction, or the installation's own database */
export const loadDemo = (target?: Target) => withClient(target, load);
/** What the first start calls. */
export const loadDemonstration = loadDemo;

if (isMain(import.meta.url)) await loadDemo();
