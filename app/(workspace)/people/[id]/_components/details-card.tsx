import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import type { getPerson } from '@/lib/users/queries';

export type Person = Awaited<ReturnType<typeof getPerson>>;

export function DetailsCard({ person }: { person: Person }) {
  const t = useTranslations('users.person');
  const fields = useTranslations('fields');
  return (
    <Card title={t('details')} body>
      <dl className="facts">
        <dt>{t('email')}</dt>
        <dd>
          <a href={`mailto:${person.email}`}>{person.email}</a>
        </dd>
        <dt>{t('phone')}</dt>
        <dd>{person.phone ?? '—'}</dd>
        <dt>{t('language')}</dt>
        <dd>{fields(person.language)}</dd>
      </dl>
    </Card>
  );
}
