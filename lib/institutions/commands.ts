// What happens to institutions. They are ended, never deleted; old names stay for the documents of their time.
import { canKeepAliases, canManage } from '@/lib/institutions/policy';
import { dayBefore, isBelow, namesOf } from '@/lib/institutions/rules';
import { AliasInput, CreateInput, EditInput, EndInput, RenameInput } from '@/lib/institutions/schema';
import { command } from '@/lib/platform/command';
import { staleRecord } from '@/lib/platform/conflict';
import type { Tx } from '@/lib/platform/db';
import { DomainError } from '@/lib/platform/errors';
import { type Language, languages } from '@/lib/platform/i18n/languages';

const facts = { id: true, code: true, type: true, isNational: true, parentId: true, isActive: true, version: true } as const;
const load = (tx: Tx, { id }: { id: string }) => tx.institution.findUnique({ where: { id }, select: facts });

async function assertFreeCode(tx: Tx, code: string, id: string | null) {
  const other = await tx.institution.findUnique({ where: { code }, select: { id: true } });
  if (other && other.id !== id) throw new DomainError('RULE', 'institutions.error.codeTaken', { field: 'code' });
}

async function assertParent(tx: Tx, parentId: string | null, id: string | null) {
  if (!parentId) return;
  const all = await tx.institution.findMany({ select: { id: true, parentId: true } });
  if (!all.some((i) => i.id === parentId)) throw new DomainError('RULE', 'institutions.error.parent', { field: 'parentId' });
  if (id && isBelow(id, parentId, new Map(all.map((i) => [i.id, i.parentId]))))
    throw new DomainError('RULE', 'institutions.error.parentBelow', { field: 'parentId' });
}

/** Takes the version on; nobody else may have done so meanwhile. @returns false when somebody has */
async function advance(tx: Tx, id: string, version: number, data: object): Promise<boolean> {
  const { count } = await tx.institution.updateMany({ where: { id, version }, data: { ...data, version: version + 1 } });
  return count === 1;
}

/** What the form would show now, under the names of its fields. */
async function asForm(tx: Tx, id: string, today: string) {
  const row = await tx.institution.findUniqueOrThrow({ where: { id }, select: facts });
  const names = await validNames(tx, id, today);
  return {
    ...row,
    ...Object.assign(
      {},
      ...languages.map((l) =>
        formNames(
          l,
          names.find((n) => n.language === l),
        ),
      ),
    ),
  };
}

const formNames = (language: Language, row: { name: string; shortName: string } | undefined) => {
  const suffix = `${language[0]?.toUpperCase()}${language.slice(1)}`;
  return { [`name${suffix}`]: row?.name ?? null, [`shortName${suffix}`]: row?.shortName ?? null };
};

function validNames(tx: Tx, institutionId: string, today: string) {
  const day = new Date(`${today}T00:00:00Z`);
  return tx.institutionName.findMany({
    where: {
      institutionId,
      AND: [{ OR: [{ validFrom: null }, { validFrom: { lte: day } }] }, { OR: [{ validTo: null }, { validTo: { gte: day } }] }],
    },
    orderBy: { validFrom: { sort: 'desc', nulls: 'last' } },
    select: { id: true, language: true, name: true, shortName: true },
  });
}

const nameRows = (institutionId: string, names: Record<Language, { name: string; shortName: string }>, validFrom: Date | null) =>
  languages.map((language) => ({ institutionId, language, ...names[language], validFrom }));

const told = ({ parentId: _, ...rest }: { parentId?: string | null; [key: string]: unknown }) => rest;

export const createInstitution = command({
  name: 'institution.create',
  input: CreateInput,
  load: async () => ({}),
  allow: canManage,
  async run({ tx, input }) {
    const { code, type, isNational, parentId } = input;
    await assertFreeCode(tx, code, null);
    await assertParent(tx, parentId, null);
    const { id } = await tx.institution.create({ data: { code, type, isNational, parentId }, select: { id: true } });
    await tx.institutionName.createMany({ data: nameRows(id, namesOf(input), null) });
    const event = { event: 'institution.created', subjectType: 'institution', subjectId: id, after: told(input) };
    return { result: { id }, events: [event] };
  },
});

/** Corrects what is written: facts, and the spelling of the names that hold now. */
export const editInstitution = command({
  name: 'institution.edit',
  input: EditInput,
  load,
  allow: canManage,
  async run({ tx, input, loaded, today }) {
    const { id, version, code, type, isNational, parentId } = input;
    await assertFreeCode(tx, code, id);
    await assertParent(tx, parentId, id);
    if (!(await advance(tx, id, version, { code, type, isNational, parentId })))
      throw staleRecord(input, await asForm(tx, id, today));
    const before = await correctNames(tx, id, namesOf(input), today);
    const { version: _v, id: _i, ...after } = input;
    const facts = { code: loaded.code, type: loaded.type, isNational: loaded.isNational };
    const event = { event: 'institution.edited', subjectType: 'institution', subjectId: id };
    return { result: { id }, events: [{ ...event, before: { ...facts, ...before }, after: told(after) }] };
  },
});

/** The names that hold on the day get the new spelling; a language without one gets its first. @returns the spelling before */
async function correctNames(tx: Tx, institutionId: string, names: ReturnType<typeof namesOf>, today: string) {
  const valid = await validNames(tx, institutionId, today);
  for (const language of languages) {
    const row = valid.find((n) => n.language === language);
    const data = names[language];
    if (!row) await tx.institutionName.create({ data: { institutionId, language, ...data }, select: { id: true } });
    else if (row.name !== data.name || row.shortName !== data.shortName)
      await tx.institutionName.update({ where: { id: row.id }, data, select: { id: true } });
  }
  return Object.assign(
    {},
    ...languages.map((l) =>
      formNames(
        l,
        valid.find((n) => n.language === l),
      ),
    ),
  ) as Record<string, unknown>;
}

export const renameInstitution = command({
  name: 'institution.rename',
  input: RenameInput,
  load,
  allow: canManage,
  async run({ tx, input, today }) {
    const { id, version, validFrom } = input;
    const from = new Date(`${validFrom}T00:00:00Z`);
    const later = await tx.institutionName.count({ where: { institutionId: id, validFrom: { gte: from } } });
    if (later) throw new DomainError('RULE', 'institutions.error.laterName', { field: 'validFrom' });
    if (!(await advance(tx, id, version, {}))) throw staleRecord(input, await asForm(tx, id, today));
    const open = { institutionId: id, validTo: null };
    const before = await tx.institutionName.findMany({ where: open, select: { language: true, name: true, shortName: true } });
    await tx.institutionName.updateMany({ where: open, data: { validTo: new Date(`${dayBefore(validFrom)}T00:00:00Z`) } });
    await tx.institutionName.createMany({ data: nameRows(id, namesOf(input), from) });
    const old = Object.assign({}, ...before.map((n) => formNames(n.language as Language, n)));
    const { id: _i, version: _v, ...after } = input;
    return {
      result: { id },
      events: [{ event: 'institution.renamed', subjectType: 'institution', subjectId: id, before: old, after }],
    };
  },
});

/** An ended institution keeps its history and is no longer offered for new parts. */
export const endInstitution = command({
  name: 'institution.end',
  input: EndInput,
  load,
  allow: canManage,
  async run({ tx, input, loaded }) {
    if (!loaded.isActive) throw new DomainError('RULE', 'institutions.error.alreadyEnded');
    if (!(await advance(tx, input.id, input.version, { isActive: false }))) throw new DomainError('CONFLICT', 'errors.stale');
    return { result: { id: input.id }, events: [stateEvent('institution.ended', loaded, false)] };
  },
});

export const reopenInstitution = command({
  name: 'institution.reopen',
  input: EndInput,
  load,
  allow: canManage,
  async run({ tx, input, loaded }) {
    if (loaded.isActive) throw new DomainError('RULE', 'institutions.error.notEnded');
    if (!(await advance(tx, input.id, input.version, { isActive: true }))) throw new DomainError('CONFLICT', 'errors.stale');
    return { result: { id: input.id }, events: [stateEvent('institution.reopened', loaded, true)] };
  },
});

const stateEvent = (event: string, { id, code }: { id: string; code: string }, isActive: boolean) => ({
  event,
  subjectType: 'institution',
  subjectId: id,
  before: { isActive: !isActive },
  after: { code, isActive },
});

/** The next file asks again what the wording means. */
export const forgetAlias = command({
  name: 'institution.forgetAlias',
  input: AliasInput,
  load: (tx, { id }) =>
    tx.institutionAlias.findUnique({ where: { id }, select: { id: true, wording: true, institutionId: true } }),
  allow: canKeepAliases,
  async run({ tx, loaded }) {
    await tx.institutionAlias.delete({ where: { id: loaded.id }, select: { id: true } });
    const event = { event: 'institution.aliasForgotten', subjectType: 'institution', subjectId: loaded.institutionId };
    return { result: { institutionId: loaded.institutionId }, events: [{ ...event, before: { title: loaded.wording } }] };
  },
});
