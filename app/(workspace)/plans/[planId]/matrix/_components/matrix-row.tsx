import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Completeness } from '@/components/actions/completeness';
import { Deadline } from '@/components/actions/deadline';
import { Institutions, inForce } from '@/components/actions/institutions';
import { DraftBadge, StatusBadge } from '@/components/actions/status-badges';
import { Words } from '@/components/plans/words';
import { Icon } from '@/components/ui/icon';
import { SdgTile } from '@/components/ui/sdg-tile';
import type { ActionListItem } from '@/lib/actions/list-queries';
import { type Fact, hasDeadline } from '@/lib/actions/rules';
import type { Column } from './address';
import { BudgetCell, IndicatorCell } from './fact-cells';

type Props = {
  action: ActionListItem;
  columns: readonly Column[];
  isTracked: boolean;
  isSelectable: boolean;
  isOpen: boolean;
  editHref: string;
};

/** One action. Links are plain: fifty rows must stay light. */
export function MatrixRow({ action, columns, isTracked, isSelectable, isOpen, editHref }: Props) {
  const t = useTranslations('actions.matrix');
  const cells = useCells(action, isTracked);
  const missing = new Set(action.missing);
  return (
    <tr className={isOpen ? 'sel' : undefined}>
      <td className="fz fz-0">
        {isSelectable && action.canEdit && (
          <input type="checkbox" name="select" value={action.id} aria-label={t('select', { number: action.number })} />
        )}
      </td>
      <td className="fz fz-1 strong">{action.number}</td>
      <th scope="row" className="fz fz-2 fz-last">
        <span className="row-t g8">
          <a className="mx-title grow" href={`/actions/${action.id}`}>
            <Words lang={action.lang} mark>
              {action.title}
            </Words>
          </a>
          <Completeness missing={action.missing} />
        </span>
      </th>
      {columns.map((column) => {
        const fact = FACT_OF[column];
        const lacks = fact !== undefined && missing.has(fact);
        return (
          <td key={column} className={lacks ? `c-${column} cell-need` : `c-${column}`} data-label={t(`column.${column}`)}>
            {lacks ? <Need fact={fact} href={action.canEdit ? editHref : null} /> : cells[column]}
          </td>
        );
      })}
      {action.canEdit && (
        <td className="c-edit">
          <a
            className="iconbtn"
            href={editHref}
            data-soft
            aria-label={t('edit', { number: action.number })}
            title={t('edit', { number: action.number })}
          >
            <Icon name="pencil" size="s" />
          </a>
        </td>
      )}
      {!action.canEdit && <td className="c-edit" />}
    </tr>
  );
}

const FACT_OF: Partial<Record<Column, Fact>> = {
  lead: 'lead',
  deadline: 'deadline',
  result: 'expectedResult',
  indicator: 'indicator',
  sdg: 'sdg',
  budget: 'budget',
};

/** Field of the drawer where the fact is written. */
const FIELD_OF: Record<Fact, string> = {
  lead: 'institutionIds',
  deadline: 'endDate',
  expectedResult: 'expectedResult',
  sdg: 'sdg',
  indicator: 'indicatorsWording',
  budget: 'budget',
};

/** A blank that must not stay blank: amber, says what to add. */
function Need({ fact, href }: { fact: Fact; href: string | null }) {
  const t = useTranslations('actions.matrix');
  const words = (
    <>
      <Icon name="circle-plus" size="s" />
      {t(`need.${fact}`)}
    </>
  );
  return href ? (
    <a className="need" href={`${href}#f-${FIELD_OF[fact]}`} data-soft>
      {words}
    </a>
  ) : (
    <span className="need">{t(`lacks.${fact}`)}</span>
  );
}

function useCells(action: ActionListItem, isTracked: boolean): Record<Column, ReactNode> {
  const there = inForce(action.assignments);
  return {
    lead: <Institutions assignments={there.filter((a) => a.role === 'LEAD')} />,
    others: <Institutions assignments={there.filter((a) => a.role !== 'LEAD')} />,
    deadline: hasDeadline(action) && <Deadline action={action} wording={action.deadlineWording} />,
    result: <span className="clamp2">{action.expectedResult}</span>,
    indicator: (
      <IndicatorCell
        indicator={action.indicator}
        indicators={action.indicators}
        wording={action.indicatorsWording}
        wordingLang={action.indicatorsWordingLang}
        isCut
      />
    ),
    sdg: (
      <span className="row g4 wrap">
        {action.sdgTargets.map((target) => (
          <SdgTile key={target.code} code={target.code} name={target.short ?? undefined} />
        ))}
      </span>
    ),
    budget: <BudgetCell budgets={action.budgets} isCut />,
    status: (
      <span className="row g4 wrap">
        {isTracked ? (
          <StatusBadge status={action.status} derived={action.derived} isUnverified={action.isUnverified} />
        ) : (
          <DraftBadge status={action.draftStatus} />
        )}
      </span>
    ),
  };
}
