import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { found, idOf } from '@/app/(workspace)/_components/found';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { decodeCursor, isFiltered, noFilter, type SearchParams } from '@/lib/actions/filter';
import { listActions } from '@/lib/actions/list-queries';
import { getMatrixFrame } from '@/lib/actions/matrix-queries';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { readAddress, viewParams } from './_components/address';
import { MatrixHead } from './_components/matrix-head';
import { MatrixTable } from './_components/matrix-table';

type Props = { params: Promise<{ planId: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('actions.matrix');
  return { title: `${t('title')} · Maksat` };
}

const PAGE_SIZE = 50;

export default async function Matrix({ params, searchParams }: Props) {
  const planId = idOf((await params).planId);
  const [actor, language, search, t] = await Promise.all([
    requireActor(),
    getLocale(),
    searchParams,
    getTranslations('actions.matrix'),
  ]);
  const address = readAddress(planId, search);
  const frame = await found(getMatrixFrame(actor, planId, address.filter, noFilter, language));
  const list = await listActions(actor, frame, {
    filter: address.filter,
    sort: address.sort,
    descending: address.descending,
    after: address.after ? decodeCursor(address.after) : null,
    before: address.before ? decodeCursor(address.before) : null,
    limit: PAGE_SIZE,
    language,
  });
  return (
    <div className="mx">
      <MatrixHead frame={frame} address={address} />
      {list.rows.length ? (
        <MatrixTable frame={frame} rows={list.rows} address={address} isSelectable={frame.can.edit} />
      ) : (
        <EmptyState title={t(isFiltered(address.filter) ? 'nothingFound' : 'empty')}>
          {t(isFiltered(address.filter) ? 'nothingFoundText' : 'emptyText')}
        </EmptyState>
      )}
      <div className="gridfoot">
        <Pagination
          path={address.path}
          params={viewParams(address)}
          previous={list.previous}
          next={list.next}
          summary={t('shown', { shown: list.rows.length, found: frame.found })}
        />
      </div>
    </div>
  );
}
