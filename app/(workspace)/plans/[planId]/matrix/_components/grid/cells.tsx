'use client';
// What a cell shows. The same components as the table of the page, so that nothing changes when the grid takes over.
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Deadline } from '@/components/actions/deadline';
import { Institutions, inForce } from '@/components/actions/institutions';
import { DraftBadge, StatusBadge } from '@/components/actions/status-badges';
import { Words } from '@/components/plans/words';
import { Icon } from '@/components/ui/icon';
import { SdgTile } from '@/components/ui/sdg-tile';
import type { ActionListItem } from '@/lib/actions/list-queries';
import { type Fact, hasDeadline } from '@/lib/actions/rules';
import type { GridNames, GridRow } from '@/lib/matrix/grid';
import { formatNumber } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import type { Column } from '../address';

export const FACT_OF: Partial<Record<Column, Fact>> = {
  lead: 'lead',
  deadline: 'deadline',
  result: 'expectedResult',
  indicator: 'indicator',
  sdg: 'sdg',
  budget: 'budget',
};

type Props = { row: GridRow; column: Column; names: GridNames; isTracked: boolean; mayEdit: boolean };

export function CellContent({ row, column, names, isTracked, mayEdit }: Props): ReactNode {
  const fact = FACT_OF[column];
  if (fact && row.missing.includes(fact)) return <Need fact={fact} mayEdit={mayEdit} />;
  if (column === 'lead' || column === 'others') return <Parts row={row} names={names} isLead={column === 'lead'} />;
  if (column === 'deadline')
    return hasDeadline({ ...row, deadlineWording: row.wording }) && <Deadline action={row} wording={row.wording} />;
  if (column === 'result') return <Words lang={row.resultLang}>{row.result}</Words>;
  if (column === 'indicator') return <IndicatorCell row={row} />;
  if (column === 'sdg') return <Targets row={row} names={names} />;
  if (column === 'budget') return <BudgetCell budgets={row.budgets} />;
  return (
    <span className="row g4 wrap">
      {isTracked ? (
        <StatusBadge status={row.status} derived={row.derived} isUnverified={row.isUnverified} />
      ) : (
        <DraftBadge status={row.draftStatus} />
      )}
    </span>
  );
}

/** A blank that must not stay blank. */
function Need({ fact, mayEdit }: { fact: Fact; mayEdit: boolean }) {
  const t = useTranslations('actions.matrix');
  if (!mayEdit) return <span className="need">{t(`lacks.${fact}`)}</span>;
  return (
    <span className="need">
      <Icon name="circle-plus" size="s" />
      {t(`need.${fact}`)}
    </span>
  );
}

function Parts({ row, names, isLead }: { row: GridRow; names: GridNames; isLead: boolean }) {
  const parts = inForce(row.parts)
    .filter((p) => (p.role === 'LEAD') === isLead)
    .map((p) => ({ ...p, name: '', shortName: '…', ...names.institutions[p.institutionId] }));
  return <Institutions assignments={parts} />;
}

function Targets({ row, names }: { row: GridRow; names: GridNames }) {
  return (
    <span className="row g4 wrap">
      {row.sdg.map((code) => (
        <SdgTile key={code} code={code} name={names.targets[code]} />
      ))}
    </span>
  );
}

function IndicatorCell({ row }: { row: GridRow }) {
  const t = useTranslations('actions.matrix');
  const locale = useLocale() as Language;
  const { indicator } = row;
  if (!indicator) return <Words lang={row.indicatorLang}>{row.indicatorWords}</Words>;
  const value = (n: number | null) =>
    n === null ? '–' : indicator.valueType === 'BOOLEAN' ? t(n ? 'yes' : 'no') : formatNumber(n, locale);
  return (
    <span className="col">
      <span>
        {indicator.title}
        {row.indicators > 1 && <span className="muted"> +{row.indicators - 1}</span>}
      </span>
      <span className="tiny muted nowrap">
        {value(indicator.baseline)} → {value(indicator.target)}
        {indicator.targetDate && ` (${indicator.targetDate.slice(0, 4)})`}
      </span>
    </span>
  );
}

export function BudgetCell({ budgets }: Pick<ActionListItem, 'budgets'>) {
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
      <span>{[...sums, ...wordings].join('; ')}</span>
      <span className="tiny muted">{sources.join(', ')}</span>
    </span>
  );
}
