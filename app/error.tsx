'use client';
// Something unexpected below the root layout. Errors reach the browser only as a number (digest); one that begins with
// UNAVAILABLE says that the database is away.
import { useTranslations } from 'next-intl';
import { ProblemPage } from '@/components/layout/problem-page';
import { Button } from '@/components/ui/button';

type Props = { error: Error & { digest?: string }; unstable_retry?: () => void; reset: () => void };

export default function ErrorPage({ error, unstable_retry, reset }: Props) {
  const t = useTranslations('problem');
  const isAway = error.digest?.startsWith('UNAVAILABLE');
  return (
    <ProblemPage
      icon={isAway ? 'database' : 'circle-alert'}
      tone="danger"
      title={t(isAway ? 'awayTitle' : 'failedTitle')}
      text={t(isAway ? 'awayText' : 'failedText')}
      number={isAway ? undefined : error.digest}
      action={<Button onClick={() => (unstable_retry ?? reset)()}>{t('again')}</Button>}
    />
  );
}
