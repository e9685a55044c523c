// A door that nobody has thought about does not open unseen.
import { expect, test } from '@playwright/test';
import { methods, pages, serverActions } from './doors';
import { allRows } from './rows';
import type { AccessRow } from './table';

const doorsOf = (rows: AccessRow[], kind: AccessRow['kind']) =>
  [...new Set(rows.filter((r) => r.kind === kind).map((r) => r.door))].sort();

test('every page is in the access table', async () => {
  expect(doorsOf(await allRows(), 'page')).toEqual(pages());
});

test('every method of the interface for programs is in the access table', async () => {
  expect(doorsOf(await allRows(), 'method')).toEqual(methods());
});

test('every server action is in the access table', async () => {
  expect(doorsOf(await allRows(), 'action')).toEqual(serverActions());
});
