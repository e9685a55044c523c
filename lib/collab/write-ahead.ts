// Every update is on disk in Postgres before it is applied, shown to others and acknowledged; inserts are committed in groups.
import type { Pool } from 'pg';
import type { TextKey } from '@/lib/collab/document-name';
import { log } from '@/lib/platform/log';

export type Entry = TextKey & {
  epoch: number;
  data: Uint8Array;
  userId: string | null;
  sessionId: string | null;
  /** Client ids that write for the first time in this text: bound to the person from now on. */
  newClients: number[];
};
type Waiting = { entry: Entry; done: (id: number) => void; refused: (error: Error) => void };

/** The text is closed (its plan was submitted, it lies in the bin) or its epoch is over: an answer, not a fault. */
export class TextClosed extends Error {}

const GROUP = 500;
const MAX_WAITING = 10_000;
const INSERT = `
  with given as (select * from unnest($1::uuid[], $2::text[], $3::int[], $4::bytea[], $5::uuid[], $6::uuid[]) as g("sectionId", "language", "epoch", "data", "userId", "sessionId")),
    pens as (insert into "SectionTextClient" ("sectionId", "language", "client", "userId")
      select * from unnest($7::uuid[], $8::text[], $9::bigint[], $10::uuid[]) on conflict do nothing)
  insert into "SectionTextUpdate" ("sectionId", "language", "epoch", "data", "userId", "sessionId") select * from given returning "id"`;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
/** Refused by the database itself: trying again would not help. 23503: the text is gone for good. */
const isRefusal = (error: unknown) => ['MK010', '23503', '22P02', '22021'].includes((error as { code?: string }).code ?? '');

export function createWriteAhead(pool: Pick<Pool, 'query'>) {
  const queue: Waiting[] = [];
  let running: Promise<void> | undefined;
  let isAway = false;

  async function insert(group: readonly Waiting[]): Promise<number[]> {
    const entries = group.map((w) => w.entry);
    const pens = entries.flatMap((e) => e.newClients.map((client) => ({ ...e, client })));
    const { rows } = await pool.query<{ id: string }>({
      name: 'write-ahead',
      text: INSERT,
      values: [
        entries.map((e) => e.sectionId),
        entries.map((e) => e.language),
        entries.map((e) => e.epoch),
        entries.map((e) => Buffer.from(e.data.buffer, e.data.byteOffset, e.data.byteLength)),
        entries.map((e) => e.userId),
        entries.map((e) => e.sessionId),
        pens.map((p) => p.sectionId),
        pens.map((p) => p.language),
        pens.map((p) => p.client),
        pens.map((p) => p.userId),
      ],
    });
    return rows.map((r) => Number(r.id));
  }

  /** Tries until the database has answered. A group that is refused is tried row by row: one closed text holds up nobody else. */
  async function commit(group: readonly Waiting[]): Promise<void> {
    for (let attempt = 0; ; attempt++) {
      try {
        const ids = await insert(group);
        isAway = false;
        for (const [n, w] of group.entries()) w.done(ids[n] as number);
        return;
      } catch (error) {
        if (isRefusal(error)) {
          if (group.length > 1) for (const one of group) await commit([one]);
          else group[0]?.refused(new TextClosed((error as Error).message));
          return;
        }
        // The acknowledgement waits for the database to come back; the browser says "saving" meanwhile.
        if (!isAway) log.warn({ err: (error as Error).message }, 'living text waits for the database');
        isAway = true;
        await pause(Math.min(500, 50 * 2 ** attempt));
      }
    }
  }

  /** While one insert is on its way the next group gathers: one fsync for everything that came meanwhile. */
  async function drain() {
    while (queue.length) await commit(queue.splice(0, GROUP));
    running = undefined;
  }

  return {
    /** Resolves with the row's id when the update is committed. @throws TextClosed */
    append(entry: Entry): Promise<number> {
      if (queue.length >= MAX_WAITING) return Promise.reject(new Error('overloaded'));
      return new Promise((done, refused) => {
        queue.push({ entry, done, refused });
        running ??= drain();
      });
    },
    /** Whether something waits for the database just now. */
    isAway: () => isAway,
    /** For shutdown: everything taken is committed. */
    async flush() {
      while (running) await running;
    },
  };
}

export type WriteAhead = ReturnType<typeof createWriteAhead>;
