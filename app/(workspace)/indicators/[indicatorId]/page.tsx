import type { Metadata } from 'next';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import { found, idOf } from '@/app/(workspace)/_components/found';
import { getIndicatorForm } from '@/lib/indicators/queries';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { isLanguage, type Language } from '@/lib/platform/i18n/languages';
import { IndicatorPage, indicatorTitle } from '../_components/indicator-page';

type Props = {
  params: Promise<{ indicatorId: string }>;
  searchParams: Promise<{ back?: string; language?: string }>;
};

const read = cache(getIndicatorForm);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [actor, locale, { indicatorId }] = await Promise.all([requireActor(), getLocale(), params]);
  return indicatorTitle(await found(read(actor, idOf(indicatorId), locale)));
}

export default async function EditIndicator({ params, searchParams }: Props) {
  const [actor, locale, search] = await Promise.all([requireActor(), getLocale(), searchParams]);
  const form = await found(read(actor, idOf((await params).indicatorId), locale));
  const language = isLanguage(search.language) ? search.language : (locale as Language);
  return <IndicatorPage {...{ actor, form, language, back: search.back }} />;
}
