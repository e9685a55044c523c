// A register from a file: what is planned, and what is written.
import { beforeAll, describe, expect, test } from 'vitest';
import type { InstitutionRow } from '@/lib/imports/institutions-file';
import { commitRegister, importRegister, stageRegister } from '@/lib/institutions/register/commands';
import { type Known, planRegister } from '@/lib/institutions/register/rules';
import { commandLine, visitor } from '@/lib/platform/auth/actor';
import { unwrap } from '@/lib/platform/command';
import { db } from '@/lib/platform/db';

const row = (sourceRow: number, more: Partial<InstitutionRow>): InstitutionRow => ({
  code: null,
  name: { tk: null, ru: null, en: null },
  shortName: { tk: null, ru: null, en: null },
  type: null,
  typeWords: null,
  parent: null,
  sourceRow,
  ...more,
});

const known: Known[] = [
  {
    id: 'k1',
    code: 'MOE',
    names: [{ language: 'ru', name: 'Министерство образования Туркменистана', shortName: 'Минобразования', isCurrent: true }],
  },
];

describe('a row of a register', () => {
  test('creates an institution that nobody knows, with a code of its short name', () => {
    const [plan] = planRegister(
      [
        row(2, {
          name: { tk: null, ru: 'Министерство спорта', en: null },
          shortName: { tk: 'Sport ministrligi', ru: null, en: 'MoSport' },
        }),
      ],
      known,
    );
    expect(plan).toMatchObject({ fate: 'create', code: 'MOSPORT', type: 'STATE_BODY', isNational: true });
  });

  test('recognises an institution by its name without the country, and adds the language it lacks', () => {
    const [plan] = planRegister(
      [row(2, { name: { tk: null, ru: 'Министерство образования', en: 'Ministry of Education' } })],
      known,
    );
    expect(plan).toMatchObject({ fate: 'complete', id: 'k1', code: 'MOE' });
    expect(plan?.names.map((n) => n.language)).toEqual(['en']);
  });

  test('never overwrites a name that is there', () => {
    const [plan] = planRegister([row(2, { code: 'MOE', name: { tk: null, ru: 'Что-то другое', en: null } })], known);
    expect(plan).toMatchObject({ fate: 'same', names: [] });
  });

  test('of a UN agency makes a partner', () => {
    const [plan] = planRegister(
      [row(2, { code: 'UNX', type: 'UN_AGENCY', name: { tk: null, ru: null, en: 'UN Example' } })],
      known,
    );
    expect(plan).toMatchObject({ isNational: false });
  });

  test('finds its parent by name in the same file, and is never its own parent', () => {
    const plan = planRegister(
      [
        row(2, { code: 'A', name: { tk: null, ru: 'Академия наук', en: null } }),
        row(3, { code: 'B', name: { tk: null, ru: 'Институт истории', en: null }, parent: 'Академия наук' }),
        row(4, { code: 'C', name: { tk: null, ru: 'Сам себе', en: null }, parent: 'Сам себе' }),
      ],
      [],
    );
    expect(plan.map((p) => p.parentCode)).toEqual([null, 'A', null]);
  });

  test('gets a code of its own where two would share one', () => {
    const two = ['Министерство а', 'Министерство б'].map((ru, i) =>
      row(i + 2, { name: { tk: null, ru, en: null }, shortName: { tk: null, ru: null, en: 'Min' } }),
    );
    expect(planRegister(two, []).map((p) => p.code)).toEqual(['MIN', 'MIN-2']);
  });
});

describe('a register is written', () => {
  const keeper = commandLine(0);
  const rows = [
    row(2, { code: 'ACAD', name: { tk: 'Akademiýa', ru: 'Академия', en: 'Academy' } }),
    row(3, { code: 'HIST', name: { tk: null, ru: 'Институт', en: null }, parent: 'ACAD', type: 'UNIVERSITY' }),
  ];
  let id = '';

  beforeAll(async () => {
    id = unwrap(await stageRegister(keeper, { fileName: 'r.csv', fileHash: '0'.repeat(64), rows, problems: [] })).id;
  });

  test('not before the button: staging writes no institution', async () => {
    expect(await db.institution.count()).toBe(0);
  });

  test('once, however often the button is pressed', async () => {
    expect(unwrap(await commitRegister(keeper, { id }))).toEqual({ create: 2, complete: 0, same: 0 });
    expect(await commitRegister(keeper, { id })).toMatchObject({ ok: false, error: { key: 'institutions.import.doneAlready' } });
    const child = await db.institution.findUniqueOrThrow({ where: { code: 'HIST' }, include: { parent: true, names: true } });
    expect(child).toMatchObject({ type: 'UNIVERSITY', parent: { code: 'ACAD' } });
    expect(child.names).toHaveLength(1);
  });

  test('again from the command line without doubling anything', async () => {
    expect(unwrap(await importRegister(keeper, { fileName: 'r.csv', rows }))).toEqual({ create: 0, complete: 0, same: 2 });
    expect(await db.institution.count()).toBe(2);
    expect(await db.auditEvent.count({ where: { event: 'institution.created' } })).toBe(2);
  });

  test('never by a visitor', async () => {
    expect(await importRegister(visitor(0), { fileName: 'r.csv', rows })).toMatchObject({
      ok: false,
      error: { code: 'FORBIDDEN' },
    });
  });
});
