'use client';
// What a cell shows. The same components as the table of the page, so that nothing changes when the grid takes over.
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Deadline } from '@/components/actions/deadline';
import { Institutions, inForce } from '@/components/actions/institutions';
import { DraftBadge, StatusBadge } from '@/components/actions/status-badges';
import { Words } from '@/components/plans/words';
import { Icon } from '@/components/ui/icon';
import { SdgTile } from '@/components/ui/sdg-tile';
import { type Fact, hasDeadline } from '@/lib/actions/rules';
import type { GridNames, GridRow } from '@/lib/matrix/grid';
import type { Column } from '../address';
import { BudgetCell, IndicatorCell } from '../fact-cells';

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
  if (column === 'indicator')
    return (
      <IndicatorCell
        indicator={row.indicator}
        indicators={row.indicators}
        wording={row.indicatorWords}
        wordingLang={row.indicatorLang}
      />
    );
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
