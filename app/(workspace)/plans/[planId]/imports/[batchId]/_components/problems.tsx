import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import type { StagedProblem } from '@/lib/matrix-imports/schema';

/** Each problem of a row in words, with its column. */
export function Problems({
  problems,
  unknown = [],
}: {
  problems: StagedProblem[] /** Names the register does not know. */;
  unknown?: string[];
}) {
  const t = useTranslations('imports');
  if (!problems.length && !unknown.length) return null;
  return (
    <ul className="col g4 mt4 small">
      {problems.map(({ code, params, column, severity }, index) => (
        <li key={index} className={severity === 'error' ? 'row-t g6 danger' : 'row-t g6 warn'}>
          <Icon name={severity === 'error' ? 'circle-alert' : 'triangle-alert'} size="s" />
          <span>
            {column && <b className="strong">{column}: </b>}
            {t(`problem.${code}`, params)}
          </span>
        </li>
      ))}
      {unknown.map((name) => (
        <li key={name} className="row-t g6 warn">
          <Icon name="circle-help" size="s" />
          <span>{t('rows.unknownName', { name })}</span>
        </li>
      ))}
    </ul>
  );
}
