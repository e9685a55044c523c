'use client';
// A one-time slip, shown once: to print and hand over in person.
import { useTranslations } from 'next-intl';
import { useForm } from '@/components/forms/form-context';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';

/** Stands inside a form whose answer may bring a slip. */
export function Slip() {
  const t = useTranslations('users.slip');
  const values = useForm().state.values ?? {};
  if (typeof values.slipCode !== 'string') return null;
  return (
    <>
      <Banner tone="warning" role="status">
        {t('once')}
      </Banner>
      <section className="slip" aria-label={t('title')}>
        <h2 className="h2 mb16">{t('title')}</h2>
        <dl>
          <dt className="small muted">{t('for')}</dt>
          <dd>
            {values.slipName}, {values.slipEmail}
          </dd>
          <dt className="small muted">{t('address')}</dt>
          <dd>{values.slipAddress}</dd>
          <dt className="small muted">{t('code')}</dt>
          <dd className="secret">{values.slipCode}</dd>
        </dl>
        <p className="small">{t('until', { until: String(values.slipUntil) })}</p>
      </section>
      <div className="row no-print">
        <Button icon="printer" onClick={() => window.print()}>
          {t('print')}
        </Button>
      </div>
    </>
  );
}
