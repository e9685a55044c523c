import { useLocale, useTranslations } from 'next-intl';
import { Banner } from '@/components/ui/banner';
import { LinkButton } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { businessMoment } from '@/lib/platform/clocks';
import { formatDateTime } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import { type Here, hrefOf } from './here';

/** State of the document: reports that came since, reports that have not come, frozen since when by whom. */
export function Notices({ view, language, offsetDays, isRefreshing }: Here & { isRefreshing: boolean }) {
  const t = useTranslations('generatedReports');
  const locale = useLocale() as Language;
  const { missing } = view.document.content.figures.total;
  const moment = (date: Date) => formatDateTime(businessMoment(date, offsetDays), locale);
  return (
    <>
      {view.can.edit && view.newlyAccepted !== 0 && !isRefreshing && (
        <Banner
          tone="info"
          icon="refresh-cw"
          title={t('notice.newlyAccepted', { count: Math.max(0, view.newlyAccepted) })}
          end={
            <LinkButton href={hrefOf({ view, language }, 'refresh=1')} size="sm">
              {t('refresh.look')}
            </LinkButton>
          }
        >
          {t('notice.proseStays')}
        </Banner>
      )}
      {view.status === 'DRAFT' && missing > 0 && (
        <Banner tone="warning" icon="hourglass" title={t('notice.missing', { count: missing })}>
          {t('notice.missingText')}
        </Banner>
      )}
      {view.frozenAt && (
        <Banner
          tone="neutral"
          icon="snowflake"
          title={t('notice.frozen', { date: moment(view.frozenAt), name: view.frozenBy ?? '' })}
          end={view.base && <Link href={`/reports/${view.base.id}`}>{t('supplement.base', { number: view.base.number })}</Link>}
        >
          {t(view.isPublished ? 'notice.published' : 'notice.frozenText')}
        </Banner>
      )}
    </>
  );
}
