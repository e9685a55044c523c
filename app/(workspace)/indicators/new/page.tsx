import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { found, idOf } from '@/app/(workspace)/_components/found';
import { getNewIndicatorForm } from '@/lib/indicators/queries';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { isLanguage, type Language } from '@/lib/platform/i18n/languages';
import { IndicatorPage } from '../_components/indicator-page';

type Props = { searchParams: Promise<{ action?: string; objective?: string; back?: string; language?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('indicators'))('new') };
}

export default async function NewIndicator({ searchParams }: Props) {
  const [actor, locale, search] = await Promise.all([requireActor(), getLocale(), searchParams]);
  if (!search.action && !search.objective) notFound();
  const of = search.action ? { actionId: idOf(search.action) } : { objectiveId: idOf(search.objective ?? '') };
  const form = await found(getNewIndicatorForm(actor, of, locale));
  const language = isLanguage(search.language) ? search.language : (locale as Language);
  return <IndicatorPage {...{ actor, form, language, back: search.back }} />;
}
