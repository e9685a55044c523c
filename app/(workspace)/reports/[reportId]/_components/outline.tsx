import { useLocale, useTranslations } from 'next-intl';
import { DocumentBadge } from '@/components/documents/document-badge';
import { chapterId } from '@/components/documents/paper';
import { Tag } from '@/components/ui/badge';
import { classNames } from '@/components/ui/class-names';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { plainOf } from '@/lib/documents/local-text';
import { partOf } from '@/lib/generated-reports/rules';
import { formatDate } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import { type Here, hrefOf } from './here';

type Props = Here & { title: string; chapters: string[]; parts: string[]; current: string | undefined };

/** Title and state, the chapters, and the parts that the secretariat writes. */
export function Outline({ view, language, title, chapters, parts, current }: Props) {
  const t = useTranslations('generatedReports');
  const locale = useLocale() as Language;
  const isSupplement = view.document.kind === 'supplement';
  return (
    <aside className="rb-l" aria-label={t('outline.label')}>
      <h1 className="rb-title">{t(isSupplement ? 'heading.supplement' : 'heading.report', { period: title })}</h1>
      <p className="ink2 mt4" lang={view.planLang}>
        {view.planShortTitle}
      </p>
      <div className="row wrap g6 mt8">
        <DocumentBadge status={view.status} isSupplement={isSupplement} number={view.number} />
        <Tag icon="languages">{t(`languages.${language}`)}</Tag>
        <Tag icon="calendar-days">{t('asOf', { date: formatDate(view.asOf, locale, 'short') })}</Tag>
      </div>
      {parts.length > 0 && (
        <nav aria-label={t('outline.words')} className="mt16">
          <b className="strong">{t('outline.words')}</b>
          {parts.map((part) => {
            const isWritten = !!partOf(view.prose[language], part);
            return (
              <Link
                key={part}
                href={hrefOf({ view, language }, `part=${part}`, 'edit')}
                className={classNames('blk', part === current && 'on')}
                aria-current={part === current ? 'true' : undefined}
              >
                <Icon name={isWritten ? 'text' : 'pencil-line'} />
                <span>{partTitle(t, view, part, locale)}</span>
                <span className="tiny muted">{t(isWritten ? 'outline.written' : 'outline.empty')}</span>
              </Link>
            );
          })}
        </nav>
      )}
      <nav aria-label={t('outline.chapters')} className="mt16 rb-chapters">
        <b className="strong">{t('outline.chapters')}</b>
        {chapters.map((chapter, n) => (
          <a key={chapter} href={`#${chapterId(n + 1)}`} className="blk" lang={language}>
            <Icon name="file-text" />
            <span>{chapter}</span>
          </a>
        ))}
      </nav>
    </aside>
  );
}

type T = (key: string) => string;

/** Name of a typed part: the introduction, the decisions, or the section's title. */
export function partTitle(t: T, view: Here['view'], part: string, locale: Language): string {
  if (!part.startsWith('section:')) return t(`part.${part}`);
  const section = view.document.content.sections.find(({ id }) => part === `section:${id}`);
  return plainOf(section?.title, locale);
}
