// The texts that are open just now: loading them, logging what is written, the readable form every few seconds, and folding
// with the audit when people fall quiet.
import * as Y from 'yjs';
import { bodyOf } from '@/lib/collab/body';
import { type Changes, type PersonsChange, trackChanges, type WrittenBy } from '@/lib/collab/changes';
import { parseTextName, type TextKey, textName } from '@/lib/collab/document-name';
import { lockFolding, loggedRows, quarantine, type Run, replay, runIn, stateOf, writeBody } from '@/lib/collab/fold';
import { writeAudit } from '@/lib/platform/audit/write';
import { type Actor, visitor } from '@/lib/platform/auth/actor';
import { businessDay } from '@/lib/platform/clocks';
import { db, type Tx } from '@/lib/platform/db';
import { log } from '@/lib/platform/log';
import { readOffset } from '@/lib/platform/settings';

/** Somebody is quiet after this long: the audit says what they did, the log is folded. */
const QUIET = 60_000;
/** A text nobody leaves in peace is folded anyway. */
const MANY_ROWS = 2000;
const SNAPSHOT_AFTER = 1500;
const SNAPSHOT_AT_LEAST = 6000;

export type OpenText = TextKey & {
  planId: string;
  epoch: number;
  doc: Y.Doc;
  changes: Changes;
  /** Client id → person; id 1 is nobody's. */
  pens: Map<number, string>;
  /** Pens that are bound in the database. */
  written: Set<number>;
  rows: number;
  bytes: number;
  snapshot: { timer: NodeJS.Timeout | undefined; since: number };
};

const inTransaction = <T>(work: (run: Run, tx: Tx) => Promise<T>) =>
  db.$transaction((tx) => work(runIn(tx), tx), { timeout: 30_000, maxWait: 5000 });

/** @param writerOf whose a transaction of an open text is */
export function createOpenTexts(writerOf: (origin: unknown) => WrittenBy | null) {
  const open = new Map<string, OpenText>();

  const load = (key: TextKey, doc: Y.Doc): Promise<OpenText> =>
    inTransaction(async (run) => {
      const [place] = await run<{ planId: string }>('select "planId" from "PlanSection" where "id" = $1::uuid', key.sectionId);
      if (!place) throw new Error('no such section');
      await lockFolding(run, place.planId);
      const folded = await stateOf(run, key);
      if (!folded) throw new Error('no such text');
      const rows = await loggedRows(run, key);
      const pens = await run<{ client: bigint; userId: string }>(
        'select "client", "userId" from "SectionTextClient" where "sectionId" = $1::uuid and "language" = $2',
        key.sectionId,
        key.language,
      );
      Y.applyUpdate(doc, folded.state);
      const replayed = { pen: null as WrittenBy | null };
      const changes = trackChanges(doc, (origin) => (origin === replayed ? replayed.pen : writerOf(origin)));
      const bad = replay(rows, doc, ({ id, userId, sessionId }) => {
        replayed.pen = userId ? { pen: { userId, sessionId }, row: id } : null;
        return replayed;
      });
      await quarantine(run, key, bad);
      const bytes = rows.reduce((sum, row) => sum + row.data.length, folded.state.length);
      const snapshot = { timer: undefined, since: 0 };
      const text: OpenText = {
        ...key,
        planId: place.planId,
        epoch: folded.epoch,
        doc,
        changes,
        rows: rows.length,
        bytes,
        snapshot,
        pens: new Map(),
        written: new Set(),
      };
      for (const { client, userId } of pens) {
        text.pens.set(Number(client), userId);
        text.written.add(Number(client));
      }
      return text;
    });

  /** The readable form, for pages, search and exports. */
  async function writeSnapshot(text: OpenText) {
    clearTimeout(text.snapshot.timer);
    text.snapshot = { timer: undefined, since: 0 };
    const body = bodyOf(text.doc);
    await inTransaction(async (run) => {
      await lockFolding(run, text.planId);
      const [row] = await run<{ epoch: number }>(
        'select "epoch" from "PlanSectionText" where "sectionId" = $1::uuid and "language" = $2',
        text.sectionId,
        text.language,
      );
      if (row?.epoch === text.epoch) await writeBody(run, text, body);
    });
  }

  /** One transaction: rows become state, the readable form is written, the audit says who did what. */
  async function checkpoint(text: OpenText) {
    const taken = text.changes.take();
    try {
      await inTransaction((run, tx) => fold(run, tx, text, taken));
      text.rows = 0;
    } catch (error) {
      text.changes.put(taken);
      throw error;
    }
  }

  return {
    get: (name: string) => open.get(name),
    /** Fills an empty document with the text of that name. @throws when there is none */
    async open(name: string, doc: Y.Doc): Promise<OpenText> {
      const key = parseTextName(name);
      if (!key) throw new Error('unknown text');
      const text = await load(key, doc);
      open.set(name, text);
      return text;
    },
    /** Something was applied: the readable form follows. */
    changed(name: string) {
      const text = open.get(name);
      if (!text) return;
      const { snapshot } = text;
      snapshot.since ||= Date.now();
      clearTimeout(snapshot.timer);
      const due = Math.min(SNAPSHOT_AFTER, Math.max(0, snapshot.since + SNAPSHOT_AT_LEAST - Date.now()));
      snapshot.timer = setTimeout(() => writeSnapshot(text).catch(late('snapshot', text)), due);
      snapshot.timer.unref();
    },
    /** Folds what has been quiet for a minute; called every few seconds. */
    async tend(now = Date.now()) {
      for (const text of open.values()) {
        const isQuiet = text.changes.hasAny() && now - text.changes.lastAt() > QUIET;
        if (isQuiet || text.rows > MANY_ROWS) await checkpoint(text).catch(late('folding', text));
      }
    },
    /** The last person left: everything is folded. What cannot be written now stays in the log and is folded later. */
    async close(name: string) {
      const text = open.get(name);
      if (!text) return;
      clearTimeout(text.snapshot.timer);
      if (text.rows || text.changes.hasAny()) await checkpoint(text).catch(late('folding', text));
    },
    forget: (name: string) => open.delete(name),
    /** Texts that were left unfolded by a crash and that nobody has opened since. */
    async foldLeftovers() {
      const rows = await inTransaction((run) =>
        run<TextKey>('select distinct "sectionId", "language" from "SectionTextUpdate" where "quarantinedAt" is null limit 200'),
      );
      for (const key of rows) {
        if (open.has(textName(key))) continue;
        const text = await load(key, new Y.Doc());
        await checkpoint(text).catch(late('folding', text));
        text.doc.destroy();
      }
    },
    names: () => [...open.keys()],
  };
}

const late = (what: string, text: TextKey) => (error: unknown) =>
  log.warn({ err: (error as Error).message, text: textName(text) }, `${what} of a living text comes later`);

async function fold(run: Run, tx: Tx, text: OpenText, taken: readonly PersonsChange[]) {
  await lockFolding(run, text.planId);
  const folded = await stateOf(run, text);
  if (!folded || folded.epoch !== text.epoch) return; // replaced as a whole meanwhile
  const rows = await loggedRows(run, text);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, folded.state);
  const bad = replay(rows, doc);
  await quarantine(run, text, bad);
  const good = rows.filter((row) => !bad.some((b) => b.id === row.id)).map((row) => row.id);
  if (good.length) {
    await run(
      'update "SectionTextState" set "state" = $3::bytea, "updatedAt" = now() where "sectionId" = $1::uuid and "language" = $2',
      text.sectionId,
      text.language,
      Buffer.from(Y.encodeStateAsUpdate(doc)),
    );
    await run('delete from "SectionTextUpdate" where "id" = any($1::bigint[])', good);
  }
  await writeBody(run, text, bodyOf(doc));
  doc.destroy();
  await writeChanges(tx, text, taken);
}

/** One event per person and quiet minute; somebody who took back everything they did is not mentioned. */
async function writeChanges(tx: Tx, text: OpenText, taken: readonly PersonsChange[]) {
  const offset = taken.length ? await readOffset() : 0;
  for (const change of taken) {
    const { before, after } = text.changes.told(change);
    if (before === after) continue;
    const actor: Actor = {
      ...visitor(offset),
      kind: 'user',
      userId: change.userId,
      sessionId: change.sessionId,
      today: businessDay(offset),
    };
    const { language } = text;
    const updates = { first: change.first, last: change.last, count: change.updates };
    await writeAudit(tx, actor, [
      {
        event: 'section.textEdited',
        subjectType: 'section',
        subjectId: text.sectionId,
        planId: text.planId,
        before: { language, body: before },
        after: { language, body: after, updates },
      },
    ]);
  }
}

export type OpenTexts = ReturnType<typeof createOpenTexts>;
