import { useTranslations } from 'next-intl';
import { Pips } from '@/components/ui/pips';
import { FACTS, type Fact } from '@/lib/actions/rules';

/** Six boxes, and in words what is missing. */
export function Completeness({ missing }: { missing: readonly Fact[] }) {
  const t = useTranslations('actions.completeness');
  const words = missing.map((fact) => t(`fact.${fact}`)).join(', ');
  const label = missing.length
    ? t('partly', { there: FACTS.length - missing.length, all: FACTS.length, missing: words })
    : t('whole', { all: FACTS.length });
  return <Pips items={FACTS.map((fact) => ({ key: fact, ok: !missing.includes(fact) }))} label={label} />;
}
