// A person's own day: what waits for them first, then the periods that run, the draft, and what others did.
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { frameOf, Workspace } from '@/app/(workspace)/_components/workspace';
import { History } from '@/components/audit/history';
import { PageHeader } from '@/components/layout/page-header';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { getPlanOverview } from '@/lib/actions/overview-queries';
import { listLatest } from '@/lib/audit/queries';
import { isDrafted } from '@/lib/plans/rules';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { formatDate } from '@/lib/platform/i18n/format';
import { isLanguage } from '@/lib/platform/i18n/languages';
import { listRunningPeriods } from '@/lib/reporting/queries/summaries';
import { asksOf } from './_components/asks';
import { DraftGaps, Readable } from './_components/draft';
import { Periods } from './_components/periods';
import { Waiting } from './_components/waiting';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('navigation'))('place.home') };
}

const LATEST = 6;
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export default async function Home() {
  const [actor, locale, t] = await Promise.all([requireActor(), getLocale(), getTranslations()]);
  const language = isLanguage(locale) ? locale : 'tk';
  const frame = await frameOf(actor, language);
  const draft = frame.plans.find((p) => isDrafted(p.status));
  const keepsDraft = frame.places.includes('imports') && draft;
  const [periods, overview, latest] = await Promise.all([
    listRunningPeriods(actor, language),
    keepsDraft ? getPlanOverview(actor, draft.id, language) : null,
    listLatest(actor, LATEST, language),
  ]);
  const asks = asksOf(frame, periods, draft?.id);
  const waiting = asks.filter((a) => a.key !== 'unread').reduce((n, a) => n + a.count, 0);
  return (
    <Workspace actor={actor} crumbs={[{ label: t('navigation.group.myWork') }, { label: t('navigation.place.home') }]}>
      <PageHeader
        title={t('home.greeting', { count: waiting })}
        sub={`${capital(formatDate(actor.today, language, 'weekday'))}, ${formatDate(actor.today, language, 'long')}`}
        actions={
          keepsDraft && (
            <LinkButton href={`/plans/${draft.id}/imports/new`} icon="upload">
              {t('home.import')}
            </LinkButton>
          )
        }
      />
      <div className="cols main-aside">
        <div className="col g16">
          <Waiting asks={asks} />
          <Periods periods={periods} today={actor.today} />
        </div>
        <div className="col g16">
          {overview ? <DraftGaps plan={overview} /> : <Readable plans={frame.plans} />}
          <Card title={t('home.latest')} id="latest" body>
            <History items={latest} offsetDays={actor.offsetDays} />
          </Card>
        </div>
      </div>
    </Workspace>
  );
}
