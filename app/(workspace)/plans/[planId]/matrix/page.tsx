import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { found, idOf } from '@/app/(workspace)/_components/found';
import { planTitle } from '@/app/(workspace)/_components/plan-title';
import { Workspace } from '@/app/(workspace)/_components/workspace';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { decodeCursor, isFiltered, noFilter, type SearchParams } from '@/lib/actions/filter';
import { type ActionList, listActions } from '@/lib/actions/list-queries';
import { getMatrixFrame, type MatrixFrame } from '@/lib/actions/matrix-queries';
import type { Actor } from '@/lib/platform/auth/actor';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { besides, type MatrixAddress, placeParams, readAddress, viewParams } from './_components/address';
import { BulkBar } from './_components/bulk-bar';
import { GridTopEnd, MatrixGrid } from './_components/grid/matrix-grid';
import { HiddenParams, MatrixHead } from './_components/matrix-head';
import { MatrixKeeper } from './_components/matrix-keeper';
import { MatrixTable } from './_components/matrix-table';
import { type Done, Notices } from './_components/notices';
import { Panel } from './_components/panel';

type Props = { params: Promise<{ planId: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return planTitle(params, (await getTranslations('actions.matrix'))('title'));
}

/** The first rows, without script; with it the whole list follows as a grid. */
const PAGE_SIZE = 40;

export default async function Matrix({ params, searchParams }: Props) {
  const planId = idOf((await params).planId);
  const [actor, language, search, t] = await Promise.all([requireActor(), getLocale(), searchParams, getTranslations()]);
  const address = readAddress(planId, search);
  const frame = await found(getMatrixFrame(actor, planId, address.filter, noFilter, language));
  const list = await listActions(actor, frame, { ...placeOf(address), filter: address.filter, limit: PAGE_SIZE, language });
  const crumbs = [
    { label: t('navigation.group.plan'), href: '/plans' },
    { label: frame.shortTitle, href: `/plans/${planId}` },
    { label: t('actions.matrix.short') },
  ];
  return (
    <Workspace actor={actor} crumbs={crumbs} planId={planId} rail width="flush" topEnd={<GridTopEnd />}>
      <MatrixKeeper place={besides(address)} counted={t('actions.bulk.counted')}>
        <MatrixHead frame={frame} address={address} today={actor.today} />
        <Notices done={doneOf(search)} back={besides(address)} />
        <Rows actor={actor} frame={frame} list={list} address={address} stamp={stampOf(search)} />
        <Panel actor={actor} frame={frame} address={address} search={search} />
      </MatrixKeeper>
    </Workspace>
  );
}

const placeOf = ({ sort, descending, after, before }: MatrixAddress) => ({
  sort,
  descending,
  after: after ? decodeCursor(after) : null,
  before: before ? decodeCursor(before) : null,
});

type RowsProps = { actor: Actor; frame: MatrixFrame; list: ActionList; address: MatrixAddress; stamp: string };

async function Rows({ actor, frame, list, address, stamp }: RowsProps) {
  const t = await getTranslations('actions.matrix');
  if (!list.rows.length) {
    const key = isFiltered(address.filter) ? 'nothingFound' : 'empty';
    return <EmptyState title={t(key)}>{t(`${key}Text`)}</EmptyState>;
  }
  const isSelectable = list.rows.some((row) => row.canEdit);
  return (
    <form action={address.path} className="mx-form">
      {isSelectable && <HiddenParams params={placeParams(address)} />}
      <MatrixGrid actor={actor} frame={frame} address={address} stamp={stamp}>
        <MatrixTable frame={frame} rows={list.rows} address={address} isSelectable={isSelectable} />
        <div className="gridfoot">
          <Pagination
            path={address.path}
            params={viewParams(address)}
            previous={list.previous}
            next={list.next}
            summary={t('shown', { shown: list.rows.length })}
          />
        </div>
      </MatrixGrid>
      {isSelectable && <BulkBar frame={frame} />}
    </form>
  );
}

/** What was done last: each of it asks the rows anew. */
const stampOf = (search: SearchParams) => ['done', 'undone', 'deleted'].map((key) => [search[key]].flat()[0] ?? '').join();

const first = (value: string | string[] | undefined) => [value].flat()[0] ?? null;
const uuid = (text: string | null) => (text && /^[0-9a-f-]{36}$/.test(text) ? text : null);

function doneOf(search: SearchParams): Done {
  const undone = first(search.undone);
  return {
    batchId: uuid(first(search.done)),
    changed: Number(first(search.changed)) || 0,
    undone: undone === null ? null : Number(undone) || 0,
    kept: (first(search.kept) ?? '').replace(/[^\d.,]/g, '').slice(0, 500),
    deleted: uuid(first(search.deleted)),
  };
}
