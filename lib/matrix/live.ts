// What open grids hear: rows that somebody changed, and who is in which cell. One LISTEN connection for all of them; the notice carries
// ids, the rows are read again here through the scoped query, once for all people with the same grants, and each stream is judged again
// every three seconds: a right that is gone ends it with its reason.

import { visibleTo } from '@/lib/actions/policy';
import { GRID_MAX, type GridRows } from '@/lib/matrix/grid';
import { findReadablePlan, listChangedSince, listGridRows, listVisibleIds } from '@/lib/matrix/queries';
import type { Actor } from '@/lib/platform/auth/actor';
import { pool } from '@/lib/platform/db';
import { log } from '@/lib/platform/log';
import { type Change, listenTo } from '@/lib/platform/notify';

export type Person = { tab: string; userId: string; name: string; row: string; field: string };
export type GridMessage =
  | { kind: 'hello'; at: string }
  | ({ kind: 'rows'; at: string } & GridRows)
  /** Order, numbers or groups changed: the list is to be read again. */
  | { kind: 'structure'; at: string }
  | { kind: 'people'; people: Omit<Person, 'userId'>[] }
  | { kind: 'end'; reason: EndReason };
export type EndReason = 'SIGNED_OUT' | 'NO_RIGHT' | 'TOO_MANY';

/** Null when the session is over. */
export type Judge = () => Promise<Actor | null>;
type Open = {
  planId: string;
  tab: string;
  language: string;
  actor: Actor;
  judge: Judge;
  tell: (message: GridMessage) => void;
  close: () => void;
  /** Ids that changed and are not told yet. */
  waiting: Set<string>;
  isStructure: boolean;
};
type Hub = {
  streams: Set<Open>;
  people: Map<string, Person & { planId: string; at: number }>;
  visible: Map<string, { at: number; ids: Promise<ReadonlySet<string>> }>;
  timer: NodeJS.Timeout | undefined;
  stop: () => Promise<void>;
};

const CHANNEL = 'maksat_grid';
const GATHER = 40;
const JUDGE_EVERY = 3000;
const PER_SESSION = 6;
const PER_PROCESS = 2000;
/** More rows than this at once are read as a whole list. */
const MANY = 100;
/** Events looked through after a line was cut. */
const LOOKED_BACK = 500;
const PRESENT_FOR = 90_000;
const PRESENT_EVERY = 30_000;
const VISIBLE_FOR = 10_000;

// Next may load this file twice in one process: the connection and the streams are held once.
const held = globalThis as unknown as { __maksatGrid?: Hub | undefined };
const hub = (): Hub => (held.__maksatGrid ??= start());

function start(): Hub {
  const made: Hub = { streams: new Set(), people: new Map(), visible: new Map(), timer: undefined, stop: async () => {} };
  const stopListening = listenTo(
    { maksat: (said) => heard(made, said as Change), [CHANNEL]: (said) => moved(made, said as Moved) },
    () => {
      // What was said while the line was down is not said again.
      for (const stream of made.streams) stream.isStructure = true;
      plan(made);
    },
  );
  const keeping = setInterval(() => keepPresent(made), PRESENT_EVERY).unref();
  made.stop = async () => {
    clearInterval(keeping);
    clearTimeout(made.timer);
    for (const stream of made.streams) stream.close();
    await stopListening();
  };
  return made;
}

/** Ends every stream and the listening. */
export async function closeGrids() {
  const open = held.__maksatGrid;
  held.__maksatGrid = undefined;
  await open?.stop();
}

// ── changes

const REORDERS = new Set(['created', 'moved', 'placed', 'deleted', 'restored', 'imported', 'importUndone', 'importRedone']);
const GROUPS = new Set(['section', 'objective', 'plan', 'import']);
const isStructural = ({ type, event }: Change) =>
  type === 'action' ? REORDERS.has(event.split('.')[1] ?? '') : GROUPS.has(type) && event !== 'section.textEdited';

function heard(at: Hub, change: Change) {
  if (change.type === 'user') for (const stream of at.streams) if (stream.actor.userId === change.id) void judgeAgain(at, stream);
  if (!change.plan) return;
  const structural = isStructural(change);
  if (!structural && change.type !== 'action') return;
  for (const stream of at.streams) {
    if (stream.planId !== change.plan) continue;
    if (structural) stream.isStructure = true;
    else if (change.id) stream.waiting.add(change.id);
  }
  plan(at);
}

/** Changes that come together are read together. */
function plan(at: Hub) {
  at.timer ??= setTimeout(() => {
    at.timer = undefined;
    void tellAll(at).catch((e) => log.warn({ err: e.message }, 'changes of the grid not told'));
  }, GATHER);
}

const groupOf = (s: Open) => JSON.stringify([s.planId, s.language, s.actor.grants, s.actor.today]);

async function tellAll(at: Hub) {
  const stirred = [...at.streams].filter((s) => s.isStructure || s.waiting.size);
  const groups = [...Map.groupBy(stirred, groupOf).values()];
  await Promise.all(groups.map((group) => tellGroup(group as [Open, ...Open[]])));
}

async function tellGroup(group: [Open, ...Open[]]) {
  const told = group.map((stream) => ({
    stream,
    ids: [...stream.waiting],
    isStructure: stream.isStructure || stream.waiting.size > MANY,
  }));
  for (const stream of group) {
    stream.waiting.clear();
    stream.isStructure = false;
  }
  const ids = [...new Set(told.flatMap((t) => (t.isStructure ? [] : t.ids)))];
  const now = new Date().toISOString();
  const read = ids.length ? await readRows(group[0], ids) : null;
  for (const { stream, ids: own, isStructure } of told) {
    // A row that is not found any more may still stand on the screen.
    if (isStructure || !read || own.some((id) => !read.rows.some((r) => r.id === id)))
      stream.tell({ kind: 'structure', at: now });
    if (!isStructure && read?.rows.length) stream.tell({ kind: 'rows', at: now, ...read });
  }
}

async function readRows({ actor, planId, language }: Open, ids: readonly string[]): Promise<GridRows | null> {
  const found = await findReadablePlan(actor, planId);
  return found && listGridRows(actor, found, ids, language);
}

// ── people

type Moved = { planId: string; tab: string; userId: string; name: string; row: string | null; field: string };

/** Tells every process where a person is; `row` null: nowhere any more. The name is the session's. */
export async function announce(actor: Actor, planId: string, tab: string, place: { row: string; field: string } | null) {
  const said: Moved = {
    planId,
    tab,
    userId: actor.userId ?? '',
    name: actor.name.slice(0, 100),
    row: place?.row ?? null,
    field: place?.field ?? '',
  };
  await pool.query('select pg_notify($1, $2)', [CHANNEL, JSON.stringify(said)]);
}

function moved(at: Hub, { planId, tab, userId, name, row, field }: Moved) {
  const key = `${userId}:${tab}`;
  if (row) at.people.set(key, { planId, tab, userId, name, row, field, at: Date.now() });
  else at.people.delete(key);
  for (const stream of at.streams) if (stream.planId === planId && stream.tab !== tab) void tellPeople(at, stream);
}

async function tellPeople(at: Hub, stream: Open) {
  const others = [...at.people.values()].filter((p) => p.planId === stream.planId && p.tab !== stream.tab);
  const seen = visibleTo(stream.actor).kind === 'all' ? null : await visibleIds(at, stream).catch(() => new Set<string>());
  const people = others.filter((p) => !seen || seen.has(p.row)).map(({ tab, name, row, field }) => ({ tab, name, row, field }));
  stream.tell({ kind: 'people', people });
}

/** Rows that people with these grants may read, remembered for a moment: nobody is shown in a row that the reader does not see. */
function visibleIds(at: Hub, stream: Open): Promise<ReadonlySet<string>> {
  const key = groupOf(stream);
  const known = at.visible.get(key);
  if (known && Date.now() - known.at < VISIBLE_FOR) return known.ids;
  const ids = listVisibleIds(stream.actor, stream.planId, GRID_MAX).then((list) => new Set(list) as ReadonlySet<string>);
  at.visible.set(key, { at: Date.now(), ids });
  return ids;
}

/** Streams of this process keep their people present everywhere; who is not kept is forgotten. */
function keepPresent(at: Hub) {
  const tabs = new Set([...at.streams].map((s) => `${s.actor.userId}:${s.tab}`));
  for (const [key, person] of at.people) {
    if (Date.now() - person.at > PRESENT_FOR) at.people.delete(key);
    else if (tabs.has(key)) pool.query('select pg_notify($1, $2)', [CHANNEL, JSON.stringify(person)]).catch(() => {});
  }
  for (const [key, { at: since }] of at.visible) if (Date.now() - since > VISIBLE_FOR) at.visible.delete(key);
}

// ── streams

/** True while one more stream of this session is welcome. */
export function hasRoom(actor: Actor): boolean {
  const own = [...hub().streams].filter((s) => s.actor.sessionId === actor.sessionId).length;
  return own < PER_SESSION && hub().streams.size < PER_PROCESS;
}

type Opening = Pick<Open, 'planId' | 'tab' | 'language' | 'actor' | 'judge' | 'tell' | 'close'> & { after: Date | null };

/** Joins a stream; what changed after that moment is told at once. @returns leaves again */
export function join({ after, ...opening }: Opening): () => void {
  const at = hub();
  const stream: Open = { ...opening, waiting: new Set(), isStructure: false };
  at.streams.add(stream);
  stream.tell({ kind: 'hello', at: new Date().toISOString() });
  const timer = setInterval(() => void judgeAgain(at, stream), JUDGE_EVERY);
  if (after) void catchUp(at, stream, after);
  void tellPeople(at, stream);
  return () => {
    clearInterval(timer);
    if (!at.streams.delete(stream)) return;
    void announce(stream.actor, stream.planId, stream.tab, null).catch(() => {});
  };
}

async function catchUp(at: Hub, stream: Open, after: Date) {
  const changes = await listChangedSince(stream.actor, stream.planId, after, LOOKED_BACK).catch(() => null);
  // What is not known to be the same is read again.
  if (!changes || changes.length > MANY || changes.some(isStructural)) stream.isStructure = true;
  for (const { type, id } of changes ?? []) if (type === 'action' && id) stream.waiting.add(id);
  if (stream.isStructure || stream.waiting.size) plan(at);
}

async function judgeAgain(at: Hub, stream: Open) {
  const end = (reason: EndReason) => {
    stream.tell({ kind: 'end', reason });
    stream.close();
  };
  try {
    const actor = await stream.judge();
    if (!at.streams.has(stream)) return;
    if (!actor || actor.userId !== stream.actor.userId) return end('SIGNED_OUT');
    if (!(await findReadablePlan(actor, stream.planId))) return end('NO_RIGHT');
    // Other rights, other rows: everything is read again under them.
    if (JSON.stringify(actor.grants) !== JSON.stringify(stream.actor.grants)) stream.isStructure = true;
    stream.actor = actor;
    if (stream.isStructure) plan(at);
  } catch (e) {
    log.warn({ err: (e as Error).message }, 'a stream of the grid could not be judged');
    stream.close();
  }
}
