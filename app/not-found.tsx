// Absent or not shared with this person: the same page for both. (Next's own carries a <style> that the policy refuses.)
import { getTranslations } from 'next-intl/server';
import { ProblemPage } from '@/components/layout/problem-page';
import { LinkButton } from '@/components/ui/button';

export async function generateMetadata() {
  return { title: (await getTranslations('problem'))('notFoundTitle') };
}

export default async function NotFound() {
  const t = await getTranslations('problem');
  return (
    <ProblemPage
      icon="lock"
      tone="muted"
      title={t('notFoundTitle')}
      text={t('notFoundText')}
      action={<LinkButton href="/home">{t('home')}</LinkButton>}
    />
  );
}
