import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import type { Day } from '@/lib/home/policy';
import type { Say } from './words';

/** An installation without a plan: the next step of this person on the way to the first one. */
export function FirstSteps({ day, say: { t } }: { day: Day; say: Say }) {
  const who = day.keeps ? 'keeps' : day.administers ? 'admin' : 'other';
  return (
    <Card>
      <EmptyState
        title={t('home.first.title')}
        level={2}
        action={
          who === 'keeps' ? (
            <LinkButton tone="primary" icon="plus" href="/plans/new">
              {t('home.first.keepsGo')}
            </LinkButton>
          ) : who === 'admin' ? (
            <>
              <LinkButton tone="primary" icon="upload" href="/institutions/import">
                {t('home.first.adminGo')}
              </LinkButton>
              <LinkButton icon="user-plus" href="/people/invite">
                {t('home.first.adminPeople')}
              </LinkButton>
            </>
          ) : undefined
        }
      >
        {t(`home.first.${who}`)}
      </EmptyState>
    </Card>
  );
}
