import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import { found, idOf } from '@/app/(workspace)/_components/found';
import { getNewIndicatorForm } from '@/lib/indicators/queries';
import type { Actor } from '@/lib/platform/auth/actor';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { isLanguage, type Language } from '@/lib/platform/i18n/languages';
import { IndicatorPage, indicatorTitle } from '../_components/indicator-page';

type Props = { searchParams: Promise<{ action?: string; objective?: string; back?: string; language?: string }> };

const read = cache((actor: Actor, locale: string, action?: string, objective?: string) => {
  if (!action && !objective) notFound();
  const of = action ? { actionId: idOf(action) } : { objectiveId: idOf(objective ?? '') };
  return found(getNewIndicatorForm(actor, of, locale));
});

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [actor, locale, { action, objective }] = await Promise.all([requireActor(), getLocale(), searchParams]);
  return indicatorTitle(await read(actor, locale, action, objective));
}

export default async function NewIndicator({ searchParams }: Props) {
  const [actor, locale, search] = await Promise.all([requireActor(), getLocale(), searchParams]);
  const form = await read(actor, locale, search.action, search.objective);
  const language = isLanguage(search.language) ? search.language : (locale as Language);
  return <IndicatorPage {...{ actor, form, language, back: search.back }} />;
}
