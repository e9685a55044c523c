import { useTranslations } from 'next-intl';
import { Banner } from '@/components/ui/banner';
import { Link } from '@/components/ui/link';
import type { InstallationState } from '@/lib/administration/queries';

/** What needs a hand, each with what to do. */
export function Warnings({ state }: { state: InstallationState }) {
  const t = useTranslations('administration.warning');
  return (
    <div className="col g8">
      {state.canChangeAudit && (
        <Banner tone="warning" title={t('role')}>
          {t('roleText')}
        </Banner>
      )}
      {!state.isHttps && !state.isDemonstration && (
        <Banner tone="warning" title={t('https')}>
          {t('httpsText')}
        </Banner>
      )}
      {state.mail === 'folder' && (
        <Banner tone="info" title={t('mail')}>
          {t('mailText')}
        </Banner>
      )}
      {state.mailTrouble !== null && (
        <Banner tone="danger" title={t('waitingMail', { count: state.waitingMail })}>
          {t('waitingMailText', { minutes: Math.ceil((state.oldestMailSeconds ?? 0) / 60), reason: state.mailTrouble })}
        </Banner>
      )}
      {state.failedMail > 0 && (
        <Banner tone="danger" title={t('failedMail', { count: state.failedMail })}>
          {t('failedMailText')}
        </Banner>
      )}
      {!state.isDemonstration && state.withoutSecondFactor > 0 && (
        <Banner tone="warning" end={<Link href="/people?role=SECRETARIAT">{t('toPeople')}</Link>}>
          {t('factor', { count: state.withoutSecondFactor })}
        </Banner>
      )}
    </div>
  );
}
