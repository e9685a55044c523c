import { useTranslations } from 'next-intl';
import { Link } from '@/components/ui/link';
import type { SectionView } from '@/lib/sections/queries';

type Props = { section: SectionView; language: string };

/** The parts of the plan beside the text; this one is marked. */
export function Outline({ section, language }: Props) {
  const t = useTranslations('text');
  return (
    <nav className="ed-out" aria-label={t('outline')}>
      <p className="row between small strong">
        {t('outline')} <span className="muted">{t('parts', { count: section.outline.length })}</span>
      </p>
      <Parts section={section} language={language} />
    </nav>
  );
}

/** The same above the text, folded, where there is no room beside it. */
export function FoldedOutline({ section, language }: Props) {
  const t = useTranslations('text');
  return (
    <details className="ed-fold">
      <summary className="small strong">
        {t('outline')} <span className="muted">{t('parts', { count: section.outline.length })}</span>
      </summary>
      <nav className="ed-links" aria-label={t('outline')}>
        <Parts section={section} language={language} />
      </nav>
    </details>
  );
}

function Parts({ section, language }: Props) {
  return section.outline.map((item) => (
    <Link
      key={item.id}
      href={`/plans/${section.plan.id}/sections/${item.id}?language=${language}`}
      className={[item.number !== null && 'sub', item.id === section.id && 'on'].filter(Boolean).join(' ')}
      aria-current={item.id === section.id ? 'page' : undefined}
    >
      <span lang={item.lang}>
        {item.number !== null && `${item.number} `}
        {item.title}
      </span>
    </Link>
  ));
}
