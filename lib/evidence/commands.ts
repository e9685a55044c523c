// The library of evidence: records with a file, a link, or the words alone (a law's number, a statistic's figure).
import { canChange, canCreate, canRead, canRemove, evidenceScope, visibleTo } from '@/lib/evidence/policy';
import { ChangeEvidenceInput, CreateEvidenceInput, RemoveEvidenceInput } from '@/lib/evidence/schema';
import type { Actor } from '@/lib/platform/auth/actor';
import { command } from '@/lib/platform/command';
import type { Tx } from '@/lib/platform/db';
import { DomainError } from '@/lib/platform/errors';
import { recordFile } from '@/lib/platform/storage';

/** Creates a record; a type that stands for something to open needs it: FILE a file, LINK an address. */
export const createEvidence = command({
  name: 'evidence.create',
  input: CreateEvidenceInput,
  load: (tx, { institutionId }) =>
    tx.institution.findUnique({ where: { id: institutionId }, select: { id: true, isActive: true } }),
  allow: canCreate,
  async run({ tx, input, actor }) {
    const { upload, title, language, date, ...rest } = input;
    if (rest.type === 'FILE' && !upload) throw new DomainError('INVALID', 'evidence.error.fileNeeded', { field: 'file' });
    if (rest.type === 'LINK' && !rest.url) throw new DomainError('INVALID', 'evidence.error.url', { field: 'url' });
    let fileId: string | null = null;
    if (upload) {
      const { name, mime, ...written } = upload;
      fileId = (await recordFile(tx, written, { name, mime, userId: actor.userId })).id;
    }
    const evidence = await tx.evidence.create({
      data: {
        ...rest,
        title: { [language]: title },
        date: date ? new Date(`${date}T00:00:00Z`) : null,
        fileId,
        createdById: actor.userId,
      },
      select: { id: true },
    });
    const after = { type: rest.type, title, url: rest.url, file: upload?.name ?? null, visibility: rest.visibility };
    return { result: evidence, events: [event('created', evidence.id, input.institutionId, null, after)] };
  },
});

const event = (name: string, id: string, institutionId: string, before: unknown, after: unknown) => ({
  event: `evidence.${name}`,
  subjectType: 'evidence',
  subjectId: id,
  institutionId,
  before,
  after,
});

/** Evidence of the library that the actor may read, for citing it in a report. */
export async function loadUsableEvidence(tx: Tx, actor: Actor, id: string) {
  const evidence = await tx.evidence.findFirst({
    where: { AND: [{ id }, evidenceScope.where(visibleTo(actor))] },
    select: { id: true },
  });
  if (!evidence) throw new DomainError('NOT_FOUND');
  return evidence;
}

async function loadEvidence(tx: Tx, id: string) {
  await tx.$queryRaw`select 1 from "Evidence" where "id" = ${id}::uuid for update`;
  const row = await tx.evidence.findUnique({
    where: { id },
    select: {
      id: true,
      institutionId: true,
      visibility: true,
      type: true,
      title: true,
      fileId: true,
      reports: { select: { report: { select: { state: true } } } },
    },
  });
  return row && { ...row, usedIn: row.reports.map((r) => r.report.state), citations: row.reports.length };
}

export const changeEvidence = command({
  name: 'evidence.change',
  input: ChangeEvidenceInput,
  load: (tx, { id }) => loadEvidence(tx, id),
  visible: canRead,
  allow: canChange,
  async run({ tx, input, loaded }) {
    await tx.evidence.update({ where: { id: input.id }, data: { visibility: input.visibility }, select: { id: true } });
    const change = event(
      'visibilityChanged',
      loaded.id,
      loaded.institutionId,
      { visibility: loaded.visibility },
      { visibility: input.visibility },
    );
    return { result: { id: loaded.id }, events: [change] };
  },
});

/** Takes a record out of the library that no report cites. The bytes stay in the storage folder until it is cleaned. */
export const removeEvidence = command({
  name: 'evidence.remove',
  input: RemoveEvidenceInput,
  load: (tx, { id }) => loadEvidence(tx, id),
  visible: canRead,
  allow: canRemove,
  async run({ tx, loaded }) {
    await tx.evidence.delete({ where: { id: loaded.id }, select: { id: true } });
    const before = { type: loaded.type, title: loaded.title, fileId: loaded.fileId };
    return { result: { id: loaded.id }, events: [event('removed', loaded.id, loaded.institutionId, before, null)] };
  },
});
