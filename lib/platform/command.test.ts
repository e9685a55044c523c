// The corridor every change goes through: policy, rules, audit and commit are one thing.
import { beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { auditHash } from '@/lib/platform/audit/entry';
import { merkleRoot, sealAll, sealHash } from '@/lib/platform/audit/seal';
import { firstBrokenSeal, verifyAudit } from '@/lib/platform/audit/verify';
import { writeAudit } from '@/lib/platform/audit/write';
import { type Actor, visitor } from '@/lib/platform/auth/actor';
import { command, storable } from '@/lib/platform/command';
import { db, pool } from '@/lib/platform/db';
import { DomainError } from '@/lib/platform/errors';

const actor: Actor = { ...visitor(0), kind: 'user', userId: '01890000-0000-7000-8000-000000000001' };
const canRename = (who: Actor, row: { version: number }) => who.userId !== null && row.version < 3;

const rename = command({
  name: 'institution.rename',
  input: z.strictObject({
    id: z.uuid(),
    type: z.enum(['MINISTRY', 'CSO']),
    fault: z.enum(['rule', 'crash', 'silent']).optional(),
  }),
  load: (tx, { id }) => tx.institution.findUnique({ where: { id }, select: { id: true, type: true, version: true } }),
  allow: canRename,
  async run({ tx, input, loaded }) {
    await tx.institution.update({ where: { id: loaded.id }, data: { type: input.type } });
    if (input.fault === 'rule') throw new DomainError('RULE', 'errors.check');
    if (input.fault === 'crash') throw new Error('unexpected');
    const events = [
      {
        event: 'institution.renamed',
        subjectType: 'institution',
        subjectId: loaded.id,
        before: { type: loaded.type },
        after: { type: input.type },
      },
    ];
    return { result: input.type, events: input.fault === 'silent' ? [] : events };
  },
});

let id = '';
beforeAll(async () => {
  id = (await db.institution.create({ data: { code: 'X', type: 'MINISTRY' } })).id;
});
const typeNow = async () => (await db.institution.findUniqueOrThrow({ where: { id }, select: { type: true } })).type;
const events = (where: object) => db.auditEvent.count({ where: { subjectId: id, ...where } });

test('a change and its audit row are committed together', async () => {
  expect(await rename(actor, { id, type: 'CSO' })).toEqual({ ok: true, value: 'CSO' });
  expect(await typeNow()).toBe('CSO');
  expect(await events({ event: 'institution.renamed', refusal: null })).toBe(1);
});

test('texts lose what the database cannot keep, and nothing else', () => {
  const day = new Date(0);
  const given = { title: 'Wat\0an', half: 'a\ud800b', whole: '😀', list: ['x\0', 1], day, none: null };
  expect(storable(given)).toEqual({ title: 'Watan', half: 'a\ufffdb', whole: '😀', list: ['x', 1], day, none: null });
});

test('a broken rule rolls everything back', async () => {
  const before = await events({});
  expect(await rename(actor, { id, type: 'MINISTRY', fault: 'rule' })).toMatchObject({ ok: false, error: { code: 'RULE' } });
  expect(await typeNow()).toBe('CSO');
  expect(await events({})).toBe(before);
});

test('an unexpected fault is thrown and leaves nothing behind', async () => {
  await expect(rename(actor, { id, type: 'MINISTRY', fault: 'crash' })).rejects.toThrow('unexpected');
  expect(await typeNow()).toBe('CSO');
});

test('a command that forgets its event fails and changes nothing', async () => {
  await expect(rename(actor, { id, type: 'MINISTRY', fault: 'silent' })).rejects.toThrow(/audit event/);
  expect(await typeNow()).toBe('CSO');
});

test('who may not is refused, and the refusal is remembered', async () => {
  expect(await rename(visitor(0), { id, type: 'MINISTRY' })).toEqual({ ok: false, error: { code: 'FORBIDDEN' } });
  expect(await typeNow()).toBe('CSO');
  expect(await events({ refusal: 'FORBIDDEN' })).toBe(1);
});

test('what does not exist is not found, and what is malformed is named by field', async () => {
  expect(await rename(actor, { id: '01890000-0000-7000-8000-00000000dead', type: 'CSO' })).toMatchObject({
    error: { code: 'NOT_FOUND' },
  });
  expect(await rename(actor, { id: { not: null } as never, type: 'CSO' })).toMatchObject({
    error: { code: 'INVALID', fields: { id: expect.any(String) } },
  });
  expect(await rename(actor, { id, type: 'CSO', extra: 1 } as never)).toMatchObject({ error: { code: 'INVALID' } });
});

test('a command that joins a transaction ends with it', async () => {
  const attempt = db.$transaction(async (tx) => {
    await rename(actor, { id, type: 'MINISTRY' }, { tx });
    throw new Error('the process above failed');
  });
  await expect(attempt).rejects.toThrow('the process above failed');
  expect(await typeNow()).toBe('CSO');
});

/** Seals until nothing waits: transactions of other test databases in the same cluster hold the sealer back too. */
const sealEverything = () =>
  vi.waitFor(
    async () => {
      await sealAll();
      expect((await verifyAudit()).unsealed).toBe(0);
    },
    { timeout: 10_000 },
  );

test('the sealer links every committed event, and the chain verifies', async () => {
  await sealEverything();
  const verdict = await verifyAudit();
  expect(verdict.broken).toBeNull();
  expect(verdict.events).toBeGreaterThan(0);
});

test('links follow each other by number, past the tenth and the hundredth event', async () => {
  const many = Array.from({ length: 120 }, () => ({ event: 'thing.done', subjectType: 'thing', subjectId: null }));
  await db.$transaction((tx) => writeAudit(tx, actor, many));
  await sealEverything();
  await rename(actor, { id, type: 'CSO' });
  await sealEverything();
  expect((await verifyAudit()).broken).toBeNull();
});

const LATE = `insert into "AuditEvent" ("txid","at","businessDay","actorKind","event","subjectType","hash")
  select pg_current_xact_id()::text::bigint, $1::timestamptz, $1::date, 'system', 'late.event', 'x', $2`;
const at = '2020-09-15T08:00:00.000Z';
const empty = { actorId: null, actingForId: null, subjectId: null, planId: null, institutionId: null, before: null, after: null };
const LATE_HASH = auditHash({
  ...{ ...empty, at, businessDay: '2020-09-15', actorKind: 'system', event: 'late.event', subjectType: 'x' },
  ...{ refusal: null, sessionId: null, address: null, requestId: null },
});

test('events of a transaction still running are not sealed past, in whatever order transactions began', async () => {
  const [older, younger] = [await pool.connect(), await pool.connect()];
  await older.query('begin');
  await older.query('select pg_current_xact_id()');
  await younger.query('begin');
  await younger.query(LATE, [at, LATE_HASH]); // takes the smaller id and is still open …
  await older.query(LATE, [at, LATE_HASH]);
  await older.query('commit'); // … when the larger one is there for everybody to see
  await sealAll();
  expect((await verifyAudit()).unsealed).toBe(1);
  await younger.query('commit');
  older.release();
  younger.release();
  await sealEverything();
  expect((await verifyAudit()).broken).toBeNull();
});

test('audit rows cannot be changed or removed, and a forged one is named', async () => {
  await expect(pool.query('update "AuditEvent" set "event" = \'x\'')).rejects.toThrow(/append-only|permission denied/);
  await expect(pool.query('delete from "AuditSeal"')).rejects.toThrow(/append-only|permission denied/);
  await pool.query(
    `insert into "AuditEvent" ("txid","businessDay","actorKind","event","subjectType","hash") values (pg_current_xact_id()::text::bigint, now(), 'system', 'forged', 'x', 'not its hash')`,
  );
  expect((await verifyAudit()).broken).toMatchObject({ kind: 'event' });
});

test('a chain written anew up to one link breaks at the next', () => {
  const seal = (number: number, previousHash: string, hashes: string[]) => {
    const [firstEventId, lastEventId] = [number * 2 - 1, number * 2];
    const content = { number, previousHash, root: merkleRoot(hashes), firstEventId, lastEventId, count: 2, sealedAt: at };
    const row = { ...content, firstEventId: String(firstEventId), lastEventId: String(lastEventId), sealedAt: new Date(at) };
    return { ...row, hash: sealHash(content) };
  };
  const events = (...hashes: string[]) => new Map(hashes.map((hash, i) => [String(i + 1), hash]));
  const first = seal(1, '0'.repeat(64), ['a', 'b']);
  const second = seal(2, first.hash, ['c', 'd']);
  expect(firstBrokenSeal([first, second], events('a', 'b', 'c', 'd'))).toBeNull();
  const forged = seal(1, '0'.repeat(64), ['forged', 'b']);
  expect(firstBrokenSeal([forged, second], events('forged', 'b', 'c', 'd'))).toMatchObject({ kind: 'seal', id: '2' });
  expect(firstBrokenSeal([second], events('c', 'd'))).toMatchObject({ kind: 'seal', id: '2' });
  expect(firstBrokenSeal([first, second], events('a', 'b', 'c', 'x'))).toMatchObject({ kind: 'seal', id: '2' });
});
