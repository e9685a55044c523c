import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { productVersion } from '@/lib/platform/version';
import { InfoPage, InfoText } from '../_components/info-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('info'))('version.title') };
}

export default async function Version() {
  const t = await getTranslations('info.version');
  return (
    <InfoPage page="version">
      <p className="strong">{t('is', { version: productVersion() })}</p>
      <InfoText page="version" parts={['licence', 'fonts']} />
    </InfoPage>
  );
}
