// Freezing: figures and words are fixed for ever, with fingerprint and the audit's latest seal. What is accepted afterwards goes into a supplement.
import { canonicalJson, contentHash } from '@/lib/documents/content-hash';
import { ReconciliationError, reconcile } from '@/lib/documents/templates/figures';
import type { HalfYearReportInput } from '@/lib/documents/templates/half-year-input';
import type { SupplementInput as Supplement } from '@/lib/documents/templates/supplement';
import type { AssembledReport } from '@/lib/generated-reports/assemble';
import { asJson, changeDraft, figuresToday, told } from '@/lib/generated-reports/commands/drafts';
import { requestAll } from '@/lib/generated-reports/commands/outputs';
import { contentOf } from '@/lib/generated-reports/document';
import { type LoadedDocument, latestSeal, lockDocument } from '@/lib/generated-reports/load';
import { canFreeze, canRead, canSupplement } from '@/lib/generated-reports/policy';
import { acceptedAfter } from '@/lib/generated-reports/rules';
import { FreezeInput, KeptReport, KeptSupplement, SupplementInput } from '@/lib/generated-reports/schema';
import type { Actor } from '@/lib/platform/auth/actor';
import { businessDay, dayDate } from '@/lib/platform/clocks';
import { command } from '@/lib/platform/command';
import type { Tx } from '@/lib/platform/db';
import { DomainError } from '@/lib/platform/errors';

function assertAddsUp(content: HalfYearReportInput) {
  try {
    reconcile(content.figures, content.actions);
  } catch (error) {
    if (error instanceof ReconciliationError) throw new DomainError('RULE', 'generatedReports.error.doNotAddUp');
    throw error;
  }
}

/** Fixes a draft: from now on the database refuses every change. Its files are queued in all languages and formats. */
export const freezeReport = command({
  name: 'generatedReport.freeze',
  input: FreezeInput,
  load: (tx, { id }) => lockDocument(tx, id),
  visible: canRead,
  allow: canFreeze,
  async run({ tx, input, loaded, actor, now }) {
    const kept = contentOf(loaded);
    if (kept.kind !== 'report') throw new DomainError('RULE', 'errors.frozen');
    assertAddsUp(kept.content);
    const hash = contentHash(kept.content);
    const sealNumber = await latestSeal(tx);
    await changeDraft(tx, loaded, input.version, {
      status: 'FROZEN',
      figures: asJson(kept.content),
      contentHash: hash,
      sealNumber,
      frozenAt: now,
      frozenById: actor.userId,
    });
    await requestAll(tx, actor, { id: loaded.id, key: hash });
    const after = { period: loaded.period.code, number: loaded.number + 1, contentHash: hash, sealNumber };
    return { result: { contentHash: hash }, events: [told('frozen', loaded, null, after)] };
  },
});

/** What a supplement says today. @throws RULE when nothing was accepted or changed since the report, or since its last supplement */
async function supplementOf(tx: Tx, base: LoadedDocument, frozen: HalfYearReportInput, now: AssembledReport, frozenOn: string) {
  const { plan, period, organisation, notice, asOf, sections, institutions, figures } = now.content;
  const content: Supplement = {
    ...(organisation && { organisation }),
    ...(notice && { notice }),
    ...{ plan, period, asOf, sections, institutions, figures },
    base: { version: base.number, frozenOn, contentHash: base.contentHash ?? '', figures: frozen.figures },
    actions: acceptedAfter(frozen.actions, now.content.actions, now.acceptedAt, base.frozenAt ?? new Date(0)),
  };
  const last = await tx.generatedReport.findFirst({
    where: { supplementToId: base.id },
    orderBy: { frozenAt: 'desc' },
    select: { figures: true },
  });
  const said = last ? KeptSupplement.parse(last.figures) : { actions: [], figures: frozen.figures };
  const same = (a: unknown, b: unknown) => canonicalJson(a) === canonicalJson(b);
  if (same(said.actions, content.actions) && same(said.figures, content.figures))
    throw new DomainError('RULE', 'generatedReports.error.nothingSince');
  return content;
}

async function writeSupplement(tx: Tx, actor: Actor, base: LoadedDocument, content: Supplement, now: Date) {
  const hash = contentHash(content);
  const sealNumber = await latestSeal(tx);
  const document = await tx.generatedReport.create({
    data: {
      ...{ planId: base.planId, periodId: base.periodId, kind: 'SUPPLEMENT', status: 'FROZEN', supplementToId: base.id },
      ...{ asOf: dayDate(actor.today), figures: asJson(content), contentHash: hash, sealNumber },
      ...{ frozenAt: now, frozenById: actor.userId, createdById: actor.userId },
    },
    select: { id: true, planId: true },
  });
  await requestAll(tx, actor, { id: document.id, key: hash });
  return { document, hash, sealNumber };
}

/** A dated supplement to a frozen report: what was accepted since, and the figures that changed. Frozen at once: nobody types in it. */
export const createSupplement = command({
  name: 'generatedReport.supplement',
  input: SupplementInput,
  load: (tx, { id }) => lockDocument(tx, id),
  visible: canRead,
  allow: canSupplement,
  timeout: 60_000,
  async run({ tx, loaded, actor, now }) {
    const frozen = KeptReport.parse(loaded.figures);
    const frozenOn = businessDay(actor.offsetDays, loaded.frozenAt ?? now);
    const content = await supplementOf(tx, loaded, frozen, await figuresToday(tx, actor, loaded.periodId), frozenOn);
    const { document, hash, sealNumber } = await writeSupplement(tx, actor, loaded, content, now);
    const after = { period: loaded.period.code, number: loaded.number, contentHash: hash, sealNumber };
    return {
      result: { id: document.id },
      events: [told('supplementMade', document, null, after), told('supplemented', loaded, null, after)],
    };
  },
});
