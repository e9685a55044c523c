import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';

const FILES = [
  { variant: 'document', formats: ['docx', 'pdf'] },
  { variant: 'annex', formats: ['docx', 'pdf'] },
  { variant: 'working', formats: ['docx', 'pdf', 'xlsx', 'csv'] },
] as const;

/** The version as files, in the language that is read. Plain links: a download is not a navigation. */
export function Files({ planId, versionId, language }: { planId: string; versionId: string; language: string }) {
  const t = useTranslations('versions.page');
  return (
    <Card title={t('download')} level={2} body className="mt24 noprint" id="files">
      <ul className="col g8">
        {FILES.map(({ variant, formats }) => (
          <li key={variant} className="row g12 wrap">
            <span>{t(variant)}</span>
            {formats.map((format) => (
              <a
                key={format}
                href={`/api/v1/plans/${planId}.${format}?version=${versionId}&variant=${variant}&language=${language}`}
                download
              >
                {format.toUpperCase()}
              </a>
            ))}
          </li>
        ))}
      </ul>
    </Card>
  );
}
