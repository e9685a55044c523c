import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { languages } from '@/lib/platform/i18n/languages';

/** The annex to the act in each language, as it is printed; number and date stay blank until they are recorded. */
export function AnnexLinks({ planId }: { planId: string }) {
  const t = useTranslations();
  return (
    <Card title={t('adoption.annex')} level={2} body id="annex">
      <ul className="col g8">
        {languages.map((language) => (
          <li key={language} className="row g12">
            <span className="grow">{t(`plans.language.name.${language}`)}</span>
            {(['docx', 'pdf'] as const).map((format) => (
              <a key={format} href={`/api/v1/plans/${planId}.${format}?variant=annex&language=${language}`} download>
                {format.toUpperCase()}
              </a>
            ))}
          </li>
        ))}
      </ul>
    </Card>
  );
}
