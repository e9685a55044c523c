import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { found, idOf } from '@/app/(workspace)/_components/found';
import { getIndicatorForm } from '@/lib/indicators/queries';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { isLanguage, type Language } from '@/lib/platform/i18n/languages';
import { IndicatorPage } from '../_components/indicator-page';

type Props = {
  params: Promise<{ indicatorId: string }>;
  searchParams: Promise<{ back?: string; language?: string }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('indicators'))('edit') };
}

export default async function EditIndicator({ params, searchParams }: Props) {
  const [actor, locale, search] = await Promise.all([requireActor(), getLocale(), searchParams]);
  const form = await found(getIndicatorForm(actor, idOf((await params).indicatorId), locale));
  const language = isLanguage(search.language) ? search.language : (locale as Language);
  return <IndicatorPage {...{ actor, form, language, back: search.back }} />;
}
