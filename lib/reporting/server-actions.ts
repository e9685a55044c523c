'use server';
import { revalidatePath } from 'next/cache';
import { getLocale, getTranslations } from 'next-intl/server';
import { readEvidenceForm } from '@/lib/evidence/evidence-form';
import { readLetterForm } from '@/lib/letters/letter-form';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { type Failure, failureOf, type Result } from '@/lib/platform/errors';
import { type FormState, failedForm } from '@/lib/platform/form-state';
import { recordingUpload } from '@/lib/platform/uploads';
import { recordReportsByLetter } from '@/lib/reporting/commands/by-letter';
import { acceptReports, returnReports, submitReports, validateReports } from '@/lib/reporting/commands/chain';
import { attachEvidence, detachEvidence, saveReport, takeOverReport } from '@/lib/reporting/commands/drafts';
import {
  askException,
  changePeriod,
  createPeriod,
  grantException,
  lockPeriod,
  publishPeriod,
  remindInstitutions,
} from '@/lib/reporting/commands/periods';
import { day, languageOf, readContent, readReports, text, texts } from '@/lib/reporting/form';

async function answer<T>(
  result: Result<T>,
  form: FormData,
  done: string,
  params: Record<string, number> = {},
): Promise<FormState> {
  const t = await getTranslations();
  if (!result.ok) return failedForm(t, result.error, form);
  revalidatePath('/', 'layout');
  return { status: 'ok', message: t(done, params) };
}

/** Several reports stand on one page, so a field's error names its action: "narrative-<actionId>". */
async function failedReport(failure: Failure, form: FormData): Promise<FormState> {
  const t = await getTranslations();
  const of = (field: string) => `${field.replace('content.', '')}-${text(form, 'actionId')}`;
  const fields = failure.fields && Object.fromEntries(Object.entries(failure.fields).map(([f, key]) => [of(f), key]));
  const state = failedForm(t, { ...failure, ...(fields && { fields }), conflicts: undefined } as Failure, form);
  if (!failure.conflicts?.length) return state;
  const lines = failure.conflicts.map((c) => ({
    field: c.field,
    label: t(`reporting.field.${c.field}`),
    mine: c.mine ?? '',
    theirs: c.theirs ?? '',
  }));
  const version = { field: 'version', label: '', mine: text(form, 'version'), theirs: String(failure.params?.version ?? 0) };
  return { ...state, status: 'conflict', conflict: [...lines, version] };
}

const placeOf = (form: FormData) => ({
  actionId: text(form, 'actionId'),
  institutionId: text(form, 'institutionId'),
  periodId: text(form, 'periodId'),
});

/** One report: saved, submitted (saved first, so that nothing typed is lost when something is missing), or taken over. */
export async function reportAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const intent = text(form, 'intent');
  const input = { ...placeOf(form), version: Number(text(form, 'version')), language: languageOf(form, actor.language) };
  const saved =
    intent === 'takeOver'
      ? await takeOverReport(actor, input)
      : await saveReport(actor, { ...input, content: readContent(form) });
  if (!saved.ok) return failedReport(saved.error, form);
  if (intent === 'submit') {
    const { id, version } = saved.value;
    const submitted = await submitReports(actor, { reports: id ? [{ id, version }] : [] });
    if (!submitted.ok) {
      revalidatePath('/my-reports');
      const state = await failedReport(submitted.error, form);
      return { ...state, values: { ...state.values, version: String(version) } };
    }
  }
  const t = await getTranslations('reporting.done');
  revalidatePath('/', 'layout');
  const done = intent === 'submit' ? 'submitted' : intent === 'takeOver' ? 'takenOver' : 'saved';
  return { status: 'ok', message: t(done, { count: 1 }), values: { version: String(saved.value.version) } };
}

/** Submits every chosen report of the actor's institution. */
export async function submitAllAction(_: FormState, form: FormData): Promise<FormState> {
  const result = await submitReports(await requireActor(), { reports: readReports(form) });
  return answer(result, form, 'reporting.done.submitted', { count: result.ok ? result.value.count : 0 });
}

/** Adds evidence to a report: a file, a link, a record, or one of the library. */
export async function attachEvidenceAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  try {
    const evidenceId = text(form, 'evidenceId') || null;
    const evidence = evidenceId ? null : await readEvidenceForm(form, await getLocale());
    const input = { ...placeOf(form), language: languageOf(form, actor.language), evidenceId, evidence };
    return answer(
      await recordingUpload(evidence?.upload ?? null, () => attachEvidence(actor, input)),
      form,
      'evidence.done.attached',
    );
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    return failedForm(await getTranslations(), failure, form);
  }
}

export async function detachEvidenceAction(_: FormState, form: FormData): Promise<FormState> {
  const input = { reportId: text(form, 'reportId'), evidenceId: text(form, 'evidenceId') };
  return answer(await detachEvidence(await requireActor(), input), form, 'evidence.done.detached');
}

/** The desk: signs, accepts or returns one or many. */
export async function reviewAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const reports = readReports(form);
  const intent = text(form, 'intent');
  if (intent === 'return') {
    const input = { reports, comment: text(form, 'comment'), until: day(form, 'until') || null };
    return answer(await returnReports(actor, input), form, 'reporting.done.returned', { count: reports.length });
  }
  const result = intent === 'accept' ? await acceptReports(actor, { reports }) : await validateReports(actor, { reports });
  return answer(result, form, intent === 'accept' ? 'reporting.done.accepted' : 'reporting.done.validated', {
    count: reports.length,
  });
}

const datesOf = (form: FormData) => ({ opensAt: day(form, 'opensAt'), dueAt: day(form, 'dueAt'), locksAt: day(form, 'locksAt') });

export async function createPeriodAction(_: FormState, form: FormData): Promise<FormState> {
  const type = text(form, 'type') as 'HALF_YEAR';
  const span = { startDate: day(form, 'startDate'), endDate: day(form, 'endDate') };
  const result = await createPeriod(await requireActor(), { planId: text(form, 'planId'), type, ...span, ...datesOf(form) });
  return answer(result, form, 'reporting.done.periodCreated');
}

const periodOf = (form: FormData) => ({ id: text(form, 'id'), version: Number(text(form, 'version')) });

export async function changePeriodAction(_: FormState, form: FormData): Promise<FormState> {
  const result = await changePeriod(await requireActor(), { ...periodOf(form), ...datesOf(form) });
  return answer(result, form, 'reporting.done.periodMoved');
}

export async function lockPeriodAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const input = { ...periodOf(form), reason: text(form, 'reason'), language: languageOf(form, await getLocale()) };
  return answer(await lockPeriod(actor, input), form, 'reporting.done.periodLocked');
}

export async function publishPeriodAction(_: FormState, form: FormData): Promise<FormState> {
  const result = await publishPeriod(await requireActor(), { ...periodOf(form), keepInternal: texts(form, 'keepInternal') });
  return answer(result, form, 'reporting.done.periodPublished', { count: result.ok ? result.value.published : 0 });
}

export async function grantExceptionAction(_: FormState, form: FormData): Promise<FormState> {
  const input = {
    periodId: text(form, 'periodId'),
    institutionId: text(form, 'institutionId'),
    actionId: text(form, 'actionId') || null,
    until: day(form, 'until'),
    reason: text(form, 'reason'),
  };
  return answer(await grantException(await requireActor(), input), form, 'reporting.done.exceptionGranted');
}

export async function askExceptionAction(_: FormState, form: FormData): Promise<FormState> {
  const input = { periodId: text(form, 'periodId'), institutionId: text(form, 'institutionId'), reason: text(form, 'reason') };
  return answer(await askException(await requireActor(), input), form, 'reporting.done.exceptionAsked');
}

export async function remindAction(_: FormState, form: FormData): Promise<FormState> {
  const input = { periodId: text(form, 'periodId'), institutionIds: texts(form, 'institutionIds') };
  const result = await remindInstitutions(await requireActor(), input);
  return answer(result, form, 'reporting.done.reminded', { count: result.ok ? result.value.count : 0 });
}

/** Reports from one official letter; chosen actions are `actionIds`, their fields end in ".<actionId>". */
export async function recordReportsAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  try {
    const letter = await readLetterForm(form);
    const entries = texts(form, 'actionIds').map((actionId) => ({
      actionId,
      version: 0,
      content: readContent(form, `.${actionId}`),
    }));
    const place = { periodId: text(form, 'periodId'), institutionId: text(form, 'institutionId') };
    const input = { ...place, language: languageOf(form, await getLocale()), letter, entries };
    const result = await recordingUpload(letter.scan, () => recordReportsByLetter(actor, input));
    return answer(result, form, 'reporting.done.recorded', { count: entries.length });
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    return failedForm(await getTranslations(), failure, form);
  }
}
