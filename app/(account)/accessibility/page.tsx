import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { InfoPage, InfoText } from '../_components/info-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('info'))('accessibility.title') };
}

const PARTS = ['standard', 'how', 'known', 'tell'] as const;

export default function Accessibility() {
  return (
    <InfoPage page="accessibility">
      <InfoText page="accessibility" parts={PARTS} />
    </InfoPage>
  );
}
