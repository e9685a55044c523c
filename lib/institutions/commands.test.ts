// Institutions on a real database: added, corrected, renamed from a day, ended.
import { beforeAll, describe, expect, test } from 'vitest';
import {
  createInstitution,
  editInstitution,
  endInstitution,
  forgetAlias,
  renameInstitution,
  reopenInstitution,
} from '@/lib/institutions/commands';
import { getInstitution, listInstitutionChoices, listInstitutions } from '@/lib/institutions/queries';
import { dayBefore, isBelow, nameOn } from '@/lib/institutions/rules';
import { InstitutionFilter } from '@/lib/institutions/schema';
import { type Actor, visitor } from '@/lib/platform/auth/actor';
import { BUSINESS_OFFSET, businessDay, daysBetween } from '@/lib/platform/clocks';
import { unwrap } from '@/lib/platform/command';
import { db } from '@/lib/platform/db';
import type { Role } from '@/prisma/generated/enums';

const as = (role: Role): Actor => ({
  ...visitor(0),
  kind: 'user',
  userId: '00000000-0000-7000-8000-00000000000a',
  grants: [{ role, institutionId: null }],
  today: '2020-09-15',
});
const admin = as('ADMIN');
const names = (word: string) => ({
  nameTk: `${word} ministrligi`,
  shortNameTk: `${word}-tk`,
  nameRu: `Министерство ${word}`,
  shortNameRu: `Мин-${word}`,
  nameEn: `Ministry of ${word}`,
  shortNameEn: `Mo${word}`,
});
const facts = { type: 'MINISTRY', isNational: true, parentId: null } as const;
let id = '';

beforeAll(async () => {
  const value = daysBetween(businessDay(0), admin.today);
  await db.setting.create({ data: { key: BUSINESS_OFFSET, value } });
  id = unwrap(await createInstitution(admin, { code: 'moe', ...facts, ...names('Bilim') })).id;
});

describe('an institution', () => {
  test('has its code in capitals and a name in each language', async () => {
    const found = await getInstitution(admin, 'tk', id);
    expect(found).toMatchObject({ code: 'MOE', name: 'Bilim ministrligi', isActive: true });
    expect(found.names).toHaveLength(3);
  });

  test('is kept by the administrator alone', async () => {
    const input = { code: 'X', ...facts, ...names('X') };
    for (const role of ['SECRETARIAT', 'FOCAL_POINT', 'PARTNER', 'OBSERVER', 'COMMISSION_MEMBER', 'NHRI', 'VALIDATOR'] as const)
      expect(await createInstitution(as(role), input)).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
  });

  test('shares its code with no other', async () => {
    const again = await createInstitution(admin, { code: 'MOE', ...facts, ...names('Y') });
    expect(again).toMatchObject({ ok: false, error: { key: 'institutions.error.codeTaken', field: 'code' } });
  });

  test('needs a readable code and names', async () => {
    const bad = await createInstitution(admin, { code: 'А Б', ...facts, ...names('Z'), nameTk: ' ' });
    expect(bad).toMatchObject({
      ok: false,
      error: { code: 'INVALID', fields: { code: 'institutions.error.code', nameTk: 'errors.field.required' } },
    });
  });

  test('is never part of itself or of a body below it', async () => {
    const child = unwrap(await createInstitution(admin, { code: 'CHILD', ...facts, parentId: id, ...names('Child') })).id;
    const { version } = await getInstitution(admin, 'ru', id);
    const edit = await editInstitution(admin, { id, version, code: 'MOE', ...facts, parentId: child, ...names('Bilim') });
    expect(edit).toMatchObject({ ok: false, error: { key: 'institutions.error.parentBelow', field: 'parentId' } });
  });

  test('corrected on an old version shows both spellings', async () => {
    const { version } = await getInstitution(admin, 'ru', id);
    const input = { id, version, code: 'MOE', ...facts };
    unwrap(await editInstitution(admin, { ...input, ...names('Bilim'), nameEn: 'Ministry of Education' }));
    const late = await editInstitution(admin, { ...input, ...names('Bilim'), nameEn: 'Ministry for Education' });
    expect(late.ok ? null : late.error.conflicts).toEqual([
      { field: 'nameEn', mine: 'Ministry for Education', theirs: 'Ministry of Education' },
      { field: 'version', mine: String(version), theirs: String(version + 1) },
    ]);
  });

  test('renamed from a day keeps the old name for the time before', async () => {
    const { version } = await getInstitution(admin, 'ru', id);
    unwrap(await renameInstitution(admin, { id, version, validFrom: '2020-10-01', ...names('Täze') }));
    const { names: all, name } = await getInstitution(admin, 'en', id);
    expect(name).toBe('Ministry of Education');
    expect(nameOn(all, 'en', '2020-09-30')?.name).toBe('Ministry of Education');
    expect(nameOn(all, 'en', '2020-10-01')?.name).toBe('Ministry of Täze');
    const early = await renameInstitution(admin, { id, version: version + 1, validFrom: '2020-05-01', ...names('Öň') });
    expect(early).toMatchObject({ ok: false, error: { key: 'institutions.error.laterName' } });
  });

  test('that is ended is no longer offered and still read', async () => {
    const { version } = await getInstitution(admin, 'ru', id);
    unwrap(await endInstitution(admin, { id, version }));
    expect((await listInstitutionChoices(admin, 'ru')).map((c) => c.code)).toEqual(['CHILD']);
    expect(await getInstitution(admin, 'ru', id)).toMatchObject({ isActive: false });
    expect(await endInstitution(admin, { id, version: version + 1 })).toMatchObject({
      ok: false,
      error: { key: 'institutions.error.alreadyEnded' },
    });
    unwrap(await reopenInstitution(admin, { id, version: version + 1 }));
  });

  test('is found by any of its names, without Turkmen letters', async () => {
    const codes = async (filter: object) =>
      (await listInstitutions(admin, 'ru', InstitutionFilter.parse(filter))).rows.map((r) => r.code);
    expect(await codes({ q: 'taze' })).toEqual(['MOE']);
    expect(await codes({ q: 'министерство child' })).toEqual(['CHILD']);
    expect(await codes({ q: '100%' })).toEqual([]);
    expect(await codes({ type: 'COURT' })).toEqual([]);
    expect(await codes({ type: "MINISTRY' or 1=1" })).toHaveLength(2);
  });

  test('is seen by everybody who is signed in and by no visitor', async () => {
    expect((await listInstitutions(as('PARTNER'), 'en')).rows).toHaveLength(2);
    await expect(listInstitutions(visitor(0), 'en')).rejects.toMatchObject({ failure: { code: 'NOT_FOUND' } });
  });

  test('forgets a wording when the secretariat says so', async () => {
    const alias = await db.institutionAlias.create({ data: { wording: 'минобр', institutionId: id } });
    expect((await getInstitution(as('FOCAL_POINT'), 'ru', id)).aliases).toEqual([]);
    unwrap(await forgetAlias(as('SECRETARIAT'), { id: alias.id }));
    expect((await getInstitution(admin, 'ru', id)).aliases).toEqual([]);
  });
});

test('days and parents are reckoned without surprises', () => {
  expect(dayBefore('2020-03-01')).toBe('2020-02-29');
  expect(
    isBelow(
      'a',
      'c',
      new Map([
        ['c', 'b'],
        ['b', 'a'],
        ['a', null],
      ]),
    ),
  ).toBe(true);
  expect(
    isBelow(
      'x',
      'c',
      new Map([
        ['c', 'b'],
        ['b', 'c'],
      ]),
    ),
  ).toBe(false);
});
