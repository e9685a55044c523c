import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { InfoPage, InfoText } from '../_components/info-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('info'))('privacy.title') };
}

const PARTS = ['what', 'who', 'cookies', 'audit', 'mail', 'rights'] as const;

export default function Privacy() {
  return (
    <InfoPage page="privacy">
      <InfoText page="privacy" parts={PARTS} />
    </InfoPage>
  );
}
