import type { Token } from './deadline-tokens';
import type { Edge, TimeUnit } from './deadline-words';

/** One place in time as far as its words say it: "IV квартал 2021 г.", "1 июля", "конца 2022". */
export type Point = {
  year?: number;
  month?: number;
  day?: number;
  number?: number;
  unit?: TimeUnit;
  edge?: Edge;
  role?: 'from' | 'until';
  /** What stands between this point and the one before. */
  joint?: 'range' | 'and';
  loose?: boolean;
};

export type Span = { start: string; end: string; isDay: boolean };

const SLOTS = ['year', 'month', 'number', 'unit', 'edge'] as const;
const isEmpty = (point: Point): boolean => point.day === undefined && SLOTS.every((slot) => point[slot] === undefined);

/** Groups tokens into points; a second year, month or number begins a new point. */
export function collectPoints(tokens: Token[]): Point[] {
  const points: Point[] = [];
  let current: Point = {};
  const close = (joint?: 'range' | 'and') => {
    if (!isEmpty(current)) points.push(current);
    current = isEmpty(current) ? { ...current, joint: joint ?? current.joint } : { joint };
  };
  for (const token of tokens) {
    if (token.kind === 'range' || token.kind === 'and') close(token.kind);
    else if (token.kind === 'from' || token.kind === 'until') {
      close();
      current.role = token.kind;
      if (token.kind === 'until') current.loose = token.loose;
    } else if (token.kind === 'untilAfter' || token.kind === 'fromAfter') markBefore(token.kind, current, points, close);
    else current = addToken(token, current, close) ?? current;
    if (isEmpty(current) && current.joint === undefined && points.length) current.joint = 'and';
  }
  close();
  return points;

  function addToken(token: Token, to: Point, end: (joint?: 'and') => void): Point | undefined {
    if (token.kind === 'date') {
      if (!isEmpty(to)) end('and');
      Object.assign(current, { year: token.year, month: token.month, day: token.day });
      return current;
    }
    if (token.kind === 'open' || token.kind === 'unknown' || !('value' in token)) return undefined;
    if (current[token.kind] !== undefined && !(token.kind === 'unit')) end('and');
    Object.assign(current, { [token.kind]: token.value });
    return current;
  }
}

function markBefore(kind: 'untilAfter' | 'fromAfter', current: Point, points: Point[], close: () => void): void {
  const target = isEmpty(current) ? points.at(-1) : current;
  if (!target) return;
  target.role = kind === 'untilAfter' ? 'until' : 'from';
  target.loose = kind === 'untilAfter';
  close();
}

/** Lets neighbours lend each other what they leave out: "I–III кварталы 2021 года", "2021-nji ýylyň I–III çärýekleri", "1–15 июля 2022". */
export function completePoints(points: Point[]): Point[] {
  for (let i = points.length - 2; i >= 0; i--) borrowUnit(points[i]!, points[i + 1]!);
  for (let i = 1; i < points.length; i++) borrowUnit(points[i]!, points[i - 1]!);
  const merged = mergeLoneYears(points);
  for (let i = merged.length - 2; i >= 0; i--) merged[i]!.year ??= merged[i + 1]!.year;
  for (let i = 1; i < merged.length; i++) merged[i]!.year ??= merged[i - 1]!.year;
  return merged;
}

function borrowUnit(point: Point, neighbour: Point): void {
  if (point.number === undefined || point.unit || point.month !== undefined) return;
  if (neighbour.unit) point.unit = neighbour.unit;
  else if (neighbour.month !== undefined && neighbour.number !== undefined) point.month = neighbour.month;
}

const isLoneYear = (point: Point): boolean =>
  point.year !== undefined && SLOTS.every((slot) => slot === 'year' || point[slot] === undefined);
const lacksYear = (point: Point): boolean =>
  point.year === undefined && (point.month !== undefined || point.unit !== undefined || point.edge !== undefined);

/** "July 1, 2023", "2021, IV квартал", "mid-2022": a year alone belongs to the neighbour that has none. */
function mergeLoneYears(points: Point[]): Point[] {
  const merged: Point[] = [];
  for (const point of points) {
    const before = merged.at(-1);
    if (before && isLoneYear(point) && lacksYear(before) && !point.role) before.year = point.year!;
    else if (before && isLoneYear(before) && lacksYear(point) && !point.role && point.joint !== 'range')
      Object.assign(before, { ...point, year: before.year, joint: before.joint });
    else merged.push(point);
  }
  return merged;
}

const iso = (year: number, month: number, day: number): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
const months = (year: number, from: number, to: number): Span => ({
  start: iso(year, from, 1),
  end: iso(year, to, lastDay(year, to)),
  isDay: false,
});

/** First and last day of a point, or null when its words do not name a time that exists. */
export function spanOf(point: Point): Span | null {
  const { year, month, unit, number } = point;
  if (year === undefined) return null;
  const day = point.day ?? (month !== undefined ? number : undefined);
  if (month !== undefined) {
    if (day === undefined) return month >= 1 && month <= 12 ? cutEdge(months(year, month, month), point) : null;
    return daySpan(year, month, day);
  }
  if (unit) {
    const count = unit === 'quarter' ? 4 : 2;
    if (number === undefined || number < 1 || number > count) return null;
    const length = 12 / count;
    return cutEdge(months(year, (number - 1) * length + 1, number * length), point);
  }
  return number === undefined ? cutEdge(months(year, 1, 12), point) : null;
}

function daySpan(year: number, month: number, day: number): Span | null {
  // American order, which only a day above 12 gives away.
  if (month > 12 && day <= 12) return daySpan(year, day, month);
  if (month < 1 || month > 12 || day < 1 || day > lastDay(year, month)) return null;
  return { start: iso(year, month, day), end: iso(year, month, day), isDay: true };
}

/** "начало" is the first third or quarter of a period, "середина" its middle day, "конец" its last day. */
function cutEdge(span: Span, { edge }: Point): Span {
  if (!edge) return span;
  if (edge === 'end') return { start: span.end, end: span.end, isDay: true };
  const [from, to] = [Date.parse(span.start), Date.parse(span.end)];
  const part = (share: number) => new Date(from + Math.floor(((to - from) / 86_400_000) * share) * 86_400_000);
  if (edge === 'mid') {
    const middle = part(0.5);
    const end = iso(
      middle.getUTCFullYear(),
      middle.getUTCMonth() + 1,
      lastDay(middle.getUTCFullYear(), middle.getUTCMonth() + 1),
    );
    const half = span.start.endsWith('-01-01') && span.end.endsWith('-12-31') ? `${span.start.slice(0, 4)}-06-30` : end;
    return { start: half, end: half, isDay: true };
  }
  const first = part(0.24);
  return {
    start: span.start,
    end: iso(first.getUTCFullYear(), first.getUTCMonth() + 1, lastDay(first.getUTCFullYear(), first.getUTCMonth() + 1)),
    isDay: false,
  };
}
