'use client';
// Submits everything that is ready, also what became ready while writing: saved first, then sent in one act.
import { type FormEvent, useRef, useState, useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { showToast } from '@/components/ui/toast-store';
import type { FormState } from '@/lib/platform/form-state';
import { flushReady, readyReports, subscribe } from './open-reports';

type Props = {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  /** "id:version" of what is ready as the server sees it, for browsers without script. */
  ready: string[];
  words: { none: string; some: string; button: string; notSaved: string };
};

export function SubmitAll({ action, ready, words }: Props) {
  const count = useSyncExternalStore(subscribe, readyReports, () => ready.length);
  const [saved, setSaved] = useState<string[] | null>(null);
  const [isUnsaved, setUnsaved] = useState(false);
  const passes = useRef(false);

  /** Holds the form back until everything is on the server, then lets it go with the versions of now. */
  async function holdBack(event: FormEvent<HTMLDivElement>) {
    if (passes.current) {
      passes.current = false;
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    const form = event.target as HTMLFormElement;
    const references = await flushReady();
    setUnsaved(references === null);
    if (references === null) return;
    flushSync(() => setSaved(references));
    passes.current = true;
    // In a task of its own: a form does not send itself again while its submit event is still on the way.
    setTimeout(() => form.requestSubmit());
  }

  return (
    <div className="stick rpt-all" onSubmitCapture={holdBack}>
      <Form
        action={action}
        className="row g12 wrap grow"
        onDone={(state) => {
          if (state.message) showToast({ message: state.message });
          setSaved(null);
        }}
      >
        {(saved ?? ready).map((reference) => (
          <input key={reference} type="hidden" name="reports" value={reference} />
        ))}
        <span className="grow ink2" role="status">
          {isUnsaved ? (
            <b className="danger">{words.notSaved}</b>
          ) : count === 0 ? (
            words.none
          ) : (
            words.some.replace('{count}', String(count))
          )}
        </span>
        <SubmitButton icon="send">{words.button}</SubmitButton>
      </Form>
    </div>
  );
}
