import { useLocale, useTranslations } from 'next-intl';
import { Banner } from '@/components/ui/banner';
import type { SealState } from '@/lib/audit/queries';
import { businessMoment } from '@/lib/platform/clocks';
import { formatDateTime } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';

/** Older than this, the sealer is not running. */
const LATE_SECONDS = 120;

/** How far the chain of seals reaches. */
export function SealLine({ seal, offsetDays }: { seal: SealState; offsetDays: number }) {
  const t = useTranslations('audit.seal');
  const locale = useLocale() as Language;
  const isLate = (seal.waitingSeconds ?? 0) > LATE_SECONDS;
  return (
    <div className="mb16">
      <Banner tone={isLate ? 'warning' : 'neutral'} icon={isLate ? 'lock-open' : 'lock'} title={t('title')}>
        {seal.number && seal.sealedAt
          ? t('upTo', {
              event: seal.lastEventId ?? '',
              number: seal.number,
              time: formatDateTime(businessMoment(seal.sealedAt, offsetDays), locale),
            })
          : t('none')}{' '}
        {seal.waiting > 0 && t('waiting', { count: seal.waiting })}{' '}
        {seal.hash && (
          <span className="small muted" title={seal.hash}>
            {t('hash')}: <code>{seal.hash.slice(0, 16)}…</code>
          </span>
        )}
      </Banner>
    </div>
  );
}
