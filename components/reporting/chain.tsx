import { useLocale, useTranslations } from 'next-intl';
import { Timeline, type TimelineItem } from '@/components/ui/timeline';
import { businessMoment } from '@/lib/platform/clocks';
import { formatDateTime } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import type { Step } from '@/lib/reporting/queries/rows';
import type { ReportState } from '@/prisma/generated/enums';

const TONES: Record<ReportState, TimelineItem['tone']> = {
  DRAFT: 'neutral',
  SUBMITTED: 'info',
  VALIDATED: 'info',
  ACCEPTED: 'success',
  PUBLISHED: 'success',
  RETURNED: 'danger',
};

type Props = { steps: readonly Step[]; offsetDays: number; isSelfValidated?: boolean };

/** The way of a report: who moved it when, newest first, with the comments the reader may know. */
export function Chain({ steps, offsetDays, isSelfValidated }: Props) {
  const t = useTranslations('reporting');
  const language = useLocale() as Language;
  if (!steps.length) return <p className="small muted">{t('chain.empty')}</p>;
  return (
    <Timeline
      items={steps.toReversed().map((step, i) => ({
        key: `${step.at}${i}`,
        tone: TONES[step.outcome],
        done: true,
        title: t(`step.${step.outcome}`),
        when: (
          <>
            {step.by && `${step.by}, `}
            <time dateTime={step.at}>{formatDateTime(businessMoment(new Date(step.at), offsetDays), language)}</time>
            {step.outcome === 'VALIDATED' && isSelfValidated && ` · ${t('chain.selfValidated')}`}
          </>
        ),
        children: step.comment && <p className="small pre">{t('quoted', { text: step.comment })}</p>,
      }))}
    />
  );
}
