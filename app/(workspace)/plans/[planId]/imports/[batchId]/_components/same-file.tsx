import { useLocale, useTranslations } from 'next-intl';
import { ImportStateBadge } from '@/components/imports/import-state';
import { Banner } from '@/components/ui/banner';
import { Link } from '@/components/ui/link';
import type { ImportView } from '@/lib/matrix-imports/queries';
import { formatDate } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';

/** The same bytes came in before: said plainly, with what became of them. */
export function SameFile({ batch }: { batch: ImportView }) {
  const t = useTranslations('imports.check');
  const locale = useLocale() as Language;
  if (!batch.same.length) return null;
  return (
    <Banner tone="warning" title={t('sameFile')}>
      <ul>
        {batch.same.slice(0, 5).map(({ id, state, day }) => (
          <li key={id} className="row g8 mt4">
            <Link href={`/plans/${batch.planId}/imports/${id}`}>{formatDate(day, locale, 'short')}</Link>
            <ImportStateBadge state={state} />
          </li>
        ))}
      </ul>
    </Banner>
  );
}
