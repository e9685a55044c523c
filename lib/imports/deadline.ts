import { collectPoints, completePoints, type Point, type Span, spanOf } from './deadline-points';
import { type Token, tokenize } from './deadline-tokens';
import { RECURRENCES, type Recurrence } from './deadline-words';
import { fold, wordsOrNull } from './words';

export type { Recurrence } from './deadline-words';
export type DeadlineProblem = 'DEADLINE_UNREADABLE' | 'DEADLINE_NO_YEAR' | 'DEADLINE_REVERSED';

export type Deadline = {
  /** ISO dates of the first and last day; a "до …" or a lone date gives only the end. */
  start: string | null;
  end: string | null;
  isOngoing: boolean;
  recurrence: Recurrence | null;
  /** The words as they stand in the source. */
  wording: string | null;
  /** Dates were found, but a person should look at them. */
  uncertain: boolean;
  problem: DeadlineProblem | null;
};

const NOTHING: Deadline = {
  start: null,
  end: null,
  isOngoing: false,
  recurrence: null,
  wording: null,
  uncertain: false,
  problem: null,
};

/** "2021 г. (I этап)": the number of a stage is no number of a quarter or a day. */
const STAGE =
  /(?<![\p{L}\p{N}])(?:[ivxі]{1,4}|\d)(?:-?\p{L}{1,3})?\s(?:этап|фаза|tapgyr|stage|phase)\p{L}*|(?:stage|phase|этап)\s(?:[ivx]{1,4}|\d)(?![\p{L}\p{N}])/giu;

/**
 * Understands the words of a deadline in Russian, Turkmen or English. A year, quarter, half-year, month or range is its first
 * to last day; «до …», "by the end of …" and a lone date give only an end; «постоянно», «ежегодно», «ежеквартально» and the
 * like are ongoing. What cannot be read keeps its wording and names the problem; nothing is guessed in silence.
 */
export function parseDeadline(text: string | null | undefined): Deadline {
  const wording = wordsOrNull(text ?? '');
  if (wording === null) return NOTHING;
  const { rest, rhythm } = takeRecurrence(fold(wording));
  const tokens = tokenize(rest.replace(STAGE, ' '));
  const base = { ...NOTHING, wording, isOngoing: rhythm !== null, recurrence: rhythm?.recurrence ?? ('ONCE' as const) };
  const collected = collectPoints(tokens);
  const points = completePoints(rhythm ? withoutSeasons(collected) : collected);
  if (!points.length) return rhythm ? { ...base, uncertain: !rhythm.exact } : { ...base, problem: noDateProblem(collected) };
  const dates = readDates(points, tokens);
  if (typeof dates === 'string') return { ...base, problem: dates };
  const isStartOnly = dates.end === null && !base.isOngoing && !tokens.some((token) => token.kind === 'open');
  return { ...base, ...dates, uncertain: dates.uncertain || isStartOnly || rhythm?.exact === false };
}

type Rhythm = { recurrence: Recurrence; exact: boolean };

/** The first rhythm in the order of the table wins; all its words leave the text, so that only dates remain. */
function takeRecurrence(text: string): { rest: string; rhythm: Rhythm | null } {
  let rhythm: Rhythm | null = null;
  let rest = text;
  for (const { pattern, recurrence, exact } of RECURRENCES) {
    const without = rest.replace(pattern, ' ');
    if (without === rest) continue;
    rhythm ??= { recurrence, exact };
    rest = without;
  }
  return { rest, rhythm };
}

/** "ежегодно, 2021–2024, до 1 декабря": beside a rhythm, a time without a year is a season and no date of the plan. */
function withoutSeasons(points: Point[]): Point[] {
  const isTied = (index: number) => points[index]?.joint === 'range' || points[index + 1]?.joint === 'range';
  if (!points.some((point) => point.year !== undefined)) return [];
  return points.filter((point, index) => point.year !== undefined || isTied(index));
}

const noDateProblem = (points: Point[]): DeadlineProblem =>
  points.some((point) => point.month !== undefined || point.unit) ? 'DEADLINE_NO_YEAR' : 'DEADLINE_UNREADABLE';

type Dates = { start: string | null; end: string | null; uncertain: boolean };

function readDates(points: Point[], tokens: Token[]): Dates | DeadlineProblem {
  const spans: Span[] = [];
  for (const point of points) {
    const span = spanOf(point);
    if (!span) return point.year === undefined ? noDateProblem([point]) : 'DEADLINE_UNREADABLE';
    spans.push(span);
  }
  const dates = points.length === 1 ? readOne(points[0]!, spans[0]!) : readSeveral(points, spans);
  if (dates.start && dates.end && dates.start > dates.end) return 'DEADLINE_REVERSED';
  const isDoubtful = tokens.some((token) => token.kind === 'unknown' || (token.kind === 'year' && token.guessed));
  // "2021 – ongoing": the rhythm stood where the end would be.
  const isOpen = tokens.some((token) => token.kind === 'open') || (points.length === 1 && tokens.at(-1)?.kind === 'range');
  return { start: dates.start, end: isOpen ? null : dates.end, uncertain: dates.uncertain || isDoubtful };
}

function readOne(point: Point, span: Span): Dates {
  const isVague = point.edge === 'mid' || point.edge === 'begin';
  if (point.role === 'from') return { start: span.start, end: null, uncertain: isVague };
  if (point.role === 'until') return { start: null, end: span.end, uncertain: isVague || (point.loose === true && !span.isDay) };
  return { start: span.isDay ? null : span.start, end: span.end, uncertain: isVague };
}

function readSeveral(points: Point[], spans: Span[]): Dates {
  const [first, last] = [spans[0]!, spans.at(-1)!];
  const isVague = points.some((point) => point.edge === 'mid' || point.edge === 'begin');
  const isRange = points.length === 2 && (points[1]!.joint === 'range' || points[1]!.role === 'until');
  if (isRange) return { start: first.start, end: last.end, uncertain: isVague || points[0]!.edge === 'end' };
  const starts = spans.map((span) => span.start).sort();
  const ends = spans.map((span) => span.end).sort();
  const isSeamless = spans.every((span, index) => index === 0 || dayAfter(spans[index - 1]!.end) === span.start);
  return { start: starts[0]!, end: ends.at(-1)!, uncertain: isVague || !isSeamless };
}

const dayAfter = (date: string): string => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
