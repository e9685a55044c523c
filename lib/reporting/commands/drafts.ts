// Writing a report: saves that may come every few seconds, taking over the last words, and the evidence that goes with it.
import { createEvidence, loadUsableEvidence } from '@/lib/evidence/commands';
import type { AuditEntry } from '@/lib/platform/audit/entry';
import type { Actor } from '@/lib/platform/auth/actor';
import { command } from '@/lib/platform/command';
import type { Tx } from '@/lib/platform/db';
import { DomainError } from '@/lib/platform/errors';
import { contentOf, type LoadedReport, loadPart, loadReports, type Part } from '@/lib/reporting/load';
import { writing } from '@/lib/reporting/period-rules';
import { canWrite, isOwnPart } from '@/lib/reporting/policy';
import {
  CONTENT_FIELDS,
  type ContentField,
  conflictsOf,
  isEditable,
  type ReportContent,
  unchangedFrom,
  WORD_FIELDS,
} from '@/lib/reporting/rules';
import { AttachEvidenceInput, DetachEvidenceInput, SaveReportInput, TakeOverInput } from '@/lib/reporting/schema';
import type { Prisma } from '@/prisma/generated/client';

/** Refuses where the period does not let the institution write; the database's trigger would too. */
export function assertWritable(part: Pick<Part, 'period' | 'exceptions' | 'actionId'>, today: string) {
  const state = writing(part.period, part.exceptions, part.actionId, today);
  if (state.allowed) return;
  const key = { PLANNED: 'notOpenYet', LOCKED: 'locked', PUBLISHED: 'published' }[state.why];
  throw new DomainError('RULE', `reporting.error.${key}`);
}

type Changes = Partial<Record<ContentField, string | number | null>>;

/** The fields that really change. */
export function changesOf(wanted: Partial<ReportContent>, now: ReportContent): Changes {
  return Object.fromEntries(
    CONTENT_FIELDS.filter((f) => wanted[f] !== undefined && (wanted[f] ?? null) !== now[f]).map((f) => [f, wanted[f] ?? null]),
  );
}

const pick = (content: ReportContent, fields: readonly string[]) =>
  Object.fromEntries(Object.entries(content).filter(([field]) => fields.includes(field)));

export const reportEvent = (
  name: string,
  part: Pick<Part, 'planId' | 'institutionId'>,
  reportId: string,
  before: unknown,
  after: unknown,
): AuditEntry => ({
  event: `report.${name}`,
  subjectType: 'report',
  subjectId: reportId,
  planId: part.planId,
  institutionId: part.institutionId,
  actingForId: part.institutionId,
  before,
  after,
});

/** Creates the draft; two tabs that begin at once meet in the unique key and the loser is told. */
export function beginReport(tx: Tx, part: Part, actor: Actor, language: string): Promise<LoadedReport> {
  return tx.progressReport.create({
    data: {
      actionId: part.actionId,
      institutionId: part.institutionId,
      periodId: part.periodId,
      role: part.role,
      sourceLanguage: language,
      visibility: 'INTERNAL',
      createdById: actor.userId,
      editedById: actor.userId,
    },
    select: {
      id: true,
      actionId: true,
      institutionId: true,
      periodId: true,
      role: true,
      state: true,
      statusReported: true,
      statusReason: true,
      progressPercent: true,
      isUnchanged: true,
      sourceLanguage: true,
      submittedById: true,
      editedById: true,
      letterId: true,
      version: true,
      texts: { select: { language: true, narrative: true, achievements: true, obstacles: true, nextSteps: true } },
      evidence: { select: { evidenceId: true } },
    },
  });
}

/** Writes changed fields and words; the row is locked by the load. @returns the new version */
export async function writeContent(
  tx: Tx,
  report: LoadedReport,
  changes: Changes,
  more: Prisma.ProgressReportUncheckedUpdateManyInput,
  userId: string | null,
  now: Date,
): Promise<number> {
  const { count } = await tx.progressReport.updateMany({
    where: { id: report.id, version: report.version },
    data: {
      ...('statusReported' in changes && { statusReported: changes.statusReported as ReportContent['statusReported'] }),
      ...('statusReason' in changes && { statusReason: changes.statusReason as string | null }),
      ...('progressPercent' in changes && { progressPercent: changes.progressPercent as number | null }),
      editedById: userId,
      editedAt: now,
      ...more,
      version: { increment: 1 },
    },
  });
  if (count !== 1) throw new DomainError('CONFLICT', 'errors.busy');
  const words = Object.fromEntries(WORD_FIELDS.filter((f) => f in changes).map((f) => [f, changes[f] as string | null]));
  if (Object.keys(words).length)
    await tx.progressReportText.upsert({
      where: { reportId_language: { reportId: report.id, language: report.sourceLanguage } },
      create: { reportId: report.id, language: report.sourceLanguage, ...words },
      update: { ...words, version: { increment: 1 } },
    });
  return report.version + 1;
}

/** Refuses to write over what somebody else wrote since; fields that only one side touched are joined. */
function assertNoConflict(
  part: Part,
  version: number,
  content: Partial<ReportContent>,
  base: Partial<ReportContent> | undefined,
) {
  if ((part.report?.version ?? 0) === version) return;
  const conflicts = conflictsOf(content, contentOf(part.report), base);
  if (!conflicts.length) return;
  throw new DomainError('CONFLICT', 'reporting.error.conflict', { conflicts, params: { version: part.report?.version ?? 0 } });
}

const wordsChanged = (changes: Changes) => WORD_FIELDS.some((f) => f in changes);

/**
 * Saves a draft or a returned report, whole or field by field; begins it when nobody has. Saving what is there already writes nothing.
 * A stale version answers CONFLICT with both values of each field that both sides changed.
 */
export const saveReport = command({
  name: 'report.save',
  input: SaveReportInput,
  load: (tx, input) => loadPart(tx, input),
  visible: isOwnPart,
  allow: canWrite,
  async run({ tx, input, loaded: part, actor, now, today }) {
    assertWritable(part, today);
    const content = input.content as Partial<ReportContent>;
    assertNoConflict(part, input.version, content, input.base as Partial<ReportContent> | undefined);
    const before = contentOf(part.report);
    const changes = changesOf(content, before);
    if (!Object.keys(changes).length)
      return { result: { id: part.report?.id ?? null, version: part.report?.version ?? 0 }, events: [] };
    const report = part.report ?? (await beginReport(tx, part, actor, input.language));
    const more = report.isUnchanged && wordsChanged(changes) ? { isUnchanged: false } : {};
    const version = await writeContent(tx, report, changes, more, actor.userId, now);
    const fields = Object.keys(changes);
    const event = reportEvent(part.report ? 'edited' : 'begun', part, report.id, pick(before, fields), changes);
    return { result: { id: report.id as string | null, version }, events: [event] };
  },
});

/** The institution's last accepted report on the action before this period, with all its languages. */
async function lastReport(tx: Tx, part: Part) {
  return tx.progressReport.findFirst({
    where: {
      actionId: part.actionId,
      institutionId: part.institutionId,
      state: { in: ['ACCEPTED', 'PUBLISHED'] },
      period: { endDate: { lt: new Date(`${part.period.startDate}T00:00:00Z`) } },
    },
    orderBy: { period: { endDate: 'desc' } },
    select: {
      id: true,
      statusReported: true,
      statusReason: true,
      progressPercent: true,
      sourceLanguage: true,
      texts: { select: { language: true, narrative: true, achievements: true, obstacles: true, nextSteps: true } },
      evidence: { select: { evidenceId: true } },
    },
  });
}

/** "No change since last period": the words, status, percent and evidence of the last accepted report, marked as taken over. */
export const takeOverReport = command({
  name: 'report.takeOver',
  input: TakeOverInput,
  load: (tx, input) => loadPart(tx, input),
  visible: isOwnPart,
  allow: canWrite,
  async run({ tx, input, loaded: part, actor, now, today }) {
    assertWritable(part, today);
    const now_ = contentOf(part.report);
    if (WORD_FIELDS.some((f) => now_[f]) || (part.report?.version ?? 0) !== input.version)
      throw new DomainError('CONFLICT', 'reporting.error.alreadyWritten');
    const last = await lastReport(tx, part);
    const source = last?.texts.find((t) => t.language === last.sourceLanguage);
    if (!last || !source?.narrative) throw new DomainError('RULE', 'reporting.error.nothingToTakeOver');
    const report = part.report ?? (await beginReport(tx, part, actor, last.sourceLanguage));
    const content = unchangedFrom({ ...last, ...source, isUnchanged: true });
    const { statusReported, statusReason, progressPercent } = content;
    const more = { isUnchanged: true, sourceLanguage: last.sourceLanguage };
    const status = { statusReported, statusReason, progressPercent };
    const version = await writeContent(tx, { ...report, sourceLanguage: last.sourceLanguage }, status, more, actor.userId, now);
    for (const { language, ...words } of last.texts)
      await tx.progressReportText.upsert({
        where: { reportId_language: { reportId: report.id, language } },
        create: { reportId: report.id, language, ...words },
        update: { ...words, version: { increment: 1 } },
      });
    await tx.reportEvidence.createMany({
      data: last.evidence.map((e) => ({ reportId: report.id, evidenceId: e.evidenceId })),
      skipDuplicates: true,
    });
    const event = reportEvent('takenOver', part, report.id, now_, { ...content, from: last.id });
    return { result: { id: report.id, version }, events: [event] };
  },
});

/** Adds evidence to a report that is being written: a new record with its file or link, or one of the library. */
export const attachEvidence = command({
  name: 'report.attachEvidence',
  input: AttachEvidenceInput,
  load: (tx, input) => loadPart(tx, input),
  visible: isOwnPart,
  allow: canWrite,
  async run({ tx, input, loaded: part, actor, today }) {
    assertWritable(part, today);
    const evidenceId = input.evidenceId
      ? (await loadUsableEvidence(tx, actor, input.evidenceId)).id
      : await newEvidence(tx, actor, part.institutionId, input.evidence);
    const report = part.report ?? (await beginReport(tx, part, actor, input.language));
    await tx.reportEvidence.createMany({ data: [{ reportId: report.id, evidenceId }], skipDuplicates: true });
    const event = reportEvent('evidenceAttached', part, report.id, null, { evidenceId });
    return { result: { reportId: report.id, evidenceId }, events: [event] };
  },
});

async function newEvidence(tx: Tx, actor: Actor, institutionId: string, evidence: AttachEvidenceInput['evidence']) {
  if (!evidence) throw new DomainError('INVALID', 'evidence.error.nothing', { field: 'title' });
  const created = await createEvidence(actor, { ...evidence, institutionId }, { tx });
  return created.ok ? created.value.id : '';
}

/** Takes evidence off a report; the record stays in the library. */
export const detachEvidence = command({
  name: 'report.detachEvidence',
  input: DetachEvidenceInput,
  async load(tx, { reportId }, actor) {
    const report = (await loadReports(tx, [reportId], actor.userId))?.[0];
    return report ? loadPart(tx, report) : null;
  },
  visible: isOwnPart,
  allow: canWrite,
  async run({ tx, input, loaded: part, today }) {
    assertWritable(part, today);
    if (!part.report || !isEditable(part.report.state)) throw new DomainError('CONFLICT', 'errors.busy');
    const { count } = await tx.reportEvidence.deleteMany({ where: { reportId: part.report.id, evidenceId: input.evidenceId } });
    if (!count) throw new DomainError('NOT_FOUND');
    const event = reportEvent('evidenceDetached', part, part.report.id, { evidenceId: input.evidenceId }, null);
    return { result: { reportId: part.report.id }, events: [event] };
  },
});
