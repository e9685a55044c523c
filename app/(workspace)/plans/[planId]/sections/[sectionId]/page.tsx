import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { found, idOf } from '@/app/(workspace)/_components/found';
import { Workspace } from '@/app/(workspace)/_components/workspace';
import { LanguageTabs } from '@/components/actions/language-tabs';
import { PageHeader } from '@/components/layout/page-header';
import { ClosedNote } from '@/components/plans/closed-note';
import { Banner } from '@/components/ui/banner';
import { LinkButton } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { isLanguage } from '@/lib/platform/i18n/languages';
import { getSection } from '@/lib/sections/queries';
import { Arrange } from './_components/arrange';
import { Objectives } from './_components/objectives';
import { FoldedOutline, Outline } from './_components/outline';
import { ReadText, WriteText } from './_components/section-text';

type Props = {
  params: Promise<{ planId: string; sectionId: string }>;
  searchParams: Promise<{ language?: string; edit?: string; saved?: string }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [actor, language, { planId, sectionId }] = await Promise.all([requireActor(), getLocale(), params]);
  const section = await found(getSection(actor, idOf(planId), idOf(sectionId), language));
  return { title: [section.shown?.title, section.plan.shortTitle].filter(Boolean).join(' · ') };
}

export default async function Section({ params, searchParams }: Props) {
  const [actor, locale, t, search, { planId, sectionId }] = await Promise.all([
    requireActor(),
    getLocale(),
    getTranslations(),
    searchParams,
    params,
  ]);
  const language = isLanguage(search.language) ? search.language : locale;
  const section = await found(getSection(actor, idOf(planId), idOf(sectionId), language));
  const { shown, plan } = section;
  const here = `/plans/${plan.id}/sections/${section.id}`;
  const edits = section.can.editText && search.edit !== undefined;
  const text = section.texts.find((x) => x.language === language) ?? null;
  const source = section.texts.find((x) => x.language === plan.sourceLanguage) ?? null;
  const name = [section.number, shown?.title].filter(Boolean).join(' ');
  const crumbs = [
    { label: t('navigation.group.plan'), href: '/plans' },
    { label: plan.shortTitle, href: `/plans/${plan.id}` },
    { label: name },
  ];
  return (
    <Workspace actor={actor} crumbs={crumbs} planId={plan.id} width="flush">
      <div className="ed">
        <Outline section={section} language={language} />
        <div className="ed-paper">
          <FoldedOutline section={section} language={language} />
          <article className="doc" lang={edits ? language : shown?.language}>
            <PageHeader
              eyebrow={t(`sections.kind.${section.kind}`)}
              title={<span lang={shown?.language}>{name}</span>}
              actions={
                <>
                  {section.kind === 'AREA' && (
                    <LinkButton href={`/plans/${plan.id}/matrix?section=${section.id}`} icon="table-2">
                      {t('sections.openMatrix')}
                    </LinkButton>
                  )}
                  <LinkButton href={`/plans/${plan.id}/changes?section=${section.id}`} icon="history">
                    {t('changes.ofThis')}
                  </LinkButton>
                  {section.can.editText && !edits && (
                    <LinkButton href={`${here}?language=${language}&edit`} icon="pencil" tone="primary">
                      {t('sections.edit')}
                    </LinkButton>
                  )}
                  {edits && (
                    <LinkButton href={`${here}?language=${language}`} icon="eye">
                      {t('text.read')}
                    </LinkButton>
                  )}
                </>
              }
            />
            <ClosedNote plan={plan} />
            {search.saved && (
              <div className="mb16">
                <Banner tone="success" role="status">
                  {t('sections.done.saved')}
                </Banner>
              </div>
            )}
            <LanguageTabs
              texts={section.texts}
              source={plan.sourceLanguage}
              current={edits ? language : (shown?.language ?? language)}
              href={(l) => `${here}?language=${l}${edits ? '&edit' : ''}`}
            />
            {edits ? (
              <WriteText {...{ section, text, source, language, actor }} />
            ) : (
              <div className="doc-text">
                <ReadText text={shown} actor={actor} language={shown?.language ?? language} />
              </div>
            )}
            <div className="stack mt24">
              {section.kind === 'AREA' && <Objectives section={section} language={language} userId={actor.userId ?? ''} />}
              <nav className="row between g12 wrap" aria-label={t('sections.neighbours')}>
                {section.previous ? (
                  <Link href={`/plans/${plan.id}/sections/${section.previous.id}`} rel="prev">
                    ← {section.previous.title}
                  </Link>
                ) : (
                  <span />
                )}
                {section.next && (
                  <Link href={`/plans/${plan.id}/sections/${section.next.id}`} rel="next">
                    {section.next.title} →
                  </Link>
                )}
              </nav>
            </div>
          </article>
        </div>
        {(section.can.arrange || section.owner) && (
          <aside className="mar stack">
            <Arrange section={section} actor={actor} locale={locale} />
          </aside>
        )}
      </div>
    </Workspace>
  );
}
