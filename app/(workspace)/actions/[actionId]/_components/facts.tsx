import { useLocale, useTranslations } from 'next-intl';
import { Completeness } from '@/components/actions/completeness';
import { Words } from '@/components/plans/words';
import { ProgressBar } from '@/components/ui/bar';
import { Card } from '@/components/ui/card';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import type { ActionView } from '@/lib/actions/queries';
import { timePassed } from '@/lib/actions/rules';
import { isTracked } from '@/lib/plans/rules';
import { businessMoment, daysBetween } from '@/lib/platform/clocks';
import { formatDate, formatDateTime, formatNumber, formatPercent, relativeDays } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';

type Props = { action: ActionView; today: string; offsetDays: number; percent: number | null };

/** The figures beside the text: progress, deadline in words and dates, place, money. */
export function Facts(props: Props) {
  const { action, offsetDays } = props;
  const t = useTranslations('actions');
  const locale = useLocale() as Language;
  return (
    <Card pad>
      <Progress {...props} />
      <dl className="dl">
        <Deadline {...props} />
        <dt>{t('field.recurrence')}</dt>
        <dd>{t(`deadline.recurrence.${action.recurrence}`)}</dd>
        <dt>{t('page.register')}</dt>
        <dd>{t('page.registerNumber', { number: action.registerNumber })}</dd>
        {action.sourceNumber && (
          <>
            <dt>{t('page.sourceNumber')}</dt>
            <dd>{action.sourceNumber}</dd>
          </>
        )}
        {action.weight !== 1 && action.plan.usesPercent && (
          <>
            <dt>{t('page.weight')}</dt>
            <dd>{action.weight}</dd>
          </>
        )}
        <dt>{t('field.visibility')}</dt>
        <dd>{t(`visibility.${action.visibility}`)}</dd>
        <dt>{t('page.changed')}</dt>
        <dd>{formatDateTime(businessMoment(action.updatedAt, offsetDays), locale)}</dd>
      </dl>
      <hr className="hr" />
      <div className="row between">
        <span className="small muted">{t('page.completeness')}</span>
        <Completeness missing={action.missing} />
      </div>
      {action.missing.length > 0 && (
        <p className="small muted mt4">
          {t('page.missing', { facts: action.missing.map((f) => t(`completeness.fact.${f}`)).join(', ') })}
        </p>
      )}
    </Card>
  );
}

function Progress({ action, today, percent }: Props) {
  const t = useTranslations('actions.page');
  const locale = useLocale() as Language;
  const passed = timePassed(action, today);
  if (!isTracked(action.plan.status) || (percent === null && passed === null)) return null;
  return (
    <>
      <div className="row between">
        <h2 className="h3">{t('progress')}</h2>
        <span className="small muted">{t('accepted')}</span>
      </div>
      <div className="row mt8 g8 wrap">
        {percent !== null && <b className="h1">{formatPercent(percent, locale)}</b>}
        {passed !== null && <span className="muted">{t('timePassed', { share: formatPercent(passed, locale) })}</span>}
      </div>
      {percent !== null && (
        <div className="mt8">
          <ProgressBar value={percent} size="big" label={t('progressIs', { share: formatPercent(percent, locale) })} />
        </div>
      )}
      <hr className="hr" />
    </>
  );
}

function Deadline({ action, today }: Props) {
  const t = useTranslations('actions');
  const locale = useLocale() as Language;
  const { text, lang } = action.shown.deadlineWording;
  const near =
    action.endDate && isTracked(action.plan.status) && action.recurrence !== 'CONTINUOUS' && action.status !== 'COMPLETED'
      ? relativeDays(daysBetween(today, action.endDate), locale)
      : null;
  return (
    <>
      <dt>{t('matrix.column.deadline')}</dt>
      <dd>
        {text ? (
          <Words lang={lang} mark>
            {text}
          </Words>
        ) : (
          <span className="muted">{t('page.noWording')}</span>
        )}
      </dd>
      {action.startDate && (
        <>
          <dt>{t('field.startDate')}</dt>
          <dd>{formatDate(action.startDate, locale)}</dd>
        </>
      )}
      {action.endDate && (
        <>
          <dt>{t('field.endDate')}</dt>
          <dd>
            {formatDate(action.endDate, locale)}
            {near && <span className={action.derived === 'OVERDUE' ? 'danger' : 'muted'}> · {near}</span>}
          </dd>
        </>
      )}
    </>
  );
}

export function Milestones({ action, today }: { action: ActionView; today: string }) {
  const t = useTranslations('actions.page');
  const locale = useLocale() as Language;
  if (!action.milestones.length) return null;
  return (
    <Card pad>
      <h2 className="h3">{t('milestones')}</h2>
      <ul className="mt8">
        {action.milestones.map((m) => (
          <li key={m.id} className="ms">
            <span className={m.doneDate ? 'ok' : m.dueDate < today && isTracked(action.plan.status) ? 'danger' : 'muted'}>
              <Icon name={m.doneDate ? 'circle-check' : 'circle'} size="m" label={t(m.doneDate ? 'reached' : 'notReached')} />
            </span>
            <Words lang={m.lang}>{m.title}</Words>
            <span className="small muted nowrap">{formatDate(m.doneDate ?? m.dueDate, locale, 'short')}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function Budget({ action }: { action: ActionView }) {
  const t = useTranslations('actions');
  const locale = useLocale() as Language;
  if (!action.budgets.length) return null;
  return (
    <Card pad>
      <h2 className="h3">{t('page.budget')}</h2>
      <ul className="mt8 col g4">
        {action.budgets.map((b, index) => (
          <li key={index} className="row between g8">
            <span>{[b.year, b.wording, b.partner ?? t(`source.${b.source}`)].filter(Boolean).join(' · ')}</span>
            {b.amount !== null && (
              <span className="num nowrap">
                {formatNumber(b.amount, locale)} {b.currency}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Where the action comes from and what became of it. */
export function Lineage({ action }: { action: ActionView }) {
  const t = useTranslations('actions.page');
  if (!action.ancestors.length && !action.fates.length) return null;
  return (
    <Card pad>
      <h2 className="h3">{t('lineage')}</h2>
      {[['from', action.ancestors] as const, ['to', action.fates] as const].map(([key, relatives]) =>
        relatives.map((r) => (
          <p key={`${key}${r.id}`} className="mt8">
            <span className="small muted">{t(`${key}.${r.fate}`, { plan: r.planShort })}</span>
            <br />
            <Link href={`/actions/${r.id}`}>
              {r.number} <Words lang={r.lang}>{r.title}</Words>
            </Link>
            {r.reason && <span className="small muted"> {r.reason}</span>}
          </p>
        )),
      )}
    </Card>
  );
}
