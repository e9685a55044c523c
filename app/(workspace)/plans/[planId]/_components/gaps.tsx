import { useLocale, useTranslations } from 'next-intl';
import { Words } from '@/components/plans/words';
import type { Tone } from '@/components/ui/badge';
import { StackedBar } from '@/components/ui/bar';
import { Card } from '@/components/ui/card';
import { Icon, type IconName } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import type { PlanOverview } from '@/lib/actions/overview-queries';
import { isDrafted } from '@/lib/plans/rules';
import { formatDate } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';

type Gap = { key: string; tone: Tone; icon: IconName; count: number; href: string };

/** What waits for a person, each with its list. */
export function Gaps({ plan }: { plan: PlanOverview }) {
  const t = useTranslations('plans.gap');
  const lacking = (fact: 'lead' | 'deadline' | 'sdg') => plan.groups.reduce((sum, g) => sum + g.actions - g[fact], 0);
  const matrix = (query: string) => `/plans/${plan.id}/matrix?${query}`;
  const all: Gap[] = [
    { key: 'lead', tone: 'danger', icon: 'users-round', count: lacking('lead'), href: matrix('missing=lead') },
    { key: 'awaiting', tone: 'info', icon: 'hourglass', count: plan.awaiting, href: `/plans/${plan.id}/assignments` },
    { key: 'deadline', tone: 'warning', icon: 'calendar-range', count: lacking('deadline'), href: matrix('missing=deadline') },
    { key: 'sdg', tone: 'warning', icon: 'layout-grid', count: lacking('sdg'), href: matrix('missing=sdg') },
    {
      key: 'undecided',
      tone: 'warning',
      icon: 'corner-up-right',
      count: isDrafted(plan.status) ? plan.undecided : 0,
      href: `/plans/${plan.id}/handover`,
    },
  ];
  const gaps = all.filter((gap) => gap.count > 0);
  if (!gaps.length) return null;
  return (
    <Card title={t('title')} level={3}>
      <ul className="list">
        {gaps.map(({ key, tone, icon, count, href }) => (
          <li key={key}>
            <Link className="li" href={href}>
              <span className={`ico t-${tone}`}>
                <Icon name={icon} />
              </span>
              <span>
                <span className="t">{t(`${key}.text`, { count, plan: plan.previous?.shortTitle ?? '' })}</span>
                <br />
                <span className="s">{t(`${key}.do`)}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** How far the plan's prose and headings are in each language. */
export function Languages({ plan }: { plan: PlanOverview }) {
  const t = useTranslations('plans');
  if (!plan.sections.length) return null;
  return (
    <Card pad>
      <h2 className="h3">{t('overview.languages')}</h2>
      <div className="col g12 mt12">
        {plan.languages.map(({ language, ...count }) => {
          const parts = [
            { tone: 'success', value: count.reviewed, label: t('overview.reviewed', { count: count.reviewed }) },
            { tone: 'violet', value: count.machine, label: t('overview.machine', { count: count.machine }) },
            { tone: 'warning', value: count.outdated, label: t('overview.outdated', { count: count.outdated }) },
            { tone: 'neutral', value: count.missing, label: t('overview.missing', { count: count.missing }) },
          ] as const;
          return (
            <div key={language}>
              <div className="row between small g8">
                <b className="strong">
                  {t(`language.name.${language}`)}
                  {language === plan.sourceLanguage && <span className="muted"> · {t('overview.source')}</span>}
                </b>
                <span className="muted">
                  {parts
                    .filter((p) => p.value > 0)
                    .map((p) => p.label)
                    .join(' · ')}
                </span>
              </div>
              <div className="mt4">
                <StackedBar size="thin" parts={parts.slice(0, 3).map((p) => ({ ...p }))} total={plan.sections.length} />
              </div>
            </div>
          );
        })}
      </div>
    </Card>
  );
}

/** Period, act, the plan before and the plans after. */
export function Neighbours({ plan }: { plan: PlanOverview }) {
  const t = useTranslations('plans');
  const locale = useLocale() as Language;
  const act = plan.legalAct;
  return (
    <Card pad>
      <h2 className="h3">{t('overview.about')}</h2>
      <dl className="dl mt12">
        <dt>{t('field.kind')}</dt>
        <dd>{t(`kind.${plan.kind}`)}</dd>
        <dt>{t('field.period')}</dt>
        <dd>
          {formatDate(plan.periodStart, locale, 'short')} – {formatDate(plan.periodEnd, locale, 'short')}
        </dd>
        <dt>{t('field.sourceLanguage')}</dt>
        <dd>{t(`language.name.${plan.sourceLanguage}`)}</dd>
        <dt>{t('act.title')}</dt>
        <dd>
          {act ? (
            <>
              {act.title[locale] || act.title.ru || act.title.en || act.type}{' '}
              {t('act.numberAndDate', { number: act.number ?? '___', date: act.date ? formatDate(act.date, locale) : '___' })}
            </>
          ) : (
            <span className="muted">{t('act.none')}</span>
          )}
        </dd>
        {plan.previous && (
          <>
            <dt>{t('overview.previous')}</dt>
            <dd>
              <Link href={`/plans/${plan.previous.id}`}>
                <Words lang={plan.previous.lang}>{plan.previous.shortTitle}</Words>
              </Link>
              {' · '}
              <Link href={`/plans/${plan.id}/handover`}>{t('overview.fates')}</Link>
            </dd>
          </>
        )}
        {plan.next.length > 0 && (
          <>
            <dt>{t('overview.next')}</dt>
            <dd>
              {plan.next.map((next) => (
                <Link key={next.id} href={`/plans/${next.id}`}>
                  <Words lang={next.lang}>{next.shortTitle}</Words>
                </Link>
              ))}
            </dd>
          </>
        )}
      </dl>
    </Card>
  );
}
