'use client';
// The one form: works as plain HTML before script arrives; with script it keeps every keystroke whatever the server answers.
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, useActionState, useMemo, useRef, useState, useTransition } from 'react';
import { flushSync } from 'react-dom';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { type FormState, idle } from '@/lib/platform/form-state';
import { type ConflictAnswer, ConflictChoice } from './conflict-choice';
import { ErrorSummary } from './error-summary';
import { FormContext } from './form-context';
import { useKeptInput } from './use-kept-input';

type Props = {
  /** A server action `(previous, formData) => Promise<FormState>`. */
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  initial?: FormState;
  /** Who writes and about what: unsent input is kept under both. Without it nothing is kept. */
  keep?: { userId: string; record: string };
  /** After an answer "ok" that leads nowhere else. */
  onDone?: (state: FormState) => void;
  className?: string;
  id?: string;
  'aria-label'?: string;
  children: ReactNode;
};

/** Next ends an action that redirects by throwing; the router must see it. */
const redirectTarget = (error: unknown): string | undefined => {
  const digest = (error as { digest?: unknown } | null)?.digest;
  return typeof digest === 'string' && digest.startsWith('NEXT_REDIRECT') ? digest.split(';')[2] : undefined;
};

export function Form({ action, initial = idle, keep, onDone, className, id, children, ...rest }: Props) {
  const t = useTranslations('ui.form');
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  // The first pair serves browsers without script: the server renders its state into the page.
  const [served, serverAction] = useActionState(action, initial);
  const [answered, setAnswered] = useState<FormState | null>(null);
  const isSending = useRef(false);
  const [isPending, startTransition] = useTransition();
  const state = answered ?? served;
  const kept = useKeptInput(form, keep);

  async function send(data: FormData) {
    try {
      const next = await action(state, data);
      if (next.status === 'ok') kept.forget();
      setAnswered(next);
      if (next.status === 'ok' && next.redirectTo) router.push(next.redirectTo);
      else if (next.status === 'ok') onDone?.(next);
    } catch (error) {
      const target = redirectTarget(error);
      // Sent to sign in: the words wait in the tab. Sent elsewhere: they have arrived.
      if (target && !target.startsWith('/sign-in')) kept.forget();
      if (target) throw error;
      setAnswered({ status: 'error', message: t('noConnection') });
    } finally {
      isSending.current = false;
    }
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    // The state lags behind two presses in one breath; the ref does not.
    if (isSending.current) return;
    isSending.current = true;
    const submitter = (event.nativeEvent as SubmitEvent).submitter;
    const data = new FormData(event.currentTarget, submitter);
    kept.write();
    startTransition(() => send(data));
  }

  function choose(answer: ConflictAnswer) {
    const lines = state.conflict ?? [];
    const taken = lines.filter((line) => line.field === 'version' || answer[line.field] === 'theirs');
    const values = Object.fromEntries(taken.map((line) => [line.field, [line.theirs]]));
    // At once, so that what is sent is what was chosen.
    flushSync(() => kept.fill({ ...kept.current(), ...values }));
    form.current?.requestSubmit();
  }

  const context = useMemo(() => ({ state, isPending, restored: kept.filled }), [state, isPending, kept.filled]);
  const conflicts = state.conflict?.filter((line) => line.field !== 'version') ?? [];
  return (
    <FormContext value={context}>
      <form
        {...rest}
        id={id}
        className={className}
        ref={form}
        action={serverAction}
        onSubmit={submit}
        onInput={kept.changed}
        onChange={kept.changed}
        noValidate
      >
        <ErrorSummary />
        {state.status === 'conflict' && <ConflictChoice lines={conflicts} onChoose={choose} />}
        {kept.isRestored && (
          <Banner
            tone="info"
            icon="history"
            title={t('restored')}
            role="status"
            end={
              <Button size="sm" onClick={kept.discard}>
                {t('discard')}
              </Button>
            }
          >
            {t('restoredText')}
          </Banner>
        )}
        {children}
      </form>
    </FormContext>
  );
}
