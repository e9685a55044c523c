'use client';
// The fields of a report, each beside the words of the last one.
import { useState } from 'react';
import { fieldIds, useForm } from '@/components/forms/form-context';
import { classNames } from '@/components/ui/class-names';
import { Icon } from '@/components/ui/icon';
import { MAX_REASON, MAX_TEXT, needsEvidence } from '@/lib/reporting/rules';
import type { AssignmentRole } from '@/prisma/generated/enums';
import type { Values } from './autosave';
import type { FormWords } from './form-words';

export type LastWords = {
  /** "Second half of 2019". */
  label: string;
  lang: string;
  status: string | null;
  percent: string | null;
  narrative: string | null;
  achievements: string | null;
  obstacles: string | null;
  nextSteps: string | null;
};

type Props = {
  actionId: string;
  role: AssignmentRole;
  language: string;
  values: Values;
  last: LastWords | null;
  words: FormWords;
  isRunning: boolean;
};

/** A contribution says what was done and what stands in the way; the rest is the lead's. */
const TEXTS = {
  LEAD: ['narrative', 'achievements', 'obstacles', 'nextSteps'],
  CO_EXECUTOR: ['narrative', 'obstacles'],
  PARTNER: ['narrative'],
} as const;

export function ReportFields({ actionId, role, language, values, last, words, isRunning }: Props) {
  return (
    <div className="rpt-fields">
      {role === 'LEAD' && (
        <div className="rpt-row">
          <LastValue last={last} words={words}>
            {[last?.status, last?.percent].filter(Boolean).join(' · ')}
          </LastValue>
          <div className="col g12">
            <div className="rpt-pair">
              <StatusField {...{ actionId, words, isRunning }} value={values.statusReported ?? ''} />
              <PercentField {...{ actionId, words }} value={values.progressPercent ?? ''} />
            </div>
            <TextBox
              name="statusReason"
              {...{ actionId, words, language }}
              value={values.statusReason ?? ''}
              rows={2}
              max={MAX_REASON}
              isNeeded
              className="rpt-reason"
            />
          </div>
        </div>
      )}
      {TEXTS[role].map((name) => (
        <div className="rpt-row" key={name}>
          <LastValue last={last} words={words} length={last?.[name]?.length}>
            {last?.[name] && (
              <span className="pre" lang={last.lang}>
                {last[name]}
              </span>
            )}
          </LastValue>
          <TextBox
            name={name}
            {...{ actionId, words, language }}
            value={values[name] ?? ''}
            rows={name === 'narrative' ? 5 : 3}
            max={MAX_TEXT}
            isNeeded={name === 'narrative'}
          />
        </div>
      ))}
    </div>
  );
}

/** Characters that fit into the box of the last words on a telephone. */
const LONG = 120;

type LastProps = { last: LastWords | null; words: FormWords; length?: number; children: React.ReactNode };

function LastValue({ last, words, length = 0, children }: LastProps) {
  const isBlank = !children || children === '';
  // What may scroll must be reachable by keyboard; short words do not, and are no stop on the way.
  return (
    <div className={classNames('rpt-last', isBlank && 'blank')} {...(length > LONG && { tabIndex: 0 })}>
      <span className="small muted">{last ? `${words.lastWords} ${last.label}` : words.noLastWords}</span>
      {last && <div>{isBlank ? <span className="muted">{words.noWordsBefore}</span> : children}</div>}
    </div>
  );
}

type FieldProps = { actionId: string; words: FormWords; value: string };

/** Name of a field on the whole page, where many reports stand. */
const nameOf = (field: string, actionId: string) => `${field}-${actionId}`;

function useBox(field: string, actionId: string, hasHint: boolean) {
  const { state } = useForm();
  const ids = fieldIds(nameOf(field, actionId));
  const error = state.errors?.[nameOf(field, actionId)];
  const describedBy = [hasHint && ids.hint, error && ids.error].filter(Boolean).join(' ') || undefined;
  return {
    ids,
    error,
    control: { id: ids.id, name: field, 'aria-describedby': describedBy, 'aria-invalid': error ? (true as const) : undefined },
  };
}

type BoxProps = {
  field: keyof FormWords['field'];
  actionId: string;
  words: FormWords;
  hint?: string;
  isNeeded?: boolean;
  className?: string;
  children: React.ReactNode;
};

function Box({ field, actionId, words, hint, isNeeded, className, children }: BoxProps) {
  const { ids, error } = useBox(field, actionId, !!hint);
  return (
    <div className={classNames('field', error && 'err', className)}>
      <label className="legend" htmlFor={ids.id}>
        {words.field[field]} <span className="opt">{isNeeded ? words.neededToSubmit : words.optional}</span>
      </label>
      {hint && (
        <div className="hint" id={ids.hint}>
          {hint}
        </div>
      )}
      {error && (
        <div className="errmsg" id={ids.error}>
          <Icon name="circle-alert" />
          <span>{error}</span>
        </div>
      )}
      {children}
    </div>
  );
}

function StatusField({ actionId, words, value, isRunning }: FieldProps & { isRunning: boolean }) {
  const { control } = useBox('statusReported', actionId, false);
  const [status, setStatus] = useState(value);
  return (
    <Box field="statusReported" {...{ actionId, words }} isNeeded>
      <select {...control} className="select" defaultValue={value} onChange={(e) => setStatus(e.currentTarget.value)}>
        <option value="">{words.chooseStatus}</option>
        {words.statuses.map((s) => (
          <option key={s.value} value={s.value}>
            {s.label}
          </option>
        ))}
      </select>
      {needsEvidence(status as 'COMPLETED', isRunning) && <span className="small warn">{words.needs.evidence}</span>}
    </Box>
  );
}

function PercentField({ actionId, words, value }: FieldProps) {
  const { control } = useBox('progressPercent', actionId, false);
  return (
    <Box field="progressPercent" {...{ actionId, words }}>
      <span className="row g8">
        <input {...control} className="input rpt-percent" inputMode="numeric" defaultValue={value} maxLength={3} />
        <span aria-hidden="true">%</span>
      </span>
    </Box>
  );
}

type TextProps = FieldProps & {
  name: 'narrative' | 'achievements' | 'obstacles' | 'nextSteps' | 'statusReason';
  language: string;
  rows: number;
  max: number;
  isNeeded?: boolean;
  className?: string;
};

function TextBox({ name, actionId, words, language, value, rows, max, isNeeded, className }: TextProps) {
  const { control } = useBox(name, actionId, true);
  return (
    <Box field={name} {...{ actionId, words, isNeeded, className }} hint={words.hint[name]}>
      <textarea {...control} className="textarea" rows={rows} maxLength={max} lang={language} defaultValue={value} />
    </Box>
  );
}
