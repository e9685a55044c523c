// Reports that an institution sent on paper: entered by the secretariat, covered by one official letter (requirement 2, story 5).
import { createEvidence } from '@/lib/evidence/commands';
import { recordLetter } from '@/lib/letters/commands';
import type { Actor } from '@/lib/platform/auth/actor';
import { command } from '@/lib/platform/command';
import type { Tx } from '@/lib/platform/db';
import { DomainError } from '@/lib/platform/errors';
import { assertWritable, beginReport, reportEvent, writeContent } from '@/lib/reporting/commands/drafts';
import { contentOf, type LoadedReport, loadParts, lockPeriodRow, type Part } from '@/lib/reporting/load';
import { canRecordByLetter } from '@/lib/reporting/policy';
import {
  CONTENT_FIELDS,
  isEditable,
  isRunningPlan,
  missingFields,
  needsEvidence,
  type ReportContent,
} from '@/lib/reporting/rules';
import { RecordReportsInput } from '@/lib/reporting/schema';
import { tellLetter } from '@/lib/reporting/tell';

/**
 * Enters reports on several actions of one institution from one letter. The signature on the paper stands for submission and validation, so
 * the reports wait for acceptance; the institution is told who entered them. A draft that the institution had begun gives way: its words are
 * kept in the history.
 */
export const recordReportsByLetter = command({
  name: 'report.recordByLetter',
  input: RecordReportsInput,
  async load(tx, input) {
    const period = await lockPeriodRow(tx, input.periodId);
    if (!period) return null;
    const parts = await loadParts(
      tx,
      input.institutionId,
      input.periodId,
      input.entries.map((e) => e.actionId),
    );
    return parts && { ...period, parts };
  },
  allow: canRecordByLetter,
  async run({ tx, input, loaded, actor, now, today }) {
    const letter = await recordLetter(actor, { ...input.letter, institutionId: input.institutionId }, { tx });
    if (!letter.ok) throw new DomainError(letter.error.code, letter.error.key, letter.error);
    const events = [];
    for (const entry of input.entries) {
      const part = loaded.parts.find((p) => p.actionId === entry.actionId) as Part;
      assertWritable(part, today);
      if (!isEditable(part.state)) throw new DomainError('RULE', 'reporting.error.alreadyReported');
      events.push(
        ...(await enter(tx, part, entry.content as Partial<ReportContent>, {
          ...letter.value,
          language: input.language,
          actor,
          now,
        })),
      );
    }
    await tellLetter(tx, input.institutionId, input.periodId, letter.value.number, input.entries.length);
    return { result: { count: input.entries.length, letterId: letter.value.id, usesScan: letter.value.usesScan }, events };
  },
});

/** The letter is the whole report: what it does not say is empty. */
const NOTHING = Object.fromEntries(CONTENT_FIELDS.map((field) => [field, null]));

type Entering = { id: string; number: string; language: string; actor: Actor; now: Date };

async function enter(
  tx: Tx,
  part: Part,
  content: Partial<ReportContent>,
  { id: letterId, number, language, actor, now }: Entering,
) {
  const isRunning = isRunningPlan(part.planStatus);
  const isCompleted = part.role === 'LEAD' && needsEvidence(content.statusReported ?? null, isRunning);
  const words = {
    statusReported: content.statusReported ?? null,
    statusReason: content.statusReason ?? null,
    narrative: content.narrative ?? null,
  };
  const missing = missingFields(part.role, words, { hasEvidence: true, isRunning });
  if (missing.length)
    throw new DomainError('RULE', 'reporting.error.incompleteMany', {
      fields: Object.fromEntries(missing.map((field) => [`${field}.${part.actionId}`, `reporting.needs.${field}`])),
    });
  const report = part.report ?? (await beginReport(tx, part, actor, language));
  const before = part.report ? contentOf(report) : null;
  const by = actor.userId;
  const more = {
    state: 'VALIDATED',
    submittedAt: now,
    submittedById: by,
    validatedAt: now,
    validatedById: by,
    letterId,
    isUnchanged: false,
    sourceLanguage: language,
  } as const;
  if (part.report) await tx.progressReportText.deleteMany({ where: { reportId: report.id } });
  await writeContent(tx, { ...report, sourceLanguage: language }, { ...NOTHING, ...content }, more, by, now);
  await tx.reportReview.createMany({
    data: (['SUBMITTED', 'VALIDATED'] as const).map((outcome) => ({ reportId: report.id, outcome, byId: by, at: now })),
  });
  if (isCompleted) await citeScan(tx, report, letterId, number, { language, actor });
  const entered = reportEvent(
    'enteredByLetter',
    part,
    report.id,
    { state: part.state },
    { ...content, state: 'VALIDATED', letter: number },
  );
  // The words that gave way are the institution's own: an event only its people read.
  return before ? [reportEvent('draftReplaced', part, report.id, before, { letter: number }), entered] : [entered];
}

/** The scan of the letter is the proof that the institution declares the action completed. */
async function citeScan(
  tx: Tx,
  report: LoadedReport,
  letterId: string,
  number: string,
  { language, actor }: { language: string; actor: Actor },
) {
  const letter = await tx.officialLetter.findUniqueOrThrow({ where: { id: letterId }, select: { scanId: true, date: true } });
  const known = await tx.evidence.findFirst({ where: { fileId: letter.scanId }, select: { id: true } });
  let evidenceId = known?.id;
  if (!evidenceId) {
    const input = {
      type: 'PUBLICATION' as const,
      title: `№ ${number}`,
      language: language as 'tk',
      date: letter.date.toISOString().slice(0, 10),
    };
    const made = await createEvidence(
      actor,
      { ...input, institutionId: report.institutionId, url: null, detail: null, visibility: 'RESTRICTED', upload: null },
      { tx },
    );
    if (!made.ok) throw new DomainError(made.error.code);
    evidenceId = made.value.id;
    await tx.evidence.update({ where: { id: evidenceId }, data: { fileId: letter.scanId, type: 'FILE' }, select: { id: true } });
  }
  await tx.reportEvidence.createMany({ data: [{ reportId: report.id, evidenceId }], skipDuplicates: true });
}
