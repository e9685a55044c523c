// What others did since the person was last here: the list behind the count on Home.
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { frameOf, Workspace } from '@/app/(workspace)/_components/workspace';
import { PageHeader } from '@/components/layout/page-header';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Timeline } from '@/components/ui/timeline';
import { eventSentence } from '@/lib/audit/sentence';
import { listSinceLastVisit, type News } from '@/lib/home/news-queries';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { businessMoment } from '@/lib/platform/clocks';
import { formatDateTime } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('changes'))('since.title') };
}

export default async function SinceLastVisit() {
  const [actor, locale, t, events] = await Promise.all([
    requireActor(),
    getLocale(),
    getTranslations(),
    getTranslations('events'),
  ]);
  const language = locale as Language;
  const [frame, news] = await Promise.all([frameOf(actor, language), listSinceLastVisit(actor, language)]);
  const plans = new Map(frame.plans.map((plan) => [plan.id, plan.shortTitle]));
  const moment = (at: Date) => formatDateTime(businessMoment(at, actor.offsetDays), language);
  const nameOf = (place: News['places'][number]) =>
    place.number ?? (place.planId && plans.get(place.planId)) ?? t(`audit.nouns.${place.noun}`);
  return (
    <Workspace actor={actor} crumbs={[{ label: t('home.title'), href: '/home' }, { label: t('changes.since.title') }]}>
      <PageHeader
        title={t('changes.since.title')}
        sub={
          news.lastLooked
            ? t('changes.since.sub', { count: news.fresh, when: moment(news.lastLooked) })
            : news.items.length > 0 && t('changes.since.first')
        }
      />
      {news.items.length ? (
        <Card pad>
          <Timeline
            items={news.items.map((item) => ({
              key: item.id,
              done: true,
              title: eventSentence(events as Parameters<typeof eventSentence>[0], item),
              when: <time dateTime={item.at.toISOString()}>{moment(item.at)}</time>,
              children: (
                <div className="small row g8 wrap">
                  {item.places.map((place) => (
                    <Link key={place.href} href={place.href}>
                      {nameOf(place)}
                    </Link>
                  ))}
                </div>
              ),
            }))}
          />
        </Card>
      ) : (
        <EmptyState title={t('changes.since.none')}>{t('changes.since.noneText')}</EmptyState>
      )}
    </Workspace>
  );
}
