import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Icon } from './icon';

export type Station = { key: string; label: ReactNode; note?: ReactNode; state: 'done' | 'now' | 'later' };

/** Stations of a process in order; two may be current at once. Vertical on phones. */
export function LifeCycle({ stations, label }: { stations: Station[]; label: string }) {
  const t = useTranslations('ui.steps');
  return (
    <ol className="cycle" aria-label={label}>
      {stations.map(({ key, label: name, note, state }) => (
        <li key={key} className={state === 'later' ? undefined : state} aria-current={state === 'now' ? 'step' : undefined}>
          <span className="n">{state === 'done' && <Icon name="check" />}</span>
          <b>{name}</b>
          {state === 'done' && <span className="sr">{t('done')}</span>}
          {note}
        </li>
      ))}
    </ol>
  );
}

/** Numbered steps of a wizard. A step with `href` can be gone back to. */
export function Steps({ steps, current, label }: { steps: { key: string; label: ReactNode }[]; current: number; label: string }) {
  const t = useTranslations('ui.steps');
  return (
    <ol className="steps" aria-label={label}>
      {steps.map((step, index) => (
        <li
          key={step.key}
          className={index < current ? 'done' : index === current ? 'now' : undefined}
          aria-current={index === current ? 'step' : undefined}
        >
          <span className="n">{index < current ? <Icon name="check" size="s" label={t('done')} /> : index + 1}</span>
          {step.label}
        </li>
      ))}
    </ol>
  );
}
