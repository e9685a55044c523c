'use client';
// Somebody saved the same record meanwhile: both values of each field, the person chooses.
import { useTranslations } from 'next-intl';
import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';

export type ConflictLine = { field: string; label: string; mine: string; theirs: string };
export type ConflictAnswer = Record<string, 'mine' | 'theirs'>;

type Props = {
  lines: ConflictLine[];
  /** Called with the choice per field. Without it (no script yet) both values are only shown. */
  onChoose?: (answer: ConflictAnswer) => void;
};

/** Stands at the top of the form and takes the focus. Mine is chosen first: nothing of the person's is lost by pressing Enter. */
export function ConflictChoice({ lines, onChoose }: Props) {
  const t = useTranslations('ui.conflict');
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [answer, setAnswer] = useState<ConflictAnswer>({});
  useEffect(() => box.current?.focus(), [lines]);
  return (
    <div className="conflict card" role="alertdialog" aria-labelledby={id} tabIndex={-1} ref={box}>
      <header>
        <Icon name="git-compare-arrows" size="m" className="warn" />
        <h2 className="h2" id={id}>
          {t('title')}
        </h2>
      </header>
      <div className="body col g12">
        <p className="ink2">{t('text')}</p>
        {lines.map((line) => (
          <Line
            key={line.field}
            line={line}
            group={`${id}${line.field}`}
            chosen={answer[line.field] ?? 'mine'}
            choose={(side) => setAnswer({ ...answer, [line.field]: side })}
          />
        ))}
        {onChoose && (
          <div className="row g8 wrap">
            <Button
              tone="primary"
              onClick={() => onChoose(Object.fromEntries(lines.map((l) => [l.field, answer[l.field] ?? 'mine'])))}
            >
              {t('save')}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}

type LineProps = { line: ConflictLine; group: string; chosen: 'mine' | 'theirs'; choose: (side: 'mine' | 'theirs') => void };

function Line({ line, group, chosen, choose }: LineProps) {
  const t = useTranslations('ui.conflict');
  return (
    <fieldset className="col g6">
      <legend className="legend">{line.label}</legend>
      <div className="rd">
        {(['mine', 'theirs'] as const).map((side) => (
          <label key={side} className="check">
            {/* Not part of what is sent: the choice changes the form's own fields. */}
            <input type="radio" form="" name={group} checked={chosen === side} onChange={() => choose(side)} />
            <span>
              <b className="strong">{t(side)}</b>
              <span className="conflict-v">{line[side] || t('blank')}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
