import { useTranslations } from 'next-intl';
import type { Change } from '@/lib/audit/rules';

/** The fields an event changed, old beside new, folded away. */
export function Changes({ changes }: { changes: Change[] }) {
  const t = useTranslations('audit.changes');
  const names = useTranslations('fields');
  if (!changes.length) return null;
  return (
    <details className="small">
      <summary>{t('show', { count: changes.length })}</summary>
      <dl className="changes">
        {changes.map(({ field, before, after }) => (
          <div key={field}>
            <dt>{names.has(field) ? names(field) : field}</dt>
            <dd>
              {before !== null && <del>{before}</del>} {after !== null && <ins>{after}</ins>}
              {after === null && t('emptied')}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
