// What the page gives the grid: the words it needs, the question its rows answer, and the address of the data so that the browser asks at once.
import { NextIntlClientProvider, useLocale, useMessages, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { filterParams, isFiltered } from '@/lib/actions/filter';
import type { MatrixFrame } from '@/lib/actions/matrix-queries';
import { TITLE_MAX, WORDING_MAX, WORDS_MAX } from '@/lib/actions/schema';
import { isTracked } from '@/lib/plans/rules';
import type { Actor } from '@/lib/platform/auth/actor';
import { besides, type MatrixAddress, viewParams } from '../address';
import { GridIsland } from './grid-island';
import { GridStatus } from './status';
import { gridAddress } from './wire';

type Words = Record<string, Record<string, unknown>>;
const some = (words: Record<string, unknown> | undefined, keys: readonly string[]) =>
  Object.fromEntries(keys.map((key) => [key, words?.[key]]));

const ACTIONS = ['status', 'unverified', 'draft', 'deadline', 'assigned', 'role', 'source', 'completeness'];
const MATRIX = ['caption', 'column', 'need', 'lacks', 'select', 'selectPage', 'selected', 'yes', 'no'];
const FIELDS = ['deadlineWording', 'startDate', 'endDate', 'recurrence'];

function gridMessages(all: Words) {
  const actions = all.actions as Words;
  return {
    ui: all.ui,
    grid: all.grid,
    plans: some(all.plans, ['language']),
    errors: { field: some(all.errors?.field as Record<string, unknown>, ['unreadable']) },
    actions: {
      ...some(actions, ACTIONS),
      matrix: some(actions.matrix, MATRIX),
      field: some(actions.field, FIELDS),
      bulk: some(actions.bulk, ['leads']),
      error: some(actions.error, ['titleNeeded', 'endBeforeStart']),
    },
  };
}

const LIMITS = { title: TITLE_MAX, words: WORDS_MAX, wording: WORDING_MAX };

type Props = { actor: Actor; frame: MatrixFrame; address: MatrixAddress; stamp: string; children: ReactNode };

export function MatrixGrid({ actor, frame, address, stamp, children }: Props) {
  const language = useLocale();
  const t = useTranslations('actions.bulk');
  const messages = useMessages() as Words;
  const sort = `${address.descending ? '-' : ''}${address.sort}`;
  const query = new URLSearchParams(
    Object.entries({ ...filterParams(address.filter), ...(sort !== 'number' && { sort: [sort] }) }).flatMap(([key, values]) =>
      values.map((value): [string, string] => [key, value]),
    ),
  ).toString();
  return (
    <>
      <link
        rel="preload"
        as="fetch"
        href={gridAddress(frame.id, query, language)}
        crossOrigin="anonymous"
        media="(min-width: 861px)"
      />
      <NextIntlClientProvider messages={gridMessages(messages)}>
        <GridIsland
          planId={frame.id}
          planTitle={frame.shortTitle}
          userId={actor.userId ?? ''}
          language={language}
          query={query}
          address={{ path: address.path, columns: address.columns }}
          params={viewParams(address)}
          isGrouped={sort === 'number'}
          isFiltered={isFiltered(address.filter)}
          isTracked={isTracked(frame.status)}
          limits={LIMITS}
          place={besides(address)}
          stamp={stamp}
          counted={t('counted')}
        >
          {children}
        </GridIsland>
      </NextIntlClientProvider>
    </>
  );
}

/** The state of saving and the people in the grid, in the top bar. */
export function GridTopEnd() {
  const messages = useMessages() as Words;
  return (
    <NextIntlClientProvider messages={{ grid: some(messages.grid, ['state', 'people', 'signIn']) }}>
      <GridStatus />
    </NextIntlClientProvider>
  );
}
