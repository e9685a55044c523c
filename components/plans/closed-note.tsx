import { useLocale, useTranslations } from 'next-intl';
import { Banner } from '@/components/ui/banner';
import { isDrafted } from '@/lib/plans/rules';
import { formatDate } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import type { PlanStatus } from '@/prisma/generated/enums';

type Props = {
  plan: {
    status: PlanStatus;
    /** Where the page knows it. */
    legalAct?: { type: string; number: string | null; date: string | null; title: Record<string, string> } | null;
  };
};

/** Why nothing can be edited, in words; nothing while the plan is drafted. */
export function ClosedNote({ plan }: Props) {
  const t = useTranslations('adoption.closed');
  const language = useLocale() as Language;
  if (isDrafted(plan.status)) return null;
  const act = plan.legalAct;
  const why =
    plan.status === 'SUBMITTED'
      ? t('submitted')
      : act?.number && act.date
        ? t('adoptedBy', { act: act.title[language] || act.type, number: act.number, date: formatDate(act.date, language) })
        : t('adopted');
  return (
    <Banner tone="info" icon="lock">
      {why} {plan.status === 'SUBMITTED' ? t('untilReturned') : t('amendment')}
    </Banner>
  );
}
