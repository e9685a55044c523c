import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { IndicatorChart } from '@/components/actions/indicator-chart';
import { Words } from '@/components/plans/words';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Table } from '@/components/ui/table';
import type { ActionView, IndicatorView } from '@/lib/actions/queries';
import type { Change } from '@/lib/indicators/policy';
import { formatDate, formatNumber } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';

/** The action's own indicators, then those of the objective it serves. */
export function Indicators({ action, can }: { action: ActionView; can: { own: Change; objective: Change } }) {
  const t = useTranslations('indicators');
  const { indicators, objectiveIndicators, objective } = action;
  const back = `/actions/${action.id}`;
  const adds = `/indicators/new?back=${back}`;
  return (
    <>
      {(indicators.length > 0 || can.own === 'all') && (
        <section className="stack">
          <Head title={t('ofAction', { number: action.number })}>
            {can.own === 'all' && (
              <LinkButton href={`${adds}&action=${action.id}`} size="sm" icon="plus">
                {t('add')}
              </LinkButton>
            )}
          </Head>
          {indicators.length ? (
            indicators.map((x) => <Indicator key={x.id} indicator={x} change={can.own} back={back} />)
          ) : (
            <EmptyState title={t('none')} level={3}>
              {t('noneText')}
            </EmptyState>
          )}
        </section>
      )}
      {objective && (objectiveIndicators.length > 0 || can.objective === 'all') && (
        <section className="stack">
          <Head title={t('ofObjectiveTitle', { number: objective.number })}>
            {can.objective === 'all' && (
              <LinkButton href={`${adds}&objective=${objective.id}`} size="sm" icon="plus">
                {t('addToObjective')}
              </LinkButton>
            )}
          </Head>
          {objectiveIndicators.map((x) => (
            <Indicator key={x.id} indicator={x} change={can.objective} back={back} />
          ))}
        </section>
      )}
    </>
  );
}

const Head = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="row g12 wrap">
    <h2 className="h2 grow">{title}</h2>
    {children}
  </div>
);

type IndicatorProps = { indicator: IndicatorView; change: Change; back: string };

function Indicator({ indicator, change, back }: IndicatorProps) {
  const words = useTranslations('indicators');
  const t = useTranslations('actions.indicator');
  const locale = useLocale() as Language;
  const value = (n: number) => (indicator.valueType === 'BOOLEAN' ? t(n ? 'yes' : 'no') : formatNumber(n, locale));
  const target = indicator.targets.at(-1);
  const facts = [
    t('code', { code: indicator.code }),
    t(`type.${indicator.type}`),
    indicator.unit,
    target && t('target', { value: value(target.value), date: formatDate(target.date, locale, 'short') }),
    indicator.frequency &&
      (t.has(`frequency.${indicator.frequency}`) ? t(`frequency.${indicator.frequency}`) : indicator.frequency),
    indicator.sdgIndicator && t('sdg', { code: indicator.sdgIndicator }),
  ].filter(Boolean);
  return (
    <figure className="card chart" id={`indicator-${indicator.id}`}>
      <figcaption>
        <div className="grow">
          <div className="ttl">
            <Words lang={indicator.lang} mark>
              {indicator.title}
            </Words>
          </div>
          <div className="sub">{facts.join(' · ')}</div>
        </div>
        {change !== 'none' && (
          <LinkButton
            href={`/indicators/${indicator.id}?back=${back}`}
            size="sm"
            icon="pencil"
            aria-label={words(change === 'all' ? 'editTitle' : 'enterValueOf', { code: indicator.code })}
          >
            {words(change === 'all' ? 'change' : 'enterValue')}
          </LinkButton>
        )}
      </figcaption>
      <div className="plot">
        <IndicatorChart indicator={indicator} label={indicator.title} />
      </div>
      <Values indicator={indicator} value={value} />
      {indicator.dataSource && (
        <div className="src">
          <span>{t('source', { source: indicator.dataSource })}</span>
        </div>
      )}
    </figure>
  );
}

function Values({ indicator, value }: { indicator: IndicatorView; value: (n: number) => string }) {
  const t = useTranslations('actions.indicator');
  const locale = useLocale() as Language;
  const { baseline, baselineDate, baselineSource, values, targets } = indicator;
  const source = baselineSource?.[locale] ?? baselineSource?.en;
  return (
    <Table caption={t('table', { title: indicator.title })} dense stacked={false}>
      <thead>
        <tr>
          <th scope="col">{t('what')}</th>
          <th scope="col">{t('date')}</th>
          <th scope="col" className="num">
            {t('value')}
          </th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <td>
            {t('baseline')}
            {source && <span className="small muted"> · {source}</span>}
          </td>
          <td>{baselineDate && formatDate(baselineDate, locale, 'short')}</td>
          <td className="num">{baseline === null ? t('unknown') : value(baseline)}</td>
        </tr>
        {values.map((v) => (
          <tr key={v.date}>
            <td>{t(v.isProvisional ? 'provisional' : 'actual')}</td>
            <td>{formatDate(v.date, locale, 'short')}</td>
            <td className="num">{value(v.value)}</td>
          </tr>
        ))}
        {targets.map((g) => (
          <tr key={g.date}>
            <td>{t('targetValue')}</td>
            <td>{formatDate(g.date, locale, 'short')}</td>
            <td className="num">{value(g.value)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
