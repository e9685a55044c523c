import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Icon } from '@/components/ui/icon';
import type { Ask } from './asks';

/** What waits for this person: a sentence with a number, and one button to the list that has as many rows. */
export function Waiting({ asks }: { asks: readonly Ask[] }) {
  const t = useTranslations('home');
  if (!asks.length)
    return (
      <Card>
        <EmptyState title={t('nothing')}>{t('nothingHint')}</EmptyState>
      </Card>
    );
  return (
    <Card title={t('waiting')} id="waiting">
      {asks.map((ask) => (
        <div className="ask" key={`${ask.key}${ask.href}`}>
          <span className={`ico t-${ask.tone}`}>
            <Icon name={ask.icon} size="m" />
          </span>
          <div>
            <div className="t">{t(`ask.${ask.key}`, { count: ask.count })}</div>
            <div className="s">{t(`askHint.${ask.key}`)}</div>
          </div>
          <LinkButton href={ask.href}>{t(`askDo.${ask.key}`)}</LinkButton>
        </div>
      ))}
    </Card>
  );
}
