import { useLocale, useTranslations } from 'next-intl';
import { Fragment } from 'react';
import { Words } from '@/components/plans/words';
import { ProgressBar } from '@/components/ui/bar';
import { SortHead } from '@/components/ui/table';
import type { ActionListItem } from '@/lib/actions/list-queries';
import type { MatrixFrame } from '@/lib/actions/matrix-queries';
import { FACTS } from '@/lib/actions/rules';
import { completeness, isTracked } from '@/lib/plans/rules';
import { formatPercent } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import { besides, type Column, type MatrixAddress, viewParams } from './address';
import { MatrixRow } from './matrix-row';

const SORTED: Partial<Record<Column, string>> = { lead: 'lead', deadline: 'deadline', status: 'status' };

type Props = { frame: MatrixFrame; rows: ActionListItem[]; address: MatrixAddress; isSelectable: boolean };

export function MatrixTable({ frame, rows, address, isSelectable }: Props) {
  const t = useTranslations('actions.matrix');
  const { path, columns } = address;
  const head = { path, params: viewParams(address), initial: 'number' };
  const isGrouped = address.sort === 'number';
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="gridwrap" tabIndex={0} aria-label={t('title')} data-keep-scroll>
      <table className="mtx">
        <caption className="sr">{t('caption', { plan: frame.shortTitle })}</caption>
        <thead>
          <tr>
            <th className="fz fz-0">
              <span className="sr">{t('selected')}</span>
              {isSelectable && <input type="checkbox" data-select-all hidden aria-label={t('selectPage')} />}
            </th>
            <SortHead {...head} column="number" label={t('column.number')} />
            <th scope="col" className="fz fz-2 fz-last">
              {t('column.title')}
            </th>
            {columns.map((column) =>
              SORTED[column] ? (
                <SortHead key={column} {...head} column={SORTED[column]} label={t(`column.${column}`)} />
              ) : (
                <th key={column} scope="col">
                  {t(`column.${column}`)}
                </th>
              ),
            )}
            <th className="c-edit">
              <span className="sr">{t('actionsColumn')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Fragment key={row.id}>
              {isGrouped && <Groups frame={frame} row={row} previous={rows[index - 1]} width={columns.length + 1} />}
              <MatrixRow
                action={row}
                columns={columns}
                isTracked={isTracked(frame.status)}
                isSelectable={isSelectable}
                isOpen={address.edit === row.id}
                editHref={besides(address, { edit: row.id })}
              />
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type GroupProps = { frame: MatrixFrame; row: ActionListItem; previous: ActionListItem | undefined; width: number };

/** Section and objective rows where they begin. */
function Groups({ frame, row, previous, width }: GroupProps) {
  const newSection = row.sectionId !== previous?.sectionId;
  const newObjective = row.objectiveId && (newSection || row.objectiveId !== previous?.objectiveId);
  const section = frame.sections.find((s) => s.id === row.sectionId);
  const parts = row.number.split('.');
  return (
    <>
      {newSection && section && (
        <tr className="sec">
          <td className="fz fz-0" />
          <td className="fz fz-1">{section.number}</td>
          <th scope="rowgroup" className="fz fz-2 fz-last">
            <Words lang={section.lang}>{section.title}</Words>
          </th>
          <td colSpan={width}>
            <GroupCounts frame={frame} match={(g) => g.sectionId === row.sectionId} />
          </td>
        </tr>
      )}
      {newObjective && row.objective && (
        <tr className="obj">
          <td className="fz fz-0" />
          <td className="fz fz-1">{parts.slice(0, -1).join('.')}</td>
          <th scope="rowgroup" className="fz fz-2 fz-last">
            <Words lang={row.objective.lang}>{row.objective.title}</Words>
          </th>
          <td colSpan={width}>
            <GroupCounts frame={frame} match={(g) => g.objectiveId === row.objectiveId} />
          </td>
        </tr>
      )}
    </>
  );
}

function GroupCounts({
  frame,
  match,
}: {
  frame: MatrixFrame;
  match: (g: NonNullable<MatrixFrame['groups']>[number]) => boolean;
}) {
  const t = useTranslations('actions.matrix');
  const locale = useLocale() as Language;
  const groups = frame.groups?.filter(match);
  if (!groups?.length) return null;
  const actions = groups.reduce((sum, g) => sum + g.actions, 0);
  const share = completeness(
    FACTS.map((fact) => groups.reduce((sum, g) => sum + g[fact], 0)),
    actions,
  );
  return (
    <span className="row g12 muted small mx-group">
      {t('actions', { count: actions })}
      {share !== null && (
        <>
          <span className="mx-bar">
            <ProgressBar value={share} size="thin" label={t('complete', { share: formatPercent(share, locale) })} />
          </span>
          <span aria-hidden="true">{formatPercent(share, locale)}</span>
        </>
      )}
    </span>
  );
}
