// The desk: what waits for the institution's signature, or for acceptance by the secretariat; one or many at once.
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { found } from '@/app/(workspace)/_components/found';
import { Workspace } from '@/app/(workspace)/_components/workspace';
import { EmptyState } from '@/components/ui/empty-state';
import { firstParam, type Params } from '@/components/ui/url';
import { requireActor } from '@/lib/platform/auth/require-actor';
import type { Language } from '@/lib/platform/i18n/languages';
import { type Desk, desksOf, getReportDetail, listQueue } from '@/lib/reporting/queries/review';
import { QueueList } from './_components/queue-list';
import { ReviewDetail } from './_components/review-detail';

type Props = { searchParams: Promise<Params> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reporting'))('review.title') };
}

const idIn = (params: Params, key: string) => {
  const value = firstParam(params, key);
  return value && z.uuid().safeParse(value).success ? value : null;
};

export default async function Review({ searchParams }: Props) {
  const [actor, locale, t, params] = await Promise.all([requireActor(), getLocale(), getTranslations(), searchParams]);
  const language = locale as Language;
  const desks = desksOf(actor);
  if (!desks.length) notFound();
  const desk: Desk = desks.find((d) => d === firstParam(params, 'desk')) ?? (desks.at(-1) as Desk);
  const filter = { periodId: idIn(params, 'period'), institutionId: idIn(params, 'institution') };
  const queue = await listQueue(actor, desk, filter, language);
  // `open` names any report that may be read; `report` one of the queue, which moves on when it is done.
  const asked = idIn(params, 'report');
  const current = idIn(params, 'open') ?? queue.find((q) => q.id === asked)?.id ?? queue[0]?.id ?? null;
  const detail = current ? await found(getReportDetail(actor, current, language)) : null;
  const index = queue.findIndex((q) => q.id === current);
  return (
    <Workspace
      actor={actor}
      planId={detail?.planId}
      width="flush"
      crumbs={[{ label: t('navigation.group.myWork'), href: '/home' }, { label: t('reporting.review.title') }]}
    >
      <div className="rq">
        <QueueList {...{ queue, desk, desks, params, language }} current={current} userId={actor.userId ?? ''} />
        {detail ? (
          <ReviewDetail
            {...{ actor, detail, desk, params, language }}
            position={index + 1}
            total={queue.length}
            previous={queue[index - 1]?.id ?? null}
            next={index >= 0 ? (queue[index + 1]?.id ?? null) : null}
          />
        ) : (
          <section className="rq-d">
            <EmptyState title={t('reporting.review.empty')}>{t(`reporting.review.emptyHint.${desk}`)}</EmptyState>
          </section>
        )}
      </div>
    </Workspace>
  );
}
