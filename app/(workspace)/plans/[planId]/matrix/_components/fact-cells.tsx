// Cells that the table of the page and the grid show alike. No client border of its own: fifty rows must stay light.
import { useLocale, useTranslations } from 'next-intl';
import { Words } from '@/components/plans/words';
import type { ActionListItem } from '@/lib/actions/list-queries';
import { formatNumber } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';

/** In the grid words are wrapped in full; the table cuts them after two lines. */
type Cut = { isCut?: boolean };
type IndicatorProps = Pick<ActionListItem, 'indicator' | 'indicators'> & {
  /** Words of an imported matrix, where no indicator is kept. */ wording: string | null;
  wordingLang: string | null;
} & Cut;

export function IndicatorCell({ indicator, indicators, wording, wordingLang, isCut }: IndicatorProps) {
  const t = useTranslations('actions.matrix');
  const locale = useLocale() as Language;
  const cut = isCut ? 'clamp2' : undefined;
  if (!indicator)
    return (
      <span className={cut}>
        <Words lang={wordingLang}>{wording}</Words>
      </span>
    );
  const value = (n: number | null) =>
    n === null ? '–' : indicator.valueType === 'BOOLEAN' ? t(n ? 'yes' : 'no') : formatNumber(n, locale);
  return (
    <span className="col">
      <span className={cut}>
        {indicator.title}
        {indicators > 1 && <span className="muted"> +{indicators - 1}</span>}
      </span>
      <span className="tiny muted nowrap">
        {value(indicator.baseline)} → {value(indicator.target)}
        {indicator.targetDate && ` (${indicator.targetDate.slice(0, 4)})`}
      </span>
    </span>
  );
}

/** Sums by currency and the words of amounts that are none, with their sources. */
export function BudgetCell({ budgets, isCut }: Pick<ActionListItem, 'budgets'> & Cut) {
  const t = useTranslations('actions.source');
  const locale = useLocale() as Language;
  const currencies = Map.groupBy(
    budgets.filter((b) => b.amount !== null),
    (b) => b.currency ?? '',
  );
  const sums = [...currencies].map(([currency, list]) =>
    `${formatNumber(
      list.reduce((sum, b) => sum + (b.amount ?? 0), 0),
      locale,
    )} ${currency}`.trim(),
  );
  const wordings = budgets.flatMap((b) => (b.amount === null && b.wording ? [b.wording] : []));
  const sources = [...new Set(budgets.filter((b) => b.source !== 'UNFUNDED').map((b) => t(b.source)))];
  return (
    <span className="col">
      <span className={isCut ? 'clamp2' : undefined}>{[...sums, ...wordings].join('; ')}</span>
      <span className="tiny muted">{sources.join(', ')}</span>
    </span>
  );
}
