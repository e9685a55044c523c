'use client';
// One report on the page of reporting: plain fields that work without script; with it, saved as one writes.
import { type FormEvent, type ReactNode, useActionState, useCallback, useEffect, useRef, useState, useTransition } from 'react';
import { ConflictChoice } from '@/components/forms/conflict-choice';
import { ErrorSummary } from '@/components/forms/error-summary';
import { FormContext } from '@/components/forms/form-context';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { type FormState, idle } from '@/lib/platform/form-state';
import { missingFields, type RequiredField } from '@/lib/reporting/rules';
import type { ActionStatus, AssignmentRole } from '@/prisma/generated/enums';
import type { Line, Values } from './autosave';
import type { FormWords } from './form-words';
import { type LastWords, ReportFields } from './report-fields';
import { SaveLine } from './save-line';
import { type Place, useAutosave } from './use-autosave';

type Props = {
  userId: string;
  place: Place;
  report: { id: string | null; version: number };
  role: AssignmentRole;
  /** Language of the words. */
  language: string;
  values: Values;
  last: LastWords | null;
  isRunning: boolean;
  hasEvidence: boolean;
  can: { submit: boolean; takeOver: boolean };
  /** Returned, and nothing corrected since. */
  isUncorrected: boolean;
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  words: FormWords;
  /** This page, for the way back after a sign-in. */
  back: string;
  /** Evidence, contributions: what stands between the fields and the buttons. */
  children?: ReactNode;
};

const isRedirect = (error: unknown) => String((error as { digest?: unknown } | null)?.digest ?? '').startsWith('NEXT_REDIRECT');

export function ReportForm(props: Props) {
  const {
    userId,
    place,
    report,
    role,
    language,
    values,
    last,
    isRunning,
    hasEvidence,
    can,
    isUncorrected,
    action,
    words,
    back,
    children,
  } = props;
  const form = useRef<HTMLFormElement>(null);
  // Serves browsers without script: the server renders its state into the page.
  const [served, serverAction] = useActionState(action, idle);
  const [answered, setAnswered] = useState<FormState | null>(null);
  const [isPending, startTransition] = useTransition();
  const state = answered ?? served;
  const missingOf = useCallback(
    (now: Values): RequiredField[] => {
      const content = {
        statusReported: (now.statusReported || null) as ActionStatus | null,
        statusReason: now.statusReason ?? '',
        narrative: now.narrative ?? '',
      };
      return missingFields(role, content, { hasEvidence, isRunning });
    },
    [role, hasEvidence, isRunning],
  );
  const first = useRef(values);
  const isReady = useCallback(
    (now: Values) =>
      can.submit && missingOf(now).length === 0 && !(isUncorrected && Object.keys(now).every((f) => now[f] === first.current[f])),
    [can.submit, missingOf, isUncorrected],
  );
  const auto = useAutosave({ form, userId, place, report, language, values, isReady });
  const missing = missingOf(auto.current);
  // The words that were taken over arrive with the page's next rendering.
  const wantsValues = useRef(false);
  const { autosave, write, changed } = auto;
  useEffect(() => {
    if (!wantsValues.current) return;
    wantsValues.current = false;
    autosave.current?.adopt(report.version, values);
    write(values);
    changed();
  }, [report.version, values, autosave, write, changed]);
  const formId = `form-${place.actionId}`;

  async function send(data: FormData) {
    try {
      const next = await action(state, data);
      const version = Number(next.values?.version);
      if (version) auto.autosave.current?.adopt(version, {});
      setAnswered(next.status === 'conflict' ? idle : next);
      if (next.status === 'conflict')
        auto.setState({ state: 'conflict', lines: (next.conflict ?? []).filter((l) => l.field !== 'version') as Line[] });
      if (next.status === 'ok' && next.message) showToast({ message: next.message });
      wantsValues.current = next.status === 'ok' && data.get('intent') === 'takeOver';
    } catch (error) {
      // To sign in and back: the words wait on this computer.
      if (isRedirect(error)) throw error;
      setAnswered({ status: 'error', message: words.noConnection });
    }
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isPending || !form.current) return;
    const submitter = (event.nativeEvent as SubmitEvent).submitter;
    if (!(await auto.autosave.current?.flush())) {
      setAnswered({ status: 'error', message: words.notSaved });
      return;
    }
    const data = new FormData(form.current, submitter);
    data.set('version', String(auto.autosave.current?.version() ?? report.version));
    startTransition(() => send(data));
  }

  const context = { state, isPending, restored: null };
  return (
    <FormContext value={context}>
      <form
        id={formId}
        ref={form}
        className="rpt-form"
        action={serverAction}
        onSubmit={submit}
        onInput={auto.changed}
        onChange={auto.changed}
        noValidate
      >
        <ErrorSummary />
        {state.status === 'conflict' && <ConflictChoice lines={(state.conflict ?? []).filter((l) => l.field !== 'version')} />}
        {auto.state.state === 'conflict' && (
          <ConflictChoice
            lines={auto.state.lines}
            onChoose={(answer) => auto.state.state === 'conflict' && auto.resolve(answer, auto.state.lines)}
          />
        )}
        {auto.isRestored && <Banner tone="info" icon="history" title={words.restored} role="status" />}
        <input type="hidden" name="actionId" value={place.actionId} />
        <input type="hidden" name="institutionId" value={place.institutionId} />
        <input type="hidden" name="periodId" value={place.periodId} />
        <input type="hidden" name="language" value={language} />
        <input type="hidden" name="version" value={versionOf(state, report.version)} />
        <ReportFields
          {...{
            role,
            language,
            last,
            words,
            isRunning,
            actionId: place.actionId,
            values: { ...values, ...textsOf(state.values) },
          }}
        />
      </form>
      {children}
      <div className="rpt-foot">
        <div className="col g4 grow">
          <SaveLine saving={auto.state} words={words.save} back={back} />
          {can.submit && (
            <span className="small muted">
              {missing.length
                ? `${words.missing} ${missing.map((field) => words.field[field].toLowerCase()).join(', ')}`
                : words.ready}
            </span>
          )}
        </div>
        {can.takeOver && (
          <Button type="submit" form={formId} name="intent" value="takeOver" icon="copy">
            {words.takeOver}
          </Button>
        )}
        <Button type="submit" form={formId} name="intent" value="save">
          {words.saveDraft}
        </Button>
        {can.submit && (
          <Button type="submit" form={formId} name="intent" value="submit" icon="send" aria-busy={isPending || undefined}>
            {words.submit}
          </Button>
        )}
      </div>
    </FormContext>
  );
}

/** After a conflict, sending again means: mine, knowing theirs. */
const versionOf = (state: FormState, version: number): string =>
  state.conflict?.find((line) => line.field === 'version')?.theirs ?? String(state.values?.version ?? version);

const textsOf = (values: FormState['values']): Values =>
  Object.fromEntries(Object.entries(values ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
