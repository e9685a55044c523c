// Columns of the grid: which there are, what may be written in them, how wide they are.
import type { CellField } from '@/lib/matrix/cells';
import type { Column } from '../address';

export type Col = 'select' | 'number' | 'title' | Column | 'menu';

/** Columns that are written in their cell. */
export const FIELD_OF: Partial<Record<Col, CellField>> = {
  title: 'title',
  lead: 'lead',
  others: 'others',
  deadline: 'deadline',
  result: 'result',
  indicator: 'indicator',
  sdg: 'sdg',
  status: 'status',
};
/** Number, title, and what stands to the left of them, stay when the rest scrolls. */
export const FROZEN = 3;
export const NUMBER = 1;
export const TITLE = 2;
/** Group rows have one more cell, for everything behind the title. */
export const GROUP_REST = 3;

export const colsOf = (columns: readonly Column[]): Col[] => ['select', 'number', 'title', ...columns, 'menu'];

export type Widths = Partial<Record<Col, number>>;
const WIDTH: Record<Col, number> = {
  select: 40,
  number: 68,
  title: 344,
  lead: 156,
  others: 210,
  deadline: 180,
  result: 230,
  indicator: 220,
  sdg: 116,
  budget: 150,
  status: 140,
  menu: 44,
};
const NARROWEST = 64;
const WIDEST = 800;
export const STEP = 16;

export const widthOf = (widths: Widths, col: Col) => widths[col] ?? WIDTH[col];
export const isResizable = (col: Col) => col !== 'select' && col !== 'menu' && col !== 'number';
export const within = (width: number) => Math.min(WIDEST, Math.max(NARROWEST, Math.round(width)));

const place = (userId: string) => `maksat:grid-widths:${userId}`;

/** Widths are kept on this computer, for each person. */
export function keptWidths(userId: string): Widths {
  try {
    const kept = JSON.parse(localStorage.getItem(place(userId)) ?? '{}') as Record<string, unknown>;
    return Object.fromEntries(
      Object.entries(kept).flatMap(([col, w]) => (col in WIDTH && typeof w === 'number' ? [[col, within(w)]] : [])),
    );
  } catch {
    return {};
  }
}

export function keepWidths(userId: string, widths: Widths) {
  try {
    localStorage.setItem(place(userId), JSON.stringify(widths));
  } catch {
    // Without storage the widths last as long as the page.
  }
}
