// One open socket: who holds it, which text it speaks of, how much it may send.
import type { WebSocket } from 'ws';
import type { WrittenBy } from '@/lib/collab/changes';
import { parseTextName, type TextKey } from '@/lib/collab/document-name';
import { AUTH, createBucket, readFrame } from '@/lib/collab/frames';
import type { Actor } from '@/lib/platform/auth/actor';

/** Why a socket is closed; the page has a sentence for each. */
export const CLOSED = {
  malformed: 4400,
  session: 4401,
  rights: 4403,
  epoch: 4409,
  flood: 4429,
  restart: 1012,
  later: 1013,
} as const;
export type Closing = keyof typeof CLOSED;

export type Line = {
  ws: WebSocket;
  actor: Actor & { userId: string; sessionId: string };
  /** Set by the first frame: one text per socket. */
  name: string | null;
  key: TextKey | null;
  epoch: number;
  /** Set when the text was opened. */
  rights: 'none' | 'read' | 'write';
  /** The client id that stands for this screen among those who are here. */
  presence: number | null;
  pens: number;
  /** The last logged row of this socket: what is applied next is it. */
  row: number;
  waitingBytes: number;
  touchedAt: number;
  isClosed: boolean;
  close: (why: Closing) => void;
  /** Judges a frame before anything else reads it. */
  admits: (frame: Uint8Array, isBinary: boolean) => boolean;
};

const MESSAGES = { perSecond: 60, store: 600 };
const BYTES = { perSecond: 256 * 1024, store: 6 * 1024 * 1024 };
/** Frames taken and not dealt with yet: while the database is away they wait in memory. */
const MAX_WAITING_BYTES = 4 * 1024 * 1024;
const MAX_AUTH = 2;

export function createLine(ws: WebSocket, actor: Line['actor']): Line {
  const messages = createBucket(MESSAGES.perSecond, MESSAGES.store);
  const bytes = createBucket(BYTES.perSecond, BYTES.store);
  let auths = 0;
  const line: Line = {
    ws,
    actor,
    name: null,
    key: null,
    epoch: 0,
    rights: 'none',
    presence: null,
    pens: 0,
    row: 0,
    waitingBytes: 0,
    touchedAt: 0,
    isClosed: false,
    close(why) {
      if (line.isClosed) return;
      line.isClosed = true;
      ws.close(CLOSED[why], why);
      setTimeout(() => ws.terminate(), 2000).unref(); // who does not say goodbye
    },
    admits(frame, isBinary) {
      if (line.isClosed) return false;
      const problem = problemOf(frame, isBinary);
      if (problem) line.close(problem);
      return !problem;
    },
  };

  function problemOf(frame: Uint8Array, isBinary: boolean): Closing | null {
    if (!messages(1) || !bytes(frame.length) || line.waitingBytes + frame.length > MAX_WAITING_BYTES) return 'flood';
    const read = isBinary ? readFrame(frame) : null;
    if (!read) return 'malformed';
    if (line.name === null) {
      line.key = parseTextName(read.name);
      if (!line.key || read.kind !== AUTH) return 'rights';
      line.name = read.name;
    }
    if (read.name !== line.name) return 'rights';
    return read.kind === AUTH && ++auths > MAX_AUTH ? 'flood' : null;
  }
  return line;
}

/** What Hocuspocus carries for us with each connection. */
export type LineContext = { line: Line };

/** Whose a transaction of an open document is. */
export function writerOf(origin: unknown): WrittenBy | null {
  const line = (origin as { connection?: { context?: Partial<LineContext> } } | null)?.connection?.context?.line;
  return line ? { pen: { userId: line.actor.userId, sessionId: line.actor.sessionId }, row: line.row } : null;
}
