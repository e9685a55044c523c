// The audit as it is read back: what is listed is what may be read; pages; export; seal.
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { exportAudit } from '@/lib/audit/commands';
import { auditDocument } from '@/lib/audit/export';
import { visibleTo } from '@/lib/audit/policy';
import { getAuditFrame, listAudit, listHistory } from '@/lib/audit/queries';
import { changesOf } from '@/lib/audit/rules';
import { AuditFilter } from '@/lib/audit/schema';
import { eventScope } from '@/lib/audit/scope';
import { writeCsv } from '@/lib/documents/writers/csv';
import { sealAll } from '@/lib/platform/audit/seal';
import { writeAudit } from '@/lib/platform/audit/write';
import { type Actor, visitor } from '@/lib/platform/auth/actor';
import { unwrap } from '@/lib/platform/command';
import { db, type Tx } from '@/lib/platform/db';
import { translator } from '@/lib/platform/i18n/translator';
import type { Role } from '@/prisma/generated/enums';

const ROLES = ['ADMIN', 'SECRETARIAT', 'COMMISSION_MEMBER', 'FOCAL_POINT', 'VALIDATOR', 'PARTNER', 'NHRI', 'OBSERVER'] as const;
const EVENTS = [
  'action.edited',
  'report.edited',
  'period.reminded',
  'letter.recorded',
  'report.submitted',
  'report.accepted',
  'report.published',
  'evidence.created',
];
let own = '';
let other = '';
let userId = '';
let subjectId = '';
const as = (role: Role, institutionId: string | null = own): Actor => ({
  ...visitor(0),
  kind: 'user',
  userId,
  name: 'Kerim',
  grants: [{ role, institutionId }],
  today: '2020-09-15',
  address: '10.0.0.7',
});

beforeAll(async () => {
  const create = (code: string) => db.institution.create({ data: { code, type: 'MINISTRY' }, select: { id: true } });
  [own, other, subjectId] = [(await create('OWN')).id, (await create('OTHER')).id, (await create('THING')).id];
  userId = (await db.user.create({ data: { email: 'k@example.org', name: 'Kerim' }, select: { id: true } })).id;
  const entries = [own, other, null].flatMap((institutionId) =>
    EVENTS.map((event) => ({ event, subjectType: 'action', subjectId, institutionId, after: { title: '=cmd|calc' } })),
  );
  await writeAudit(db as Tx, as('ADMIN'), entries);
  await writeAudit(db as Tx, as('PARTNER'), [{ event: 'user.giveRole', subjectType: 'user', subjectId: userId }], 'FORBIDDEN');
});

describe('what is listed is what may be read', () => {
  test.each(ROLES)('by %s', async (role) => {
    const actor = as(role);
    const listed = await listHistory(actor, { subjectType: 'action', subjectId });
    const all = await db.auditEvent.findMany({ where: { subjectId } });
    const readable = all.filter((row) => eventScope.test(visibleTo(actor), row)).map((row) => String(row.id));
    const filtered = await db.auditEvent.findMany({ where: { AND: [{ subjectId }, eventScope.where(visibleTo(actor))] } });
    expect(new Set(listed.items.map((i) => i.id))).toEqual(new Set(readable));
    expect(new Set(filtered.map((row) => String(row.id)))).toEqual(new Set(readable));
  });

  test('nothing by a visitor', async () => {
    expect((await listHistory(visitor(0), { subjectType: 'action', subjectId })).items).toEqual([]);
  });
});

describe('the list of all events', () => {
  test('does not exist for those who may not read it', async () => {
    await expect(listAudit(as('FOCAL_POINT'), AuditFilter.parse({}))).rejects.toMatchObject({ failure: { code: 'NOT_FOUND' } });
    await expect(getAuditFrame(as('PARTNER'))).rejects.toMatchObject({ failure: { code: 'NOT_FOUND' } });
    expect(await exportAudit(as('NHRI'), { format: 'csv', language: 'en' })).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' },
    });
  });

  test('shows addresses to the administrator alone', async () => {
    const first = async (role: Role) => (await listAudit(as(role, null), AuditFilter.parse({}))).items[0];
    expect(await first('ADMIN')).toMatchObject({ address: '10.0.0.7' });
    expect(await first('OBSERVER')).toMatchObject({ address: null });
  });

  test('pages by number without losing or repeating an event', async () => {
    const seen: string[] = [];
    for (let before: string | undefined; ; ) {
      const { items, next } = await listAudit(as('SECRETARIAT'), AuditFilter.parse({ before }), { limit: 4 });
      seen.push(...items.map((i) => i.id));
      if (!next) break;
      before = next;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual([...seen].sort((a, b) => Number(b) - Number(a)));
  });

  test('is narrowed by person, noun, day, institution and outcome; nonsense narrows nothing', async () => {
    const count = async (filter: object) => (await listAudit(as('SECRETARIAT'), AuditFilter.parse(filter))).items.length;
    const all = await count({});
    expect(await count({ refusals: 'only' })).toBe(1);
    expect(await count({ noun: 'user' })).toBe(1);
    expect(await count({ institution: own })).toBe(8);
    expect(await count({ from: '2020-09-16' })).toBe(0);
    expect(await count({ person: userId })).toBe(all);
    expect(await count({ person: "' or 1=1 --", noun: '"; drop', before: 'x', from: 'yesterday' })).toBe(all);
  });

  test('leaves the house as a table whose cells are no formulas, and that is remembered', async () => {
    const actor = as('OBSERVER', null);
    const items = unwrap(await exportAudit(actor, { format: 'csv', language: 'en' }));
    const model = auditDocument(items, { language: 'en', t: translator('en'), offsetDays: 0, title: 'Audit' });
    const text = writeCsv(model).toString();
    expect(text).not.toMatch(/(^|[,;\n"])=cmd/m);
    expect(text).toContain('report.accepted');
    expect(text).not.toContain('report.submitted');
    const event = await db.auditEvent.findFirstOrThrow({ where: { event: 'audit.exported' } });
    expect(event.after).toMatchObject({ count: items.length, format: 'csv' });
  });

  test('says how far it is sealed', async () => {
    expect((await getAuditFrame(as('ADMIN'))).seal).toMatchObject({ number: null });
    // Transactions of other test databases in the same cluster hold the sealer back too.
    await vi.waitUntil(async () => (await sealAll()) > 0, { timeout: 10_000 });
    const { seal } = await getAuditFrame(as('ADMIN'));
    expect(seal).toMatchObject({ number: 1, waiting: 0, waitingSeconds: null });
    expect(seal.hash).toMatch(/^[0-9a-f]{64}$/);
  });
});

test('an event tells the fields that changed, without ids and versions', () => {
  const id = '00000000-0000-7000-8000-000000000001';
  expect(changesOf({ a: 1, b: 'x', version: 1, planId: id }, { a: 2, b: 'x', version: 2, planId: null, c: '' })).toEqual([
    { field: 'a', before: '1', after: '2' },
  ]);
  expect(changesOf(null, null)).toEqual([]);
});
