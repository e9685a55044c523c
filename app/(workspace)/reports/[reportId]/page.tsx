// One report: its outline, the document as it will be printed, its words, figures and files. Every step has an address and works without script.
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { found, idOf } from '@/app/(workspace)/_components/found';
import { planTitle } from '@/app/(workspace)/_components/plan-title';
import { Workspace } from '@/app/(workspace)/_components/workspace';
import { chaptersOf, Paper } from '@/components/documents/paper';
import { firstParam, type Params } from '@/components/ui/url';
import { listHistory } from '@/lib/audit/queries';
import { modelOf } from '@/lib/generated-reports/document';
import { getDocument, previewRefresh } from '@/lib/generated-reports/queries';
import { partsOf } from '@/lib/generated-reports/rules';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { isLanguage, type Language } from '@/lib/platform/i18n/languages';
import { periodName } from '@/lib/platform/i18n/periods';
import { Aside } from './_components/aside';
import { DiscardPanel, FreezePanel } from './_components/decision-panels';
import { Notices } from './_components/notices';
import { Outline } from './_components/outline';
import { PartEditor } from './_components/part-editor';
import { RefreshPanel } from './_components/refresh-panel';

type Props = { params: Promise<{ reportId: string }>; searchParams: Promise<Params> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [actor, locale, t] = [await requireActor(), (await getLocale()) as Language, await getTranslations('generatedReports')];
  const view = await getDocument(actor, idOf((await params).reportId), locale).catch(() => null);
  if (!view) return { title: t('title') };
  return planTitle(view, `${t('title')}: ${periodName(view.startDate, view.endDate, locale)}`);
}

export default async function Report({ params, searchParams }: Props) {
  const [actor, locale, t, query] = await Promise.all([requireActor(), getLocale(), getTranslations(), searchParams]);
  const id = idOf((await params).reportId);
  const asked = firstParam(query, 'language');
  const language: Language = isLanguage(asked) ? asked : (locale as Language);
  const view = await found(getDocument(actor, id, locale));
  const model = modelOf(view.document, view.imprint, language);
  const parts = view.can.edit ? partsOf(view.document.content.sections) : [];
  const part = parts.find((name) => name === firstParam(query, 'part'));
  const step = (name: string) => view.can.edit && firstParam(query, name) === '1';
  const preview = step('refresh') ? await previewRefresh(actor, view) : null;
  // The record is left out where the figures are asked for anew: a page asks the database five times at most.
  const history = preview ? null : await listHistory(actor, { subjectType: 'generatedReport', subjectId: id, language: locale });
  const here = { view, language, userId: actor.userId ?? '', offsetDays: actor.offsetDays };
  const title = periodName(view.startDate, view.endDate, locale as Language);
  return (
    <Workspace
      actor={actor}
      planId={view.planId}
      rail
      width="flush"
      crumbs={[
        { label: t('navigation.group.results'), href: '/home' },
        { label: t('generatedReports.title'), href: `/reports?plan=${view.planId}` },
        { label: title },
      ]}
    >
      <div className="rb">
        <Outline {...here} title={title} chapters={chaptersOf(model)} parts={parts} current={part} />
        <div className="rb-p">
          <Notices {...here} isRefreshing={!!preview} />
          {preview && <RefreshPanel {...here} preview={preview} today={actor.today} />}
          {step('freeze') && <FreezePanel {...here} />}
          {step('discard') && <DiscardPanel {...here} />}
          {part && <PartEditor {...here} part={part} key={`${part} ${language}`} />}
          <Paper model={model} />
        </div>
        <Aside {...here} history={history?.items ?? null} isDeciding={!!preview || step('freeze') || step('discard')} />
      </div>
    </Workspace>
  );
}
