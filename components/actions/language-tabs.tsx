import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '@/components/ui/badge';
import type { IconName } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import type { TextMark } from '@/lib/actions/rules';
import { languages } from '@/lib/platform/i18n/languages';

const LOOK: Record<TextMark, { tone: Tone; icon: IconName }> = {
  SOURCE: { tone: 'info', icon: 'text' },
  REVIEWED: { tone: 'success', icon: 'check' },
  MACHINE: { tone: 'violet', icon: 'bot' },
  OUTDATED: { tone: 'warning', icon: 'clock-alert' },
  MISSING: { tone: 'neutral', icon: 'circle-dashed' },
};

/** How far a text in one language can be relied on. */
export function TextMarkBadge({ mark }: { mark: TextMark }) {
  const t = useTranslations('actions.mark');
  return <Badge {...LOOK[mark]}>{t(mark)}</Badge>;
}

type Props = {
  texts: readonly { language: string; mark: TextMark }[];
  source: string;
  current: string;
  href: (language: string) => string;
};

/** The languages of one thing, each with its mark and one click away. */
export function LanguageTabs({ texts, source, current, href }: Props) {
  const t = useTranslations('plans.language');
  const order = [source, ...languages.filter((l) => l !== source)];
  return (
    <nav className="row g12 wrap lang-tabs" aria-label={t('ofContent')}>
      {order.map((language) => (
        <span key={language} className="row g4">
          <Link
            href={href(language)}
            aria-current={language === current ? 'true' : undefined}
            className={language === current ? 'strong' : undefined}
            scroll={false}
          >
            {t(`name.${language}`)}
          </Link>
          <TextMarkBadge mark={texts.find((x) => x.language === language)?.mark ?? 'MISSING'} />
        </span>
      ))}
    </nav>
  );
}
