import { useTranslations } from 'next-intl';
import { Banner } from '@/components/ui/banner';

/** Demonstration data, and the business day everything is measured from (formatted). */
export function DemoBanner({ day }: { day: string }) {
  const t = useTranslations('layout.demo');
  return (
    <aside aria-label={t('title')}>
      <Banner tone="info" icon="flask-conical" strip title={t('title')}>
        {t('text', { day })}
      </Banner>
    </aside>
  );
}
