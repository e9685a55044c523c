import type { CSSProperties } from 'react';
import type { Tone } from './badge';
import { classNames } from './class-names';

const width = (share: number): CSSProperties => ({ width: `${Math.max(0, Math.min(100, share * 100))}%` });

/** A share as a bar. `label` says the figure in words; the bar alone is for the eye. */
export function ProgressBar(props: { value: number; max?: number; label: string; size?: 'thin' | 'big'; tone?: Tone }) {
  const { value, max = 100, label, size, tone } = props;
  return (
    <div className={classNames('bar', size)} role="img" aria-label={label}>
      <i className={tone && `t-${tone}`} style={width(max ? value / max : 0)} />
    </div>
  );
}

export type BarPart = { tone: Tone; value: number; label: string };

/** Parts of a whole. The text alternative lists every part with its count; hollow remainder is what is missing to `total`. */
export function StackedBar({ parts, total, size }: { parts: BarPart[]; total?: number; size?: 'thin' | 'big' }) {
  const sum = total ?? parts.reduce((all, part) => all + part.value, 0);
  const words = parts.map((part) => `${part.label}: ${part.value}`).join(', ');
  return (
    <div className={classNames('bar', size)} role="img" aria-label={words} title={words}>
      {parts.map(
        (part) => part.value > 0 && <i key={part.label} className={`t-${part.tone}`} style={width(sum ? part.value / sum : 0)} />,
      )}
    </div>
  );
}

/** Key to a stacked bar. */
export function Legend({ parts }: { parts: { tone: Tone; label: string }[] }) {
  return (
    <div className="row wrap g16">
      {parts.map((part) => (
        <span key={part.label} className={`legend-i t-${part.tone}`}>
          <i />
          {part.label}
        </span>
      ))}
    </div>
  );
}
