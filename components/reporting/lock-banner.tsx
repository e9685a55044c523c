import { useLocale, useTranslations } from 'next-intl';
import { TextAreaField } from '@/components/forms/fields';
import { Form } from '@/components/forms/form';
import { FormNotice } from '@/components/forms/form-notice';
import { SubmitButton } from '@/components/forms/submit-button';
import { Banner } from '@/components/ui/banner';
import { businessMoment } from '@/lib/platform/clocks';
import { formatDate } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import type { PeriodState } from '@/lib/reporting/period-rules';
import { askExceptionAction } from '@/lib/reporting/server-actions';

type Props = {
  period: {
    periodId: string;
    state: PeriodState;
    opensAt: string;
    dueAt: string;
    locksAt: string;
    lockReason: Record<string, string> | null;
    lockedAt: Date | null;
    lockedBy: string | null;
  };
  offsetDays: number;
  /** The institution that may ask for an exception. */
  ask?: { institutionId: string; userId: string } | null;
};

/** Why nothing can be written, since when, by whom, and what to do. Nothing while the period is open. */
export function LockBanner({ period, offsetDays, ask }: Props) {
  const t = useTranslations('reporting');
  const language = useLocale() as Language;
  const day = (value: string | Date) => formatDate(value, language, 'short');
  if (period.state === 'PLANNED')
    return (
      <Banner tone="info" icon="calendar-clock">
        {t('lock.planned', { date: day(period.opensAt) })}
      </Banner>
    );
  if (period.state === 'GRACE')
    return (
      <Banner tone="warning" icon="clock">
        {t('lock.grace', { due: day(period.dueAt), last: day(period.locksAt) })}
      </Banner>
    );
  if (period.state !== 'LOCKED' && period.state !== 'PUBLISHED') return null;
  const { lockReason } = period;
  const reason = lockReason && (lockReason[language] ?? lockReason.ru ?? lockReason.en ?? lockReason.tk);
  const since = period.lockedAt ? day(businessMoment(period.lockedAt, offsetDays)) : day(period.locksAt);
  return (
    <Banner
      tone="warning"
      icon="lock"
      title={t(period.state === 'PUBLISHED' ? 'lock.published' : period.lockedAt ? 'lock.since' : 'lock.after', { date: since })}
    >
      {period.lockedBy && <>{t('lock.by', { person: period.lockedBy })} </>}
      {reason ? t('lock.reason', { reason }) : t('lock.byDate')}
      {period.state === 'LOCKED' && ask && <AskException periodId={period.periodId} {...ask} />}
    </Banner>
  );
}

function AskException({ periodId, institutionId, userId }: { periodId: string; institutionId: string; userId: string }) {
  const t = useTranslations('reporting');
  return (
    <details className="mt8">
      <summary className="small strong">{t('ask.summary')}</summary>
      <Form action={askExceptionAction} className="col g12 mt8" keep={{ userId, record: `ask:${periodId}` }}>
        <input type="hidden" name="periodId" value={periodId} />
        <input type="hidden" name="institutionId" value={institutionId} />
        <TextAreaField name="reason" label={t('ask.reason')} hint={t('ask.hint')} rows={3} maxLength={1000} />
        <div>
          <SubmitButton tone="plain" icon="send">
            {t('ask.send')}
          </SubmitButton>
        </div>
        <FormNotice />
      </Form>
    </details>
  );
}
