// Beside the work: what the draft lacks, the next days, what others did.
import { Avatar } from '@/components/ui/avatar';
import { Card } from '@/components/ui/card';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { eventSentence } from '@/lib/audit/sentence';
import type { News } from '@/lib/home/news-queries';
import type { ComingDate, PlanDay } from '@/lib/home/queries';
import { businessDay, businessMoment, daysBetween } from '@/lib/platform/clocks';
import { formatDate, formatDateTime, formatNumber, formatTime, relativeDays } from '@/lib/platform/i18n/format';
import { away, periodOf, type Say } from './words';

const FACTS = ['lead', 'deadline', 'expectedResult', 'sdg'] as const;

/** Each gap is the link to the rows that have it. */
export function Gaps({ plan, title, say }: { plan: PlanDay; title: string; say: Say }) {
  const { t, language } = say;
  const gaps = FACTS.map((fact) => ({ fact, count: plan[`no_${fact}`] ?? 0 })).filter((g) => g.count > 0);
  return (
    <Card
      title={t('home.gaps.title', { plan: title })}
      level={3}
      id="gaps"
      footer={<Link href={`/plans/${plan.id}`}>{t('home.gaps.open')}</Link>}
    >
      {gaps.length ? (
        <ul className="list">
          {gaps.map(({ fact, count }) => (
            <li key={fact}>
              <Link className="li" href={`/plans/${plan.id}/matrix?missing=${fact}`}>
                <Icon name="circle-dashed" className="warn" />
                <span className="t grow">{t(`home.gaps.${fact}`)}</span>
                <b className="strong">{formatNumber(count, language)}</b>
              </Link>
            </li>
          ))}
        </ul>
      ) : (
        <p className="body ink2">{t('home.gaps.done')}</p>
      )}
    </Card>
  );
}

export function Dates({ dates, say }: { dates: readonly ComingDate[]; say: Say }) {
  const { t, language, today } = say;
  if (!dates.length) return null;
  return (
    <Card title={t('home.dates.title')} level={3} body id="dates">
      <ul className="tl">
        {dates.map((d) => (
          <li
            key={`${d.periodId}-${d.kind}`}
            className={d.kind === 'opens' ? 't-info' : d.kind === 'due' ? 't-danger' : undefined}
          >
            <b className="strong">{formatDate(d.date, language, d.date.slice(0, 4) === today.slice(0, 4) ? 'day' : 'long')}</b>{' '}
            <span className="small muted">{away(say, d.date)}</span>
            <div className="small ink2">
              <Link href={`/reporting/${d.periodId}`}>{t(`home.dates.${d.kind}`, { period: periodOf(say, d) })}</Link>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}

type NewsProps = {
  news: { items: readonly News[]; lastLooked: Date | null; fresh: number };
  /** Translator of the sentences. */
  words: Parameters<typeof eventSentence>[0];
  offsetDays: number;
  readsAudit: boolean;
  /** Short titles by plan. */
  plans: ReadonlyMap<string, string>;
  say: Say;
};

export function NewsCard({ news, words, offsetDays, readsAudit, plans, say }: NewsProps) {
  const { t, language, today } = say;
  const since = news.lastLooked;
  const fresh = since ? news.items.filter((item) => item.at > since) : [];
  const items = fresh.length ? fresh : news.items;
  const nameOf = (place: News['places'][number]) =>
    place.number ?? (place.planId && plans.get(place.planId)) ?? t(`audit.nouns.${place.noun}`);
  const when = (at: Date) => {
    const days = daysBetween(today, businessDay(offsetDays, at));
    const moment = businessMoment(at, offsetDays);
    return days > -2 ? `${relativeDays(days, language)}, ${formatTime(moment)}` : formatDateTime(moment, language);
  };
  return (
    <Card
      title={t(fresh.length ? 'home.news.title' : 'home.news.latest')}
      level={3}
      id="news"
      end={fresh.length && since ? <span className="end muted">{when(since)}</span> : undefined}
      footer={
        <span className="row wrap g16">
          {news.fresh > 0 && <Link href="/changes">{t('home.news.since', { count: news.fresh })}</Link>}
          <Link href="/notifications">{t('home.news.all')}</Link>
          {readsAudit && <Link href="/audit">{t('home.news.audit')}</Link>}
        </span>
      }
    >
      {items.length ? (
        <ul className="list">
          {items.map((item) => (
            <li key={item.id} className="li">
              {item.name ? <Avatar name={item.name} size="xs" /> : <Icon name="bot" className="muted" />}
              <div className="s ink2 grow">
                {eventSentence(words, item)} <Places places={item.places} nameOf={nameOf} />
                <div className="muted">{when(item.at)}</div>
              </div>
            </li>
          ))}
        </ul>
      ) : (
        <p className="body ink2">{t('home.news.empty')}</p>
      )}
    </Card>
  );
}

const SHOWN = 4;

/** Links to what it happened to: by its number, else by what it is. */
function Places({ places, nameOf }: { places: News['places']; nameOf: (place: News['places'][number]) => string }) {
  return (
    <>
      {places.slice(0, SHOWN).map((place, i) => (
        <span key={place.href}>
          {i > 0 && ', '}
          <Link href={place.href}>{nameOf(place)}</Link>
        </span>
      ))}
      {places.length > SHOWN && ` +${places.length - SHOWN}`}
    </>
  );
}

export function SlowLine({ say: { t } }: { say: Say }) {
  return (
    <Card pad>
      <div className="row-t g12">
        <span className="ico t-success">
          <Icon name="wifi-off" />
        </span>
        <div>
          <b className="strong">{t('home.line.title')}</b>
          <p className="small ink2 mt4">{t('home.line.text')}</p>
        </div>
      </div>
    </Card>
  );
}
