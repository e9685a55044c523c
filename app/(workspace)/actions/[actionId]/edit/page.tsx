import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { found, idOf } from '@/app/(workspace)/_components/found';
import { Workspace } from '@/app/(workspace)/_components/workspace';
import { LanguageTabs } from '@/components/actions/language-tabs';
import { PageHeader } from '@/components/layout/page-header';
import { LinkButton } from '@/components/ui/button';
import { getAction, listInstitutionChoices, listPlaces } from '@/lib/actions/queries';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { isLanguage } from '@/lib/platform/i18n/languages';
import { listSdgTargets } from '@/lib/sdg/queries';
import { BudgetForm, MilestonesForm } from './_components/list-forms';
import { PlaceCard } from './_components/place-card';
import { DeadlineForm, SdgForm, StateForm } from './_components/row-forms';
import { WordsForm } from './_components/words-form';

type Props = { params: Promise<{ actionId: string }>; searchParams: Promise<{ language?: string }> };

const read = cache(getAction);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [actor, locale, t, { actionId }] = await Promise.all([
    requireActor(),
    getLocale(),
    getTranslations('actions.page'),
    params,
  ]);
  const action = await found(read(actor, idOf(actionId), locale));
  return { title: `${t('editTitle', { number: action.number })} · ${action.plan.shortTitle}` };
}

export default async function EditAction({ params, searchParams }: Props) {
  const [actor, locale, t, search] = await Promise.all([requireActor(), getLocale(), getTranslations(), searchParams]);
  const id = idOf((await params).actionId);
  const language = isLanguage(search.language) ? search.language : locale;
  const action = await found(read(actor, id, locale));
  const may = action.can.edit;
  if (!may.length) notFound();
  const [targets, places, institutions] = await Promise.all([
    may.includes('sdg') ? listSdgTargets(actor) : [],
    may.includes('place') ? listPlaces(actor, action.plan.id, locale) : [],
    may.includes('budget') ? listInstitutionChoices(actor, action.plan.id, locale) : [],
  ]);
  const here = `/actions/${id}/edit`;
  const form = { action, language, userId: actor.userId ?? '', back: `/actions/${id}?language=${language}`, today: actor.today };
  const crumbs = [
    { label: t('navigation.group.plan'), href: '/plans' },
    { label: action.plan.shortTitle, href: `/plans/${action.plan.id}` },
    { label: action.number, href: `/actions/${id}` },
    { label: t('actions.page.editAction') },
  ];
  return (
    <Workspace actor={actor} crumbs={crumbs} planId={action.plan.id}>
      <PageHeader
        title={t('actions.page.editTitle', { number: action.number })}
        sub={action.shown.title.text}
        actions={
          <LinkButton href={`/actions/${id}`} icon="arrow-left">
            {action.number}
          </LinkButton>
        }
      />
      <div className="cols main-aside" key={`${action.version}:${action.texts.map((x) => x.version).join('.')}:${language}`}>
        <div className="stack">
          <LanguageTabs
            texts={action.texts}
            source={action.sourceLanguage}
            current={language}
            href={(l) => `${here}?language=${l}`}
          />
          <WordsForm {...form} />
          {may.includes('milestones') && <MilestonesForm {...form} />}
          {may.includes('budget') && <BudgetForm {...form} partners={institutions.filter((i) => !i.isNational)} />}
        </div>
        <aside className="stack">
          {may.includes('deadline') && <DeadlineForm {...form} />}
          {may.includes('sdg') && <SdgForm {...form} targets={targets} />}
          {may.includes('draftStatus') && <StateForm {...form} />}
          {may.includes('place') && <PlaceCard action={action} places={places} />}
        </aside>
      </div>
    </Workspace>
  );
}
