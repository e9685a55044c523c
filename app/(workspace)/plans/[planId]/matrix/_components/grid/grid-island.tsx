'use client';
// The table of the server stands until its rows have arrived as data; then the grid takes its place. On a phone, on paper and without
// script the table stays.
import { type ReactNode, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { MatrixAddress } from '../address';
import type { Limits } from './editors';
import { GridView } from './grid-view';
import type { GridData } from './model';
import { gridAddress } from './wire';

export type GridProps = {
  planId: string;
  planTitle: string;
  userId: string;
  language: string;
  /** Filters and order of the list. */
  query: string;
  address: Pick<MatrixAddress, 'path' | 'columns'>;
  /** Parameters of the view, for links. */
  params: Record<string, string | string[] | undefined>;
  isGrouped: boolean;
  isFiltered: boolean;
  isTracked: boolean;
  limits: Limits;
  /** Key of this list: what was ticked in it, and how far it was scrolled, comes back with it. */
  place: string;
  /** Changes when a bulk edit was made or undone: the filter is asked again. */
  stamp: string;
  /** Sentence with "#" for the number of selected rows. */
  counted: string;
};

/** From this width on lines are a grid; below they are cards. */
const WIDE = '(min-width: 861px)';

export function GridIsland({ children, ...props }: GridProps & { children: ReactNode }) {
  const { planId, query, language, stamp } = props;
  const [data, setData] = useState<GridData | null>(null);
  const [isWide, setWide] = useState(false);
  useEffect(() => {
    const media = matchMedia(WIDE);
    const look = () => setWide(media.matches);
    look();
    media.addEventListener('change', look);
    return () => media.removeEventListener('change', look);
  }, []);
  useEffect(() => {
    if (!isWide) return;
    const gone = new AbortController();
    // The page has asked for the same address already (preload): its answer is taken.
    fetch(gridAddress(planId, query, language), { signal: gone.signal })
      .then((answer) => (answer.ok ? (answer.json() as Promise<GridData>) : null))
      .then((got) => got && !got.tooMany && setData(got))
      .catch(() => {});
    return () => {
      gone.abort();
      setData(null);
    };
  }, [isWide, planId, query, language, stamp]);
  const isPrinting = usePrinting();
  if (!data || !isWide) return children;
  return (
    <>
      {isPrinting && children}
      <GridView {...props} data={data} key={data.at} />
    </>
  );
}

/** Paper gets the table: of the grid only the lines on the screen are there. */
function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
    };
  }, []);
  return isPrinting;
}
