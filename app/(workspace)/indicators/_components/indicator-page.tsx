// The frame of both forms: a new indicator, and one that is there.
import { getTranslations } from 'next-intl/server';
import { Workspace } from '@/app/(workspace)/_components/workspace';
import { PageHeader } from '@/components/layout/page-header';
import { LinkButton } from '@/components/ui/button';
import { Tabs } from '@/components/ui/tabs';
import { pathInside } from '@/lib/actions/paths';
import type { IndicatorForm as FormView } from '@/lib/indicators/queries';
import type { Actor } from '@/lib/platform/auth/actor';
import { type Language, languages } from '@/lib/platform/i18n/languages';
import { IndicatorForm } from './indicator-form';
import { RemoveCard } from './remove-card';

/** "Indicator 4.2-A · plan" of either page. */
export async function indicatorTitle({ indicator, planShort }: FormView) {
  const t = await getTranslations('indicators');
  return { title: `${indicator ? t('editTitle', { code: indicator.code }) : t('new')} · ${planShort}` };
}

type Props = { actor: Actor; form: FormView; language: Language; back: string | undefined };

export async function IndicatorPage({ actor, form, language, back }: Props) {
  const t = await getTranslations();
  const { indicator } = form;
  const home = back
    ? pathInside(back)
    : form.actionId
      ? `/actions/${form.actionId}`
      : `/plans/${form.planId}/matrix?objective=${form.objectiveId}`;
  const title = indicator ? t('indicators.editTitle', { code: indicator.code }) : t('indicators.new');
  const here = indicator
    ? `/indicators/${indicator.id}?`
    : `/indicators/new?${form.actionId ? `action=${form.actionId}` : `objective=${form.objectiveId}`}&`;
  const crumbs = [
    { label: t('navigation.group.plan'), href: '/plans' },
    { label: form.planShort, href: `/plans/${form.planId}` },
    { label: form.number, href: home },
    { label: title },
  ];
  return (
    <Workspace actor={actor} crumbs={crumbs} planId={form.planId}>
      <PageHeader
        title={title}
        sub={t(form.actionId ? 'indicators.ofAction' : 'indicators.ofObjective', { number: form.number })}
        actions={
          <LinkButton href={home} icon="arrow-left">
            {t('indicators.back')}
          </LinkButton>
        }
      />
      <div className="stack narrow-form">
        {form.can.facts && (
          <Tabs
            label={t('indicators.language')}
            items={languages.map((code) => ({
              href: `${here}language=${code}&back=${encodeURIComponent(home)}`,
              label: t(`fields.${code}`),
              current: code === language,
            }))}
          />
        )}
        <IndicatorForm key={`${language}:${indicator?.seen}`} {...{ form, language, back: home, userId: actor.userId ?? '' }} />
        {indicator && form.can.facts && <RemoveCard id={indicator.id} back={home} />}
      </div>
    </Workspace>
  );
}
