// The whole table over HTTP: who may gets in, who may not gets nothing, on existing objects.
import { expect, test } from '@playwright/test';
import { dbRow } from '../support/database';
import { ask, builtAction, callAction, changesBy, fill, restoreSuspended } from './client';
import { allRows } from './rows';
import { type ActionRow, type MethodRow, type PageRow, people, title, type Who } from './table';

const outsiders: readonly Who[] = ['visitor', 'suspended'];
test.setTimeout(240_000);
test.afterAll(restoreSuspended);

const toSignIn = (response: Response) =>
  [303, 307].includes(response.status) && /\/sign-in/.test(response.headers.get('location') ?? '');

async function pageFaults(row: PageRow): Promise<string[]> {
  const path = await fill(`${row.door}${row.query ?? ''}`, row.params);
  const faults: string[] = [];
  for (const who of [...people, ...outsiders]) {
    const response = await ask(who, path);
    const isIn = [200, 303, 307].includes(response.status) && !toSignIn(response);
    const outsider = outsiders.includes(who);
    const right = row.open
      ? isIn
      : outsider
        ? toSignIn(response)
        : row.may.includes(who as never)
          ? isIn
          : response.status === 404;
    if (!right) faults.push(`${title(row)} as ${who}: ${response.status} ${response.headers.get('location') ?? ''}`);
  }
  return faults;
}

async function methodFaults(row: MethodRow): Promise<string[]> {
  const [verb = 'GET', pattern = ''] = row.door.split(' ');
  const faults: string[] = [];
  for (const who of [...people, ...outsiders]) {
    const path = await fill(`${pattern}${row.query ?? ''}`, row.params);
    const sent = row.bodyFrom ? (await dbRow<{ body: unknown }>(row.bodyFrom)).body : row.body;
    const body = sent === undefined ? {} : { body: JSON.stringify(sent), headers: { 'Content-Type': 'application/json' } };
    const response = await ask(who, path, { method: verb, ...body });
    const outsider = outsiders.includes(who);
    const right =
      row.open || (!outsider && row.may.includes(who as never))
        ? response.status < 300
        : outsider
          ? response.status === 401
          : [403, 404].includes(response.status);
    if (!right) faults.push(`${title(row)} as ${who}: ${response.status}`);
  }
  return faults;
}

async function actionFaults(row: ActionRow, pages: PageRow[]): Promise<string[]> {
  const built = builtAction(row.door);
  if (!built) return [`${title(row)}: no page carries it`];
  const carrier = pages.find((p) => built.pages.includes(p.door));
  if (!carrier) return [`${title(row)}: its pages ${built.pages.join(', ')} have no row`];
  const path = await fill(carrier.door, carrier.params);
  const faults: string[] = [];
  const may = row.probe === 'denied' ? [] : row.may;
  const order: Who[] = [...outsiders, ...people.filter((p) => !row.may.includes(p)), ...may];
  for (const who of order) {
    const { form } = await dbRow<{ form: Record<string, unknown> }>(row.form);
    const before = await changesBy(who);
    const answer = await callAction(who, built.id, path, form, row.args ?? 'state');
    const changed = (await changesBy(who)) > before;
    const welcome =
      changed || /"status":"ok"/.test(answer.text) || (answer.redirect !== null && !/sign-in/.test(answer.redirect));
    const right = row.open
      ? answer.status < 500
      : may.includes(who as never)
        ? welcome
        : !changed && !/"status":"ok"/.test(answer.text);
    if (!right)
      faults.push(
        `${title(row)} as ${who}: ${answer.status} ${answer.redirect ?? ''} ${changed ? 'changed something' : ''} ${answer.text.slice(-300)}`,
      );
  }
  return faults;
}

test('pages open to whom they are for, and to nobody else', async () => {
  const faults: string[] = [];
  for (const row of await allRows()) if (row.kind === 'page') faults.push(...(await pageFaults(row)));
  expect(faults).toEqual([]);
});

test('the interface for programs answers whom it is for, and nobody else', async () => {
  const faults: string[] = [];
  for (const row of await allRows()) if (row.kind === 'method') faults.push(...(await methodFaults(row)));
  expect(faults).toEqual([]);
});

test('server actions change something only for those who may', async () => {
  const rows = await allRows();
  const pages = rows.filter((r): r is PageRow => r.kind === 'page');
  const faults: string[] = [];
  for (const row of rows) if (row.kind === 'action') faults.push(...(await actionFaults(row, pages)));
  expect(faults).toEqual([]);
});

test('a malformed id is the same as none', async () => {
  for (const path of ['/plans/1', '/actions/%27', '/plans/00000000-0000-0000-0000-000000000000/matrix', '/actions/undefined'])
    expect((await ask('secretariat', path)).status, path).toBe(404);
});
