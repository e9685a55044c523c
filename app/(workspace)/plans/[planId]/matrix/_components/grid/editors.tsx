'use client';
// The one editor: it stands in the active cell and knows which control the column wants. Enter saves, Esc leaves as it was, Tab saves and goes on.
import { useLocale, useTranslations } from 'next-intl';
import { type FocusEvent, type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { targetOptions } from '@/components/actions/options';
import { Combobox, type ComboOption } from '@/components/ui/combobox';
import { SETTABLE_DRAFT } from '@/lib/actions/rules';
import { type CellField, type CellValue, type CellValues, isSame } from '@/lib/matrix/cells';
import type { GridNames } from '@/lib/matrix/grid';
import type { GridChoices } from '@/lib/matrix/queries';
import { readDay, typedDay } from '@/lib/platform/i18n/day';

export type Leave = 'stay' | 'down' | 'next' | 'previous';
/** As many characters as the words of a cell may have. */
export type Limits = { title: number; words: number; wording: number };

type Props = {
  field: CellField;
  label: string;
  value: CellValue;
  /** The person typed over the cell: begin empty. */
  isReplacing: boolean;
  lang: string | null;
  names: GridNames;
  limits: Limits;
  choices: () => Promise<GridChoices | null>;
  /** `how` null: the focus has gone elsewhere already. */
  onSave: (value: CellValue, how: Leave | null) => void;
  onCancel: () => void;
};

export function CellEditor(props: Props) {
  const { field, value, isReplacing, onSave, onCancel } = props;
  const t = useTranslations();
  const box = useRef<HTMLDivElement>(null);
  const [now, setNow] = useState<CellValue>(() => (isReplacing && typeof value !== 'object' && field !== 'status' ? '' : value));
  const [problem, setProblem] = useState<string | null>(null);
  const isOver = useRef(false);
  const hint = useId();

  useLayoutEffect(() => {
    const control = box.current?.querySelector<HTMLElement>('textarea, input:not([type="hidden"]), select');
    control?.focus();
    // Typing over a chosen name begins the search anew.
    if (control instanceof HTMLInputElement) control.select();
    if (control instanceof HTMLTextAreaElement) control.setSelectionRange(control.value.length, control.value.length);
  }, []);

  const save = (saved: CellValue, how: Leave | null) => {
    if (isOver.current) return;
    const wrong = problemOf(field, saved);
    if (wrong && how === null && isSame(field, saved as never, value as never)) return onCancel();
    if (wrong) return setProblem(t(wrong));
    isOver.current = true;
    onSave(field === 'deadline' ? read(saved as CellValues['deadline']) : saved, how);
  };
  const cancel = () => {
    isOver.current = true;
    onCancel();
  };
  const press = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') cancel();
    else if (event.key === 'Enter' && !event.shiftKey && !event.altKey) save(now, 'down');
    else if (event.key === 'Tab' && !(field === 'deadline' && isInside(event))) save(now, event.shiftKey ? 'previous' : 'next');
    else return;
    event.preventDefault();
  };
  /** Tab goes through the fields of a deadline before it leaves the cell. */
  const isInside = (event: KeyboardEvent) => {
    const controls = [...(box.current?.querySelectorAll<HTMLElement>('input, select') ?? [])];
    const at = controls.indexOf(event.target as HTMLElement);
    return at + (event.shiftKey ? -1 : 1) in controls;
  };
  const left = (event: FocusEvent) => {
    if (!box.current?.contains(event.relatedTarget as Node | null)) save(now, null);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the control inside
    <div
      className={`gx-edit gx-e-${field}`}
      ref={box}
      data-editor
      onKeyDown={press}
      onBlur={left}
      onPointerDown={(e) => e.stopPropagation()}
    >
      <Control
        {...props}
        now={now}
        setNow={setNow}
        pick={(picked) => save(picked, 'stay')}
        describedBy={problem ? hint : undefined}
      />
      {problem && (
        <p className="err" id={hint} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

function problemOf(field: CellField, value: CellValue): string | null {
  if (field === 'title' && !(value as string | null)?.trim()) return 'actions.error.titleNeeded';
  if (field !== 'deadline') return null;
  const { startDate, endDate } = value as CellValues['deadline'];
  const [start, end] = [startDate, endDate].map((d) => (d?.trim() ? readDay(d) : null));
  if ((startDate?.trim() && !start) || (endDate?.trim() && !end)) return 'errors.field.unreadable';
  return start && end && start > end ? 'actions.error.endBeforeStart' : null;
}

const read = (d: CellValues['deadline']): CellValues['deadline'] => ({
  ...d,
  wording: d.wording?.trim() || null,
  startDate: d.startDate?.trim() ? readDay(d.startDate) : null,
  endDate: d.endDate?.trim() ? readDay(d.endDate) : null,
});

type ControlProps = Props & {
  now: CellValue;
  setNow: (value: CellValue) => void;
  pick: (value: CellValue) => void;
  describedBy: string | undefined;
};

function Control(props: ControlProps) {
  const { field } = props;
  if (field === 'lead' || field === 'others') return <PartsControl {...props} />;
  if (field === 'sdg') return <TargetsControl {...props} />;
  if (field === 'deadline') return <DeadlineControl {...props} />;
  return field === 'status' ? <StatusControl {...props} /> : <TextControl {...props} />;
}

function TextControl({ field, label, now, setNow, lang, limits, describedBy }: ControlProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const text = (now as string | null) ?? '';
  useLayoutEffect(() => {
    const node = area.current;
    if (!node) return;
    node.style.height = 'auto';
    node.style.height = `${node.scrollHeight}px`;
  }, [text]);
  return (
    <textarea
      ref={area}
      rows={1}
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={describedBy ? true : undefined}
      lang={lang ?? undefined}
      maxLength={field === 'title' ? limits.title : limits.words}
      value={text}
      onChange={(event) => setNow(event.target.value)}
    />
  );
}

function DeadlineControl({ label, now, setNow, lang, limits, isReplacing, describedBy }: ControlProps) {
  const t = useTranslations('actions');
  const value = now as CellValues['deadline'];
  const [typed, setTyped] = useState(() => ({
    startDate: typedDay(value.startDate ?? ''),
    endDate: typedDay(value.endDate ?? ''),
  }));
  const write = (change: Partial<CellValues['deadline']>) => setNow({ ...value, ...change });
  const first = useRef(isReplacing);
  useEffect(() => {
    first.current = false;
  }, []);
  return (
    <fieldset className="gx-deadline" aria-label={label} aria-describedby={describedBy}>
      <label>
        <span>{t('field.deadlineWording')}</span>
        <input
          className="input sm"
          lang={lang ?? undefined}
          maxLength={limits.wording}
          value={value.wording ?? ''}
          onFocus={(e) => first.current && e.target.select()}
          onChange={(e) => write({ wording: e.target.value })}
        />
      </label>
      {(['startDate', 'endDate'] as const).map((name) => (
        <label key={name}>
          <span>{t(`field.${name}`)}</span>
          <input
            className="input sm"
            inputMode="numeric"
            autoComplete="off"
            maxLength={20}
            placeholder="31.12.2021"
            value={typed[name]}
            onChange={(e) => {
              setTyped({ ...typed, [name]: e.target.value });
              write({ [name]: e.target.value || null });
            }}
          />
        </label>
      ))}
      <label>
        <span>{t('field.recurrence')}</span>
        <select className="select sm" value={value.recurrence} onChange={(e) => write({ recurrence: e.target.value as 'ONCE' })}>
          {(['ONCE', 'ANNUAL', 'HALF_YEARLY', 'CONTINUOUS'] as const).map((r) => (
            <option key={r} value={r}>
              {t(`deadline.recurrence.${r}`)}
            </option>
          ))}
        </select>
      </label>
    </fieldset>
  );
}

function StatusControl({ label, now, setNow, pick }: ControlProps) {
  const t = useTranslations('actions.draft');
  return (
    <select
      className="select gx-list"
      aria-label={label}
      size={SETTABLE_DRAFT.length}
      value={now as string}
      onChange={(e) => setNow(e.target.value)}
      onClick={(e) => (e.target as Element).tagName === 'OPTION' && pick((e.target as HTMLOptionElement).value)}
    >
      {SETTABLE_DRAFT.map((status) => (
        <option key={status} value={status}>
          {t(status)}
        </option>
      ))}
    </select>
  );
}

function useChoices(choices: Props['choices']): GridChoices | null {
  const [got, setGot] = useState<GridChoices | null>(null);
  useEffect(() => {
    let isHere = true;
    void choices().then((list) => isHere && setGot(list));
    return () => {
      isHere = false;
    };
  }, [choices]);
  return got;
}

/** One lead; or co-executors and partners together: a national institution joins as the one, any other as the other. */
function PartsControl({ field, label, now, setNow, pick, names, choices }: ControlProps) {
  const t = useTranslations('actions');
  const all = useChoices(choices);
  const isLead = field === 'lead';
  const chosen = isLead ? (now as string[]) : (now as CellValues['others']).map((p) => p.institutionId);
  const known: ComboOption[] = Object.entries(names.institutions).map(([id, n]) => ({
    value: id,
    code: n.shortName,
    label: n.name,
    search: n.code,
  }));
  const options: ComboOption[] = all
    ? all.institutions
        .filter((i) => !isLead || i.isNational)
        .map((i) => ({
          value: i.id,
          code: i.shortName,
          label: i.name,
          search: i.code,
          ...(isLead && i.leads > 0 && { note: t('bulk.leads', { count: i.leads }) }),
        }))
    : known.filter((o) => chosen.includes(o.value));
  const roleOf = (id: string) => {
    const own = (now as CellValues['others']).find((p) => p.institutionId === id)?.role;
    return own ?? (all?.institutions.find((i) => i.id === id)?.isNational === false ? 'PARTNER' : 'CO_EXECUTOR');
  };
  const change = (ids: string[]) => {
    if (!isLead) return setNow(ids.map((institutionId) => ({ institutionId, role: roleOf(institutionId) })));
    setNow(ids);
    if (ids.length) pick(ids);
  };
  return <Combobox name="cell" aria-label={label} options={options} multiple={!isLead} defaultValue={chosen} onChange={change} />;
}

/** The first of the targets is the primary one. */
function TargetsControl({ label, now, setNow, names, choices }: ControlProps) {
  const locale = useLocale();
  const all = useChoices(choices);
  const options = all
    ? targetOptions(all.targets, locale)
    : Object.entries(names.targets).map(([code, short]) => ({ value: code, code, label: short }));
  return <Combobox name="cell" aria-label={label} options={options} multiple defaultValue={now as string[]} onChange={setNow} />;
}
