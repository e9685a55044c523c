import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Words } from '@/components/plans/words';
import { Icon, type IconName } from '@/components/ui/icon';
import { formatDate, formatSize } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import type { CitedEvidence } from '@/lib/reporting/queries/rows';
import type { EvidenceType } from '@/prisma/generated/enums';

export const EVIDENCE_ICONS: Record<EvidenceType, IconName> = {
  LAW: 'scale',
  STATISTIC: 'chart-column',
  PUBLICATION: 'book-open',
  TRAINING_LIST: 'graduation-cap',
  LINK: 'link',
  FILE: 'file-text',
};

type Shown = Omit<CitedEvidence, 'visibility'> & { visibility: CitedEvidence['visibility'] };

/** Where a record leads: its file, its address, or nowhere. */
export function EvidenceTitle({ evidence }: { evidence: Shown }) {
  const { file, url, lang, title } = evidence;
  const words = <Words lang={lang}>{title}</Words>;
  if (file) return <a href={`/api/files/${file.id}`}>{words}</a>;
  if (url)
    return (
      <a href={url} rel="noopener noreferrer nofollow" target="_blank">
        {words} <Icon name="external-link" size="s" className="inline" />
      </a>
    );
  return words;
}

/** @param withVisibility false where it stands beside as a badge */
export function useEvidenceNote(withVisibility = true) {
  const t = useTranslations('evidence');
  const language = useLocale() as Language;
  return (e: Shown): string =>
    [
      t(`type.${e.type}`),
      e.detail,
      e.date && formatDate(e.date, language, 'short'),
      e.file && `${e.file.name} (${formatSize(e.file.size, language)})`,
      withVisibility && t(`visibility.${e.visibility}`),
    ]
      .filter(Boolean)
      .join(' · ');
}

/** The evidence of a report. @param end what stands at the right of each: a button to take it off */
export function EvidenceList({
  evidence,
  end,
}: {
  evidence: readonly CitedEvidence[];
  end?: (evidence: CitedEvidence) => ReactNode;
}) {
  const note = useEvidenceNote();
  return (
    <ul className="col g8">
      {evidence.map((e) => (
        <li key={e.id} className="evi">
          <Icon name={EVIDENCE_ICONS[e.type]} size="m" />
          <div className="grow">
            <b className="strong">
              <EvidenceTitle evidence={e} />
            </b>
            <div className="small muted">{note(e)}</div>
          </div>
          {end?.(e)}
        </li>
      ))}
    </ul>
  );
}
