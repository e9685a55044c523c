// One version as it was: its text or its matrix, in one language, for reading and printing, and as files.
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { found, idOf } from '@/app/(workspace)/_components/found';
import { Workspace } from '@/app/(workspace)/_components/workspace';
import { PageHeader } from '@/components/layout/page-header';
import { PrintButton } from '@/components/reporting/print-button';
import { Banner } from '@/components/ui/banner';
import { Link } from '@/components/ui/link';
import { Tabs } from '@/components/ui/tabs';
import { firstParam, type Params } from '@/components/ui/url';
import { pickText } from '@/lib/documents/local-text';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { businessMoment } from '@/lib/platform/clocks';
import { formatDateTime } from '@/lib/platform/i18n/format';
import { isLanguage, type Language, languages } from '@/lib/platform/i18n/languages';
import { getVersion } from '@/lib/versions/queries';
import { Files } from './_components/files';
import { FrozenMatrix } from './_components/frozen-matrix';
import { FrozenText } from './_components/frozen-text';

type Props = { params: Promise<{ planId: string; versionId: string }>; searchParams: Promise<Params> };
const read = cache(getVersion);

async function load({ params, searchParams }: Props) {
  const [actor, locale, search, ids] = await Promise.all([requireActor(), getLocale(), searchParams, params]);
  const wanted = firstParam(search, 'language');
  const view = await found(read(actor, idOf(ids.planId), idOf(ids.versionId), locale));
  return { actor, locale: locale as Language, language: (isLanguage(wanted) ? wanted : locale) as Language, search, view };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [{ view }, t] = await Promise.all([load(props), getTranslations('versions')]);
  return { title: `${t('number', { number: view.head.number })} · ${view.plan.shortTitle}` };
}

export default async function Version(props: Props) {
  const [{ actor, locale, language, search, view }, t] = await Promise.all([load(props), getTranslations()]);
  const { head, plan, content } = view;
  const part = firstParam(search, 'part') === 'matrix' ? 'matrix' : 'text';
  const path = `/plans/${plan.id}/versions/${head.id}`;
  const title = pickText(content.title, language);
  const at = (change: { part?: string; language?: string }) => {
    const query = new URLSearchParams({ part, language, ...change });
    return `${path}?${query}`;
  };
  const name = head.name ?? t(`versions.occasion.${head.occasion}`);
  return (
    <Workspace
      actor={actor}
      planId={plan.id}
      crumbs={[
        { label: t('navigation.group.plan'), href: '/plans' },
        { label: plan.shortTitle, href: `/plans/${plan.id}` },
        { label: t('versions.title'), href: `/plans/${plan.id}/versions` },
        { label: t('versions.number', { number: head.number }) },
      ]}
    >
      <PageHeader
        eyebrow={`${t('versions.number', { number: head.number })} · ${name}`}
        title={<span lang={title?.language}>{title?.text}</span>}
        sub={[head.reason, head.frozenBy].filter(Boolean).join(' · ')}
        actions={<PrintButton>{t('versions.page.print')}</PrintButton>}
      />
      <div className="mb16">
        <Banner tone="info" icon="snowflake">
          {t('versions.page.banner', {
            date: formatDateTime(businessMoment(head.frozenAt, actor.offsetDays), locale),
            plan: plan.shortTitle,
          })}{' '}
          <span className="small muted">
            {t('versions.hash')} <code title={head.rootHash}>{head.rootHash.slice(0, 16)}</code>
          </span>
        </Banner>
      </div>
      <div className="row between wrap g12 noprint">
        <Tabs
          label={t('versions.page.parts')}
          items={(['text', 'matrix'] as const).map((p) => ({
            href: at({ part: p }),
            label: t(`versions.page.${p}`),
            current: p === part,
          }))}
        />
        <nav className="row g12" aria-label={t('plans.language.ofContent')}>
          {languages.map((l) => (
            <Link
              key={l}
              href={at({ language: l })}
              aria-current={l === language ? 'true' : undefined}
              className={l === language ? 'strong' : undefined}
            >
              {t(`plans.language.name.${l}`)}
            </Link>
          ))}
        </nav>
      </div>
      <div className="mt16">
        {part === 'text' ? (
          <FrozenText content={content} language={language} />
        ) : (
          <FrozenMatrix content={content} language={language} />
        )}
      </div>
      <Files planId={plan.id} versionId={head.id} language={language} />
    </Workspace>
  );
}
