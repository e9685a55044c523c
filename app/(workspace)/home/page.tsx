// Home: the day of the person who looks. What waits for it, the figures with their lists, what others did since.
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { frameOf, Workspace } from '@/app/(workspace)/_components/workspace';
import { PageHeader } from '@/components/layout/page-header';
import { LinkButton } from '@/components/ui/button';
import { listNews } from '@/lib/home/news-queries';
import { listsPlans } from '@/lib/home/policy';
import { getHomeDay, type HomeDay, listOwnLines } from '@/lib/home/queries';
import { headlineOf } from '@/lib/home/rules';
import type { Frame } from '@/lib/navigation/queries';
import { requireActor } from '@/lib/platform/auth/require-actor';
import type { Language } from '@/lib/platform/i18n/languages';
import { Answers } from './_components/answers';
import { Dates, Gaps, NewsCard, SlowLine } from './_components/aside';
import { FirstSteps } from './_components/first-steps';
import { OwnLines } from './_components/own-lines';
import { PlansTable } from './_components/plans-table';
import { Tasks, tasksOf } from './_components/tasks';
import { plansOf, Tiles, tilesOf } from './_components/tiles';
import { dayAs, dueWords, type Say, todayWords } from './_components/words';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('home'))('title') };
}

export default async function Home() {
  const [actor, locale, t, words] = await Promise.all([
    requireActor(),
    getLocale(),
    getTranslations(),
    getTranslations('events'),
  ]);
  const language = locale as Language;
  const say: Say = { t, language, today: actor.today };
  const frame = await frameOf(actor, language);
  const home = await getHomeDay(actor, frame.plans, language);
  const [own, period] = [home.own.find((p) => p.todo > 0) ?? home.own[0], home.running[0]];
  // One table a person: the secretariat's, else the institution's.
  const [lines, news] = await Promise.all([
    !home.day.keeps && own ? listOwnLines(actor, own, language) : [],
    listNews(actor, language),
  ]);
  const { drafted } = plansOf(home, frame.plans);
  const titles = new Map(frame.plans.map((plan) => [plan.id, plan.shortTitle]));
  const tasks = tasksOf(say, home, titles);
  return (
    <Workspace actor={actor} crumbs={[{ label: t('navigation.group.myWork') }, { label: t('home.title') }]}>
      <PageHeader
        eyebrow={t('home.greeting', { name: actor.name })}
        title={headline(say, home, tasks.length)}
        sub={subline(say, home, frame)}
        actions={
          home.day.keeps && drafted ? (
            <LinkButton href={`/plans/${drafted.id}/imports/new`} icon="upload">
              {t('home.import')}
            </LinkButton>
          ) : undefined
        }
      />
      <Tiles tiles={tilesOf(say, home, frame.plans)} />
      <div className="cols main-aside">
        <div className="stack">
          {!frame.plans.length && <FirstSteps day={home.day} say={say} />}
          <Tasks tasks={tasks} say={say} />
          {period && home.answers.length > 0 && (
            <Answers lines={home.answers} period={period} say={say} offsetDays={actor.offsetDays} />
          )}
          {own && lines.length > 0 && <OwnLines lines={lines} period={own} say={say} />}
          {listsPlans(home.day) && frame.plans.length > 0 && <PlansTable home={home} plans={frame.plans} say={say} />}
        </div>
        <aside className="stack">
          {home.day.keeps && drafted && <Gaps plan={drafted} title={drafted.shortTitle} say={say} />}
          <NewsCard
            news={news}
            words={words as Parameters<typeof NewsCard>[0]['words']}
            offsetDays={actor.offsetDays}
            readsAudit={frame.places.includes('audit')}
            plans={titles}
            say={say}
          />
          <Dates dates={home.dates} say={say} />
          {home.day.writes.length > 0 && <SlowLine say={say} />}
        </aside>
      </div>
    </Workspace>
  );
}

/** The first sentence of the page, with its number and day. */
function headline({ t, language, today }: Say, home: HomeDay, tasks: number): string {
  const [period] = home.running;
  const line = headlineOf({
    today,
    toSign: home.toSign?.count ?? 0,
    own: home.own,
    toAnswer: home.toAnswer?.count ?? 0,
    owed: period && period.owed !== null ? { count: period.owed, dueAt: period.dueAt, locksAt: period.locksAt } : null,
    toAccept: home.toAccept?.count ?? 0,
    disputed: home.plans.reduce((sum, plan) => sum + (plan.disputed?.count ?? 0), 0),
    incomplete: home.plans.reduce((sum, plan) => sum + (plan.incomplete ?? 0), 0),
  });
  if (line.kind === 'quiet') return tasks ? t('home.headline.tasks', { count: tasks }) : t('home.headline.quiet');
  const date = 'date' in line ? dayAs(language, line.date, line.kind === 'owedLate' ? 'on' : 'until') : '';
  return t(`home.headline.${line.kind}`, { count: line.count, date });
}

/** Weekday, day, institution, and how the running period stands. */
function subline(say: Say, home: HomeDay, frame: Frame): string {
  const [period] = home.running;
  const who = frame.institution ? ` · ${frame.institution}` : '';
  const running = period ? ` ${say.t(`home.period.${period.state}`, dueWords(say, period).params)}` : '';
  const first = `${todayWords(say)}${who}`;
  return `${first}${first.endsWith('.') ? '' : '.'}${running}`;
}
