// A draft: begun from the figures of the day, words typed, figures refreshed on request, thrown away.
import { contentHash } from '@/lib/documents/content-hash';
import { ReconciliationError } from '@/lib/documents/templates/figures';
import type { AssembledReport } from '@/lib/generated-reports/assemble';
import { collect } from '@/lib/generated-reports/collect';
import { type LoadedDocument, lockDocument } from '@/lib/generated-reports/load';
import { canCreate, canDiscard, canEdit, canRead } from '@/lib/generated-reports/policy';
import { collides, partOf, partsOf, refreshChanges, withPart } from '@/lib/generated-reports/rules';
import {
  CreateReportInput,
  DiscardInput,
  KeptFigures,
  Prose,
  RefreshInput,
  SaveProseInput,
} from '@/lib/generated-reports/schema';
import type { AuditEntry } from '@/lib/platform/audit/entry';
import type { Actor } from '@/lib/platform/auth/actor';
import { dayDate, isoDay } from '@/lib/platform/clocks';
import { command } from '@/lib/platform/command';
import type { Tx } from '@/lib/platform/db';
import { DomainError } from '@/lib/platform/errors';
import type { Prisma } from '@/prisma/generated/client';

type Subject = { id: string; planId: string };

export const told = (name: string, { id, planId }: Subject, before: unknown, after: unknown): AuditEntry => ({
  event: `generatedReport.${name}`,
  subjectType: 'generatedReport',
  subjectId: id,
  planId,
  before,
  after,
});

/** Content as the database keeps it. */
export const asJson = (content: object) => content as Prisma.InputJsonValue;

/** The figures of a period today, inside the transaction. */
export async function figuresToday(tx: Tx, actor: Actor, periodId: string): Promise<AssembledReport> {
  try {
    const found = await collect((statement) => tx.$queryRaw(statement), periodId, actor.today, actor.offsetDays);
    if (!found) throw new DomainError('NOT_FOUND');
    return found;
  } catch (error) {
    if (error instanceof ReconciliationError) throw new DomainError('RULE', 'generatedReports.error.doNotAddUp');
    throw error;
  }
}

/** Raises the version of a draft; the loser of a race is told to look again. */
export async function changeDraft(
  tx: Tx,
  document: Subject,
  version: number,
  data: Prisma.GeneratedReportUncheckedUpdateManyInput,
): Promise<void> {
  const { count } = await tx.generatedReport.updateMany({
    where: { id: document.id, version, status: 'DRAFT' },
    data: { ...data, version: { increment: 1 } },
  });
  if (count !== 1) throw new DomainError('CONFLICT', 'generatedReports.error.changedMeanwhile');
}

/** Begins a draft for a period of a plan; one is open at a time. */
export const createReport = command({
  name: 'generatedReport.create',
  input: CreateReportInput,
  async load(tx, { periodId }) {
    await tx.$queryRaw`select 1 from "ReportingPeriod" where "id" = ${periodId}::uuid for update`;
    return tx.reportingPeriod.findUnique({
      where: { id: periodId },
      select: { id: true, planId: true, code: true, startDate: true, plan: { select: { deletedAt: true } } },
    });
  },
  allow: canCreate,
  timeout: 60_000,
  async run({ tx, loaded, actor, today }) {
    if ((isoDay(loaded.startDate) ?? today) > today) throw new DomainError('RULE', 'generatedReports.error.notBegun');
    const open = await tx.generatedReport.count({ where: { periodId: loaded.id, planId: loaded.planId, status: 'DRAFT' } });
    if (open) throw new DomainError('RULE', 'generatedReports.error.draftOpen');
    const { content } = await figuresToday(tx, actor, loaded.id);
    const document = await tx.generatedReport.create({
      data: {
        planId: loaded.planId,
        periodId: loaded.id,
        asOf: dayDate(today),
        figures: asJson(content),
        createdById: actor.userId,
      },
      select: { id: true, planId: true },
    });
    const after = { period: loaded.code, asOf: today, actions: content.figures.total.total };
    return { result: { id: document.id }, events: [told('created', document, null, after)] };
  },
});

/** Saves one typed part in one language; whoever lost the race sees both texts. */
export const saveProse = command({
  name: 'generatedReport.saveProse',
  input: SaveProseInput,
  load: (tx, { id }) => lockDocument(tx, id),
  visible: canRead,
  allow: canEdit,
  async run({ tx, input, loaded }) {
    const { language, part, text } = input;
    if (!partsOf(KeptFigures.parse(loaded.figures).sections).includes(part))
      throw new DomainError('INVALID', 'generatedReports.error.noSuchPart');
    const row = loaded.texts.find((t) => t.language === language);
    const prose = row ? Prose.parse(row.prose) : {};
    const saved = { version: row?.version ?? 0, text: partOf(prose, part) };
    if (collides(saved, input)) throw collision(saved, text);
    if (saved.text === text) return { result: { version: saved.version }, events: [] };
    const next = { prose: asJson(withPart(prose, part, text)), version: saved.version + 1 };
    await tx.generatedReportText.upsert({
      where: { reportId_language: { reportId: loaded.id, language } },
      create: { reportId: loaded.id, language, ...next },
      update: next,
    });
    // Whoever is about to freeze or throw away the draft has read other words: that page looks again.
    await tx.generatedReport.update({ where: { id: loaded.id }, data: { version: { increment: 1 } }, select: { id: true } });
    const named = { language, part: part.startsWith('section:') ? 'section' : part };
    return {
      result: { version: next.version },
      events: [told('proseSaved', loaded, { ...named, words: saved.text || null }, { ...named, words: text || null })],
    };
  },
});

const collision = (saved: { version: number; text: string }, mine: string) =>
  new DomainError('CONFLICT', 'errors.stale', {
    conflicts: [
      { field: 'text', mine, theirs: saved.text },
      { field: 'version', mine: null, theirs: String(saved.version) },
    ],
  });

/** Takes the figures of today into a draft. Typed words stay untouched. Refused where the figures differ from those that were shown. */
export const refreshFigures = command({
  name: 'generatedReport.refresh',
  input: RefreshInput,
  load: (tx, { id }) => lockDocument(tx, id),
  visible: canRead,
  allow: canEdit,
  timeout: 60_000,
  async run({ tx, input, loaded, actor, today }) {
    const { content } = await figuresToday(tx, actor, loaded.periodId);
    if (contentHash(content) !== input.seen) throw new DomainError('CONFLICT', 'generatedReports.error.movedOn');
    const before = KeptFigures.parse(loaded.figures);
    await changeDraft(tx, loaded, input.version, { figures: asJson(content), asOf: dayDate(today) });
    const changes = refreshChanges(before, content);
    const summary = (side: typeof before) => ({ asOf: side.asOf, ...side.figures.total });
    return {
      result: { figures: changes.figures.length, rows: changes.rows.length },
      events: [told('refreshed', loaded, summary(before), summary(content))],
    };
  },
});

/** Throws a draft away with everything that was made of it. */
export const discardDraft = command({
  name: 'generatedReport.discard',
  input: DiscardInput,
  load: (tx, { id }) => lockDocument(tx, id),
  visible: canRead,
  allow: canDiscard,
  async run({ tx, input, loaded }) {
    const { count } = await tx.generatedReport.deleteMany({
      where: { id: loaded.id, version: input.version, status: 'DRAFT' },
    });
    if (count !== 1) throw new DomainError('CONFLICT', 'generatedReports.error.changedMeanwhile');
    return { result: { planId: loaded.planId }, events: [told('discarded', loaded, wordsOf(loaded), null)] };
  },
});

/** Everything typed, so that the record can give back what was thrown away. */
const wordsOf = (document: LoadedDocument) => ({
  period: document.period.code,
  asOf: isoDay(document.asOf),
  prose: Object.fromEntries(document.texts.map((text) => [text.language, text.prose])),
});
