import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Icon } from '@/components/ui/icon';

type Props = { institutions: number; people: number; plans: number };

/** An empty installation leads on: institution, people, plan. Gone once there is a plan. */
export function FirstSteps({ institutions, people, plans }: Props) {
  const t = useTranslations('administration.first');
  if (plans > 0) return null;
  const steps = [
    { key: 'institution', isDone: institutions > 0, href: '/institutions/new' },
    { key: 'person', isDone: people > 1, href: '/people/invite' },
    { key: 'plan', isDone: false, href: '/plans' },
  ] as const;
  const next = steps.find((step) => !step.isDone)?.key;
  return (
    <Card title={t('title')} className="mb16">
      <ol className="lines">
        {steps.map(({ key, isDone, href }) => (
          <li key={key}>
            <span className="row g8">
              <Icon name={isDone ? 'circle-check' : 'circle'} className={isDone ? 'ok' : 'muted'} />
              <span className={key === next ? 'strong' : 'ink2'}>{t(key)}</span>
            </span>
            {key === next && key !== 'plan' && (
              <LinkButton href={href} size="sm" tone="primary">
                {t(`${key}Do`)}
              </LinkButton>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}
