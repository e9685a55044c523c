import { useTranslations } from 'next-intl';
import { ToldForm } from '@/components/assignments/told-form';
import { SubmitButton } from '@/components/forms/submit-button';
import { Words } from '@/components/plans/words';
import { Badge } from '@/components/ui/badge';
import { classNames } from '@/components/ui/class-names';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { Tabs } from '@/components/ui/tabs';
import { type Params, withParams } from '@/components/ui/url';
import { formatPercent } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import { periodName } from '@/lib/platform/i18n/periods';
import type { Desk, QueueItem } from '@/lib/reporting/queries/review';
import { reviewAction } from '@/lib/reporting/server-actions';

type Props = {
  queue: readonly QueueItem[];
  desk: Desk;
  desks: readonly Desk[];
  params: Params;
  language: Language;
  current: string | null;
  userId: string;
};

const PATH = '/review';
const FORM = 'many';

/** The queue: boxes for many at once; each row leads to the report beside it. */
export function QueueList({ queue, desk, desks, params, language, current }: Props) {
  const t = useTranslations('reporting');
  const choosable = queue.some((q) => q.canSign);
  return (
    <section className="rq-l" aria-labelledby="queue-title">
      <div className="rq-head">
        <h1 className="h1" id="queue-title">
          {t(`review.heading.${desk}`)}
        </h1>
        <p className="ink2 mt4">{t('review.count', { count: queue.length })}</p>
        {desks.length > 1 && (
          <Tabs
            label={t('review.desks')}
            items={desks.map((d) => ({ href: `${PATH}?desk=${d}`, label: t(`review.desk.${d}`), current: d === desk }))}
          />
        )}
        {(params.institution || params.period) && (
          <Link className="small" href={withParams(PATH, params, { institution: null, period: null, report: null })}>
            {t('review.showAll')}
          </Link>
        )}
      </div>
      {choosable && (
        <ToldForm id={FORM} action={reviewAction} className="rq-bulk" aria-label={t('review.many')}>
          <span className="small grow">{t('review.chooseHint')}</span>
          <SubmitButton tone="plain" size="sm" icon="badge-check" name="intent" value={desk === 'sign' ? 'validate' : 'accept'}>
            {t(desk === 'sign' ? 'review.validateChosen' : 'review.acceptChosen')}
          </SubmitButton>
        </ToldForm>
      )}
      <ul>
        {queue.map((q) => (
          <li key={q.id}>
            <Row
              item={q}
              isCurrent={q.id === current}
              href={withParams(PATH, params, { report: q.id, open: null })}
              language={language}
              desk={desk}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

type RowProps = { item: QueueItem; isCurrent: boolean; href: string; language: Language; desk: Desk };

function Row({ item, isCurrent, href, language, desk }: RowProps) {
  const t = useTranslations('reporting');
  const moved = item.lastPercent !== null && item.progressPercent !== null ? item.progressPercent - item.lastPercent : null;
  return (
    <div className={classNames('qi', isCurrent && 'on')}>
      {item.canSign ? (
        <input
          type="checkbox"
          className="qi-pick"
          form={FORM}
          name="reports"
          value={`${item.id}:${item.version}`}
          aria-label={t('review.choose', { number: item.number })}
        />
      ) : (
        <span />
      )}
      <span>
        <Link href={href} className="qi-link" aria-current={isCurrent ? 'true' : undefined} scroll={false}>
          <b className="strong">{item.number}</b> <Words lang={item.lang}>{item.title}</Words>
        </Link>
        <span className="row wrap g8 small muted mt4">
          <span>{desk === 'sign' ? item.submittedBy : item.institution}</span>
          <span>{periodName(item.startDate, item.endDate, language)}</span>
          <span className="row g4">
            <Icon name="paperclip" size="s" label={t('review.evidence')} />
            {item.evidence}
          </span>
          {item.role !== 'LEAD' && <span>{t('contribution')}</span>}
        </span>
        <Marks item={item} />
      </span>
      <span className="num">
        {item.progressPercent !== null && <b className="strong">{formatPercent(item.progressPercent, language)}</b>}
        {moved !== null && moved !== 0 && (
          <span className={classNames('small', moved < 0 ? 'danger' : 'ok')}>
            {' '}
            {moved > 0 ? '+' : '−'}
            {Math.abs(moved)}
          </span>
        )}
      </span>
    </div>
  );
}

function Marks({ item }: { item: QueueItem }) {
  const t = useTranslations('reporting');
  return (
    <span className="row wrap g4 mt4">
      {item.lacksEvidence && (
        <Badge tone="warning" icon="triangle-alert">
          {t('review.lacksEvidence')}
        </Badge>
      )}
      {item.fell !== null && (
        <Badge tone="warning" icon="triangle-alert">
          {t('review.fell', { count: item.fell })}
        </Badge>
      )}
      {item.isUnchanged && (
        <Badge tone="neutral" icon="copy">
          {t('unchanged')}
        </Badge>
      )}
      {item.letterNumber && (
        <Badge tone="neutral" icon="mail">
          {t('review.byLetter', { number: item.letterNumber })}
        </Badge>
      )}
      {item.isSelfValidated && (
        <Badge tone="neutral" icon="user-check">
          {t('chain.selfValidated')}
        </Badge>
      )}
      {item.isOwn && !item.canSign && (
        <Badge tone="neutral" icon="info">
          {t('review.ownWaits')}
        </Badge>
      )}
    </span>
  );
}
