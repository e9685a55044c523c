// Nothing acknowledged is lost: written ahead, folded without loss, read by everybody else as it is at this moment.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { flushLiveText } from '@/lib/collab/fold';
import { loggedCount, openStage, type Stage, storedText } from '@/lib/collab/testing/stage';
import { db, pool } from '@/lib/platform/db';
import { addParagraph } from '@/scripts/torture/text-client';

const database = { isAway: false };
/** The pool, which a test can take away as a network does. */
const fragile = {
  query: (query: never) => (database.isAway ? Promise.reject(new Error('connection refused')) : pool.query(query)),
} as unknown as typeof pool;

let stage: Stage;
let secretariat: Awaited<ReturnType<Stage['person']>>;
beforeAll(async () => {
  stage = await openStage(fragile);
  secretariat = await stage.person('SECRETARIAT');
});
afterAll(() => stage.close());
const words = (doc: Y.Doc) => doc.getXmlFragment('default').toString();
const inside = async (name: string) => {
  const client = stage.enter(secretariat, name);
  await client.until(() => client.seen.isSynced);
  return client;
};

test('what is acknowledged is in the log, and freezing reads it before anybody has folded it', async () => {
  const text = await stage.text();
  const client = await inside(text.name);
  client.edit('1', (doc) => addParagraph(doc, 'p1', 'acknowledged words'));
  await client.until(() => client.acknowledged.includes('1'));
  expect(await loggedCount(text.sectionId)).toBe(1);
  await db.$transaction((tx) => flushLiveText(tx, text.planId));
  expect(await storedText(text.sectionId)).toContain('acknowledged words');
  client.kill();
});

test('while a plan is being frozen nothing is acknowledged for it', async () => {
  const text = await stage.text();
  const client = await inside(text.name);
  await db.$transaction(async (tx) => {
    await flushLiveText(tx, text.planId);
    client.edit('late', (doc) => addParagraph(doc, 'late', 'too late'));
    await expect(client.until(() => client.acknowledged.includes('late'), 300)).rejects.toThrow();
    await tx.plan.update({ where: { id: text.planId }, data: { status: 'SUBMITTED' } });
  });
  await client.until(() => client.seen.code !== 0);
  expect(client.acknowledged).toEqual([]);
  expect(await storedText(text.sectionId)).not.toContain('too late');
});

test('while the database is away nothing is acknowledged, and everything is there after its return', async () => {
  const text = await stage.text();
  const client = await inside(text.name);
  database.isAway = true;
  for (let i = 0; i < 20; i++) client.edit(`e${i}`, (doc) => addParagraph(doc, `e${i}`, `typed meanwhile ${i}.`));
  await expect(client.until(() => client.acknowledged.length > 0, 400)).rejects.toThrow();
  database.isAway = false;
  const began = Date.now();
  await client.until(() => client.acknowledged.length === 20);
  expect(Date.now() - began).toBeLessThan(5000);
  expect(await loggedCount(text.sectionId)).toBe(20);
  client.kill();
});

test('when the last person leaves the log is folded, the audit says who wrote what, and the text is the same', async () => {
  const text = await stage.text('One\n\nTwo');
  const client = await inside(text.name);
  client.edit('1', (doc) => addParagraph(doc, 'p3', 'Three'));
  await client.until(() => client.acknowledged.includes('1'));
  client.kill();
  const folded = async () => (await loggedCount(text.sectionId)) === 0;
  while (!(await folded())) await new Promise((resolve) => setImmediate(resolve));
  const { rows } = await pool.query(
    `select "actorId", "before", "after" from "AuditEvent" where "event" = 'section.textEdited' and "subjectId" = $1`,
    [text.sectionId],
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    actorId: secretariat.userId,
    before: { body: null },
    after: { language: 'ru', body: 'Three', updates: { count: 1 } },
  });
  const again = await inside(text.name);
  expect(words(again.doc)).toMatch(/One.*Two.*Three/);
  again.kill();
});

test('a row that cannot be read is put aside, and the text goes on', async () => {
  const text = await stage.text();
  const client = await inside(text.name);
  client.edit('1', (doc) => addParagraph(doc, 'p1', 'good words'));
  await client.until(() => client.acknowledged.includes('1'));
  await pool.query(`insert into "SectionTextUpdate" ("sectionId", "language", "epoch", "data") values ($1, 'ru', 1, $2)`, [
    text.sectionId,
    Buffer.from([7, 7, 7]),
  ]);
  await db.$transaction((tx) => flushLiveText(tx, text.planId));
  const { rows } = await pool.query(
    'select "quarantineReason" from "SectionTextUpdate" where "sectionId" = $1 and "quarantinedAt" is not null',
    [text.sectionId],
  );
  expect(rows).toHaveLength(1);
  expect(await storedText(text.sectionId)).toContain('good words');
  client.kill();
});

test('the blocks of a text keep their ids when it becomes a living one', async () => {
  const text = await stage.text('One\n\nTwo');
  const before = await storedText(text.sectionId);
  const client = await inside(text.name);
  client.edit('1', (doc) => addParagraph(doc, 'p3', 'Three'));
  await client.until(() => client.acknowledged.includes('1'));
  await db.$transaction((tx) => flushLiveText(tx, text.planId));
  const after = JSON.parse(await storedText(text.sectionId));
  expect(after.content.slice(0, 2)).toEqual(JSON.parse(before).content);
  client.kill();
});
