import { useTranslations } from 'next-intl';
import { PageHeader } from '@/components/layout/page-header';
import { Steps } from '@/components/ui/life-cycle';

const STEPS = ['file', 'columns', 'check', 'done'] as const;
export type Step = (typeof STEPS)[number];

/** Title and steps of an import, the same on all its pages. */
export function ImportHead({
  step,
  finished,
}: {
  step: Step /** The last step is behind the person too. */;
  finished?: boolean;
}) {
  const t = useTranslations('imports');
  return (
    <>
      <PageHeader title={t('new')} sub={t('lead')} />
      <Steps
        label={t('stepsLabel')}
        steps={STEPS.map((key) => ({ key, label: t(`step.${key}`) }))}
        current={STEPS.indexOf(step) + (finished ? 1 : 0)}
      />
    </>
  );
}
