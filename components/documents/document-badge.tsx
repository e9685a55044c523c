import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';

type Props = { status: 'DRAFT' | 'FROZEN'; isSupplement: boolean; number: number };

/** Draft, frozen with its version, or supplement with its number. */
export function DocumentBadge({ status, isSupplement, number }: Props) {
  const t = useTranslations('generatedReports.badge');
  if (status === 'DRAFT')
    return (
      <Badge tone="neutral" icon="pencil">
        {t('draft')}
      </Badge>
    );
  return (
    <Badge tone="info" icon="snowflake">
      {t(isSupplement ? 'supplement' : 'frozen', { number })}
    </Badge>
  );
}
