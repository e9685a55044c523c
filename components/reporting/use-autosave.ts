'use client';
// Ties autosave to one form of the page of reporting.
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { fillForm } from '@/components/forms/fill';
import { type Answer, type Autosave, createAutosave, type Line, type SaveState, type Values } from './autosave';
import { openReport, reportChanged } from './open-reports';

export type Place = { actionId: string; institutionId: string; periodId: string };

const ANSWER_WITHIN = 20_000;
const NUMBERS = new Set(['progressPercent']);
const ENUMS = new Set(['statusReported']);

/** What the server's schema expects: empty is null, percent a number. */
const contentOf = (values: Values) =>
  Object.fromEntries(
    Object.entries(values).map(([field, value]) => {
      if (value.trim() === '' && (NUMBERS.has(field) || ENUMS.has(field))) return [field, null];
      return [field, NUMBERS.has(field) ? Number(value.replace(',', '.')) : value];
    }),
  );

type Options = {
  form: RefObject<HTMLFormElement | null>;
  userId: string;
  place: Place;
  report: { id: string | null; version: number };
  language: string;
  values: Values;
  /** Whether these words could be submitted. */
  isReady: (values: Values) => boolean;
};

export function useAutosave({ form, userId, place, report, language, values, isReady }: Options) {
  const [state, setState] = useState<SaveState>({ state: 'idle' });
  const [isRestored, setRestored] = useState(false);
  const [current, setCurrent] = useState(values);
  const autosave = useRef<Autosave | null>(null);
  const id = useRef(report.id);
  const first = useRef({ place, version: report.version, language, values, isReady });

  const read = useCallback((): Values => {
    const data = form.current ? new FormData(form.current) : new FormData();
    return Object.fromEntries(
      Object.keys(first.current.values).map((field) => [field, String(data.get(field) ?? '').replace(/\r\n/g, '\n')]),
    );
  }, [form]);

  const write = useCallback(
    (news: Values) => {
      if (form.current)
        fillForm(form.current, Object.fromEntries(Object.entries({ ...read(), ...news }).map(([f, v]) => [f, [v]])));
    },
    [form, read],
  );

  useEffect(() => {
    const { place: at, version, language: lang, values: saved } = first.current;
    const record = `report:${at.actionId}:${at.institutionId}:${at.periodId}`;
    const send = async (v: number, changed: Values, base: Values, isLeaving: boolean): Promise<Answer> => {
      const answer = await fetch(`/api/reports/${id.current ?? 'new'}/autosave`, {
        method: 'POST',
        keepalive: isLeaving,
        // A line that hangs is a line that is cut.
        signal: AbortSignal.timeout(ANSWER_WITHIN),
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ ...at, version: v, language: lang, content: contentOf(changed), base: contentOf(base) }),
      });
      const body = await answer.json().catch(() => ({}));
      if (answer.ok && body.id) id.current = body.id;
      return { status: answer.status, body };
    };
    const own = createAutosave({ userId, record, version, saved, read, write, send, tell: setState, store: localStorage });
    autosave.current = own;
    // A browser that goes Back may have refilled fields by itself.
    if (own.restore()) setRestored(true);
    setCurrent(read());
    const close = openReport(record, {
      flush: () => own.flush(),
      reference: () => (id.current ? `${id.current}:${own.version()}` : null),
      isReady: () => first.current.isReady(read()),
    });
    const online = () => own.retryNow();
    const leaving = () => void own.flush(true);
    addEventListener('online', online);
    addEventListener('pagehide', leaving);
    return () => {
      removeEventListener('online', online);
      removeEventListener('pagehide', leaving);
      close();
      own.stop();
    };
  }, [userId, read, write]);

  useEffect(() => {
    first.current = { ...first.current, isReady };
    reportChanged();
  }, [isReady]);

  const changed = useCallback(() => {
    autosave.current?.changed();
    setCurrent(read());
    reportChanged();
  }, [read]);

  const resolve = (answer: Record<string, 'mine' | 'theirs'>, lines: readonly Line[]) => {
    autosave.current?.resolve(answer, lines);
    setCurrent(read());
  };

  return { state, isRestored, current, changed, resolve, write, autosave, setState };
}
