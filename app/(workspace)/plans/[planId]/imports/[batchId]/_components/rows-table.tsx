import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import type { IconName } from '@/components/ui/icon';
import { Pagination } from '@/components/ui/pagination';
import { Table } from '@/components/ui/table';
import { Tabs } from '@/components/ui/tabs';
import { type Params, withParams } from '@/components/ui/url';
import type { InstitutionChoice } from '@/lib/institutions/queries';
import { type ImportView, type listImportRows, type RowView, SHOWN, type Shown } from '@/lib/matrix-imports/queries';
import { headingKey } from '@/lib/matrix-imports/rules';
import { ActionRow } from './action-row';
import { Problems } from './problems';

type Props = {
  batch: ImportView;
  list: Awaited<ReturnType<typeof listImportRows>>;
  shown: Shown;
  path: string;
  /** Of the address, beside the choice of rows. */
  params: Params;
  institutions: InstitutionChoice[];
};

/** Every row of the file with what will happen to it. */
export function RowsTable({ batch, list, shown, path, params, institutions }: Props) {
  const t = useTranslations('imports.rows');
  const known = knownOf(batch, institutions);
  const tabs = SHOWN.map((key) => ({
    href: withParams(path, params, { show: key === 'all' ? null : key }),
    label: t(key),
    count: list.counts[key],
    current: key === shown,
  }));
  return (
    <Card title={t(batch.state === 'PREVIEWED' ? 'title' : 'ofFile')} id="rows">
      <div className="body">
        <Tabs label={t('show')} items={tabs} />
      </div>
      {list.rows.length ? (
        <Table caption={t('caption')}>
          <Head />
          <tbody>
            {list.rows.map((row) =>
              row.action ? (
                <ActionRow key={row.row} row={row} batch={batch} known={known} />
              ) : (
                <OtherRow key={row.row} row={row} known={known} />
              ),
            )}
          </tbody>
        </Table>
      ) : (
        <EmptyState title={t('empty')} level={3} />
      )}
      <div className="body">
        <Pagination
          path={path}
          params={{ ...params, ...(shown !== 'all' && { show: shown }) }}
          previous={list.previous}
          next={list.next}
          summary={t('shown', { shown: list.rows.length, all: list.counts[shown] })}
        />
      </div>
    </Card>
  );
}

/** What the page knows of names and headings. */
export type Known = {
  institutions: ReadonlyMap<string, InstitutionChoice>;
  names: ReadonlyMap<string, string | null>;
  sections: ReadonlySet<string>;
  objectives: ReadonlySet<string>;
};

function knownOf(batch: ImportView, institutions: InstitutionChoice[]): Known {
  return {
    institutions: new Map(institutions.map((institution) => [institution.id, institution])),
    names: new Map(batch.counts?.names.map((name) => [name.key, name.institutionId])),
    sections: new Set(batch.present?.sections.map(headingKey)),
    objectives: new Set(batch.present?.objectives.map(headingKey)),
  };
}

function Head() {
  const t = useTranslations('imports.rows');
  return (
    <thead>
      <tr>
        <th scope="col" className="num">
          {t('row')}
        </th>
        <th scope="col">{t('fate')}</th>
        <th scope="col">{t('number')}</th>
        <th scope="col">{t('action')}</th>
        <th scope="col">{t('lead')}</th>
        <th scope="col">{t('deadline')}</th>
        <th scope="col">
          <span className="sr">{t('leaveOut')}</span>
        </th>
      </tr>
    </thead>
  );
}

type Fate = { word: string; tone: Tone; icon: IconName };

function fateOf(row: RowView, known: Known): Fate {
  const key = headingKey(row.other?.text ?? '');
  if (row.disposition === 'SECTION')
    return known.sections.has(key)
      ? { word: 'oldSection', tone: 'neutral', icon: 'equal' }
      : { word: 'newSection', tone: 'info', icon: 'plus' };
  if (row.disposition === 'OBJECTIVE')
    return known.objectives.has(key)
      ? { word: 'oldObjective', tone: 'neutral', icon: 'equal' }
      : { word: 'newObjective', tone: 'info', icon: 'plus' };
  if (row.disposition === 'PROBLEM') return { word: 'error', tone: 'danger', icon: 'circle-alert' };
  if (row.disposition === 'CONTINUATION') return { word: 'continuation', tone: 'neutral', icon: 'corner-up-right' };
  if (row.disposition === 'HEADER') return { word: 'header', tone: 'neutral', icon: 'minus' };
  return { word: `skippedFor.${row.other?.reason ?? 'TEXT'}`, tone: 'neutral', icon: 'minus' };
}

function OtherRow({ row, known }: { row: RowView; known: Known }) {
  const t = useTranslations('imports.rows');
  const { word, ...look } = fateOf(row, known);
  const isHeading = row.disposition === 'SECTION' || row.disposition === 'OBJECTIVE';
  return (
    <tr>
      <td className="num muted">{row.other?.n || '–'}</td>
      <td>
        <Badge {...look}>{t(word)}</Badge>
      </td>
      <td />
      <td className={isHeading ? 'w strong' : 'w muted'} colSpan={4}>
        {row.other?.text}
        <Problems problems={row.problems} />
      </td>
    </tr>
  );
}
