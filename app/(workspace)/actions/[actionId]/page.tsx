import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { found, idOf } from '@/app/(workspace)/_components/found';
import { Workspace } from '@/app/(workspace)/_components/workspace';
import { Institutions, inForce } from '@/components/actions/institutions';
import { LanguageTabs } from '@/components/actions/language-tabs';
import { DraftBadge, StatusBadge } from '@/components/actions/status-badges';
import { AssignmentsOfAction } from '@/components/assignments/assignments-of-action';
import { History } from '@/components/audit/history';
import { ClosedNote } from '@/components/plans/closed-note';
import { Words } from '@/components/plans/words';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { SdgTile } from '@/components/ui/sdg-tile';
import { Tabs } from '@/components/ui/tabs';
import { type ActionView, getAction } from '@/lib/actions/queries';
import { listAssignmentsOfAction } from '@/lib/assignments/queries';
import { listHistory } from '@/lib/audit/queries';
import { changesBeside } from '@/lib/indicators/policy';
import { isTracked } from '@/lib/plans/rules';
import type { Actor } from '@/lib/platform/auth/actor';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { isLanguage } from '@/lib/platform/i18n/languages';
import { type ActionReport, listReportsOfActions } from '@/lib/reporting/queries/summaries';
import { Budget, Facts, Lineage, Milestones } from './_components/facts';
import { Implementation } from './_components/implementation';
import { Indicators } from './_components/indicators';
import { EvidenceOfAction, OwnAndEarlier, Reports } from './_components/reports';
import { Targets } from './_components/targets';
import { ActionWords } from './_components/words';

const TABS = ['overview', 'assignments', 'reports', 'evidence', 'history'] as const;
type Tab = (typeof TABS)[number];
type Search = { tab?: string; language?: string; before?: string };
type Props = { params: Promise<{ actionId: string }>; searchParams: Promise<Search> };

const read = cache(getAction);

async function load({ params, searchParams }: Props) {
  const [actor, locale, { language }] = await Promise.all([requireActor(), getLocale(), searchParams]);
  const wanted = isLanguage(language) ? language : locale;
  return { actor, locale, language: wanted, action: await found(read(actor, idOf((await params).actionId), wanted)) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { action } = await load(props);
  return { title: `${action.number} · ${action.plan.shortTitle}` };
}

export default async function ActionPage(props: Props) {
  const [{ actor, locale, language, action }, search, t] = await Promise.all([
    load(props),
    props.searchParams,
    getTranslations(),
  ]);
  const tab = TABS.find((name) => name === search.tab) ?? 'overview';
  const told = [action.id, ...(tab === 'reports' ? action.ancestors.map((a) => a.id) : [])];
  const reports =
    tab === 'overview' || tab === 'reports' || tab === 'evidence' ? await listReportsOfActions(actor, told, locale) : [];
  const crumbs = [
    { label: t('navigation.group.plan'), href: '/plans' },
    { label: action.plan.shortTitle, href: `/plans/${action.plan.id}` },
    {
      label: `${action.section.number} ${action.section.title}`,
      href: `/plans/${action.plan.id}/matrix?section=${action.section.id}`,
    },
    { label: action.number },
  ];
  return (
    <Workspace actor={actor} crumbs={crumbs} planId={action.plan.id}>
      <Head action={action} language={language} />
      <ClosedNote plan={action.plan} />
      <div className="mt16 mb16">
        <Tabs
          label={t('actions.page.parts')}
          items={TABS.map((name) => ({
            href: name === 'overview' ? `/actions/${action.id}` : `/actions/${action.id}?tab=${name}`,
            label: t(`actions.tab.${name}`),
            current: name === tab,
          }))}
        />
      </div>
      <Part {...{ tab, actor, action, reports, language, locale, before: search.before }} />
    </Workspace>
  );
}

async function Head({ action, language }: { action: ActionView; language: string }) {
  const t = await getTranslations('actions');
  const { title } = action.shown;
  return (
    <div className="ah">
      <div>
        <div className="row g8 eyebrow wrap">
          {t('page.eyebrow', { number: action.number })}
          {action.objective && (
            <>
              {' · '}
              <Words lang={action.objective.lang}>
                {t('page.objective', { number: action.objective.number, title: action.objective.title })}
              </Words>
            </>
          )}
        </div>
        <h1 lang={title.lang}>{title.text}</h1>
        <div className="row g8 wrap">
          {isTracked(action.plan.status) ? (
            <StatusBadge status={action.status} derived={action.derived} isUnverified={action.isUnverified} size="lg" />
          ) : (
            <DraftBadge status={action.draftStatus} size="lg" />
          )}
          {action.sdgTargets.map((x) => (
            <SdgTile key={x.code} code={x.code} name={x.short[language] ?? x.short.en} />
          ))}
          <Institutions assignments={inForce(action.assignments)} />
        </div>
        <div className="mt8">
          <LanguageTabs
            texts={action.texts}
            source={action.sourceLanguage}
            current={title.lang}
            href={(l) => `/actions/${action.id}?language=${l}`}
          />
        </div>
      </div>
      <div className="row acts">
        {action.can.edit.length > 0 && (
          <LinkButton href={`/actions/${action.id}/edit?language=${language}`} icon="pencil">
            {t('page.editAction')}
          </LinkButton>
        )}
      </div>
    </div>
  );
}

type PartProps = {
  tab: Tab;
  actor: Actor;
  action: ActionView;
  reports: ActionReport[];
  language: string;
  locale: string;
  before: string | undefined;
};

async function Part(props: PartProps) {
  const { tab, actor, action, reports, locale, before } = props;
  if (tab === 'reports') return <OwnAndEarlier action={action} reports={reports} offsetDays={actor.offsetDays} />;
  if (tab === 'evidence') return <EvidenceOfAction reports={reports} />;
  if (tab === 'assignments') {
    const assignments = await listAssignmentsOfAction(actor, action.id, locale);
    return (
      <Card>
        <AssignmentsOfAction assignments={assignments} userId={actor.userId ?? ''} />
      </Card>
    );
  }
  if (tab === 'history') {
    const { items, next } = await listHistory(
      { ...actor, language: locale },
      { subjectType: 'action', subjectId: action.id, cursor: before },
    );
    return (
      <Card pad>
        <History items={items} offsetDays={actor.offsetDays} more={next && `/actions/${action.id}?tab=history&before=${next}`} />
      </Card>
    );
  }
  return <Overview {...props} />;
}

async function Overview({ actor, action, reports, language }: PartProps) {
  const t = await getTranslations('actions.page');
  const editHref = action.can.edit.length ? `/actions/${action.id}/edit?language=${language}` : null;
  const accepted = reports.find((r) => r.role === 'LEAD' && (r.state === 'ACCEPTED' || r.state === 'PUBLISHED'));
  return (
    <div className="cols main-aside">
      <div className="stack">
        <ActionWords action={action} editHref={editHref} />
        <Targets action={action} editHref={editHref} />
        <Indicators action={action} can={changesBeside(actor, action)} />
        {reports.length > 0 && (
          <>
            <h2 className="h2">{t('latestReports')}</h2>
            <Reports reports={reports.slice(0, 2)} offsetDays={actor.offsetDays} />
            {reports.length > 2 && (
              <p>
                <a href={`/actions/${action.id}?tab=reports`}>{t('allReports', { count: reports.length })}</a>
              </p>
            )}
          </>
        )}
      </div>
      <aside className="stack">
        <Facts action={action} today={actor.today} offsetDays={actor.offsetDays} percent={accepted?.progressPercent ?? null} />
        <Implementation action={action} userId={actor.userId ?? ''} />
        <Milestones action={action} today={actor.today} />
        <Budget action={action} />
        <Lineage action={action} />
      </aside>
    </div>
  );
}
