// The live door: Hocuspocus 4 behind /collab. Origin and session at the upgrade, rights per text, every frame judged, every update
// on disk before it is applied. Rights are asked again every few seconds; who lost them is closed and told why.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Hocuspocus } from '@hocuspocus/server';
import { WebSocketServer } from 'ws';
import { FIRST_CLIENT } from '@/lib/collab/body';
import { CLOSED, createLine, type Line, type LineContext, writerOf } from '@/lib/collab/line';
import { createOpenTexts, type OpenText } from '@/lib/collab/open-texts';
import { factsFor, factsOf, rightsIn } from '@/lib/collab/rights';
import { judgeUpdate, MAX_TEXT } from '@/lib/collab/update-check';
import { TextClosed, type WriteAhead } from '@/lib/collab/write-ahead';
import { actorFromCookieHeader, actorOf } from '@/lib/platform/auth/actor';
import { findSessions, touchSession } from '@/lib/platform/auth/session';
import { log } from '@/lib/platform/log';

const MAX_FRAME = 2 * 1024 * 1024;
const MAX_SOCKETS = 1000;
const MAX_SOCKETS_PER_SESSION = 20;
/** Client ids one screen may write with: its own, and those of its copies from before a restart. */
const MAX_PENS = 20;
const MAX_PRESENCE = 4000;
const JUDGE_EVERY = 2500;
const TOUCH_EVERY = 60_000;
const SYNC_STEP_1 = 0;

/** What the door needs of a request; the live process gets it from the web process. */
export type UpgradeRequest = Pick<IncomingMessage, 'headers' | 'method' | 'url'>;

/** Hocuspocus answers `reason`, and logs nothing where the message is empty. */
const refuse = (reason: string, code = 4403) => Object.assign(new Error(''), { reason, code });

/** @param isOwnOrigin whether the Origin header names a page of ours */
export function createDoor({
  wal,
  isOwnOrigin,
}: {
  wal: WriteAhead;
  isOwnOrigin: (headers: UpgradeRequest['headers']) => boolean;
}) {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME, perMessageDeflate: false });
  const lines = new Set<Line>();
  const texts = createOpenTexts(writerOf);

  const hocuspocus = new Hocuspocus<LineContext>({
    name: 'collab',
    quiet: true,
    timeout: 60_000,
    maxPendingDocuments: 1,
    maxUnauthenticatedQueueMessages: 200,
    async onAuthenticate({ context, connectionConfig, token }) {
      await authenticate(context.line, token);
      connectionConfig.readOnly = context.line.rights !== 'write';
    },
    async onLoadDocument({ document, documentName }) {
      await texts.open(documentName, document).catch((error: Error) => {
        log.warn({ err: error.message, text: documentName }, 'a living text cannot be opened');
        throw refuse('later');
      });
    },
    async beforeHandleMessage({ context, update }) {
      context.line.waitingBytes += update.length;
    },
    async afterHandleMessage({ context, update }) {
      context.line.waitingBytes -= update.length;
    },
    async beforeSync({ type, payload, connection, documentName }) {
      if (type === SYNC_STEP_1 || connection.readOnly) return;
      const { line } = connection.context as LineContext;
      await take(line, payload, texts.get(documentName)).catch((error: unknown) => {
        line.close(error instanceof TextClosed ? 'rights' : ((error as { closing?: 'malformed' }).closing ?? 'later'));
        throw refuse('refused', CLOSED.malformed);
      });
    },
    async beforeHandleAwareness({ states, connection, documentName }) {
      if (connection) keepOwnPresence((connection.context as LineContext).line, states, texts.get(documentName));
    },
    async onChange({ documentName }) {
      texts.changed(documentName);
    },
    async beforeUnloadDocument({ documentName }) {
      await texts.close(documentName);
    },
    async afterUnloadDocument({ documentName }) {
      texts.forget(documentName);
    },
  });

  async function authenticate(line: Line, token: string) {
    const key = line.key;
    if (!key) throw refuse('rights');
    const facts = await factsOf([key]).then(
      (all) => factsFor(all, key),
      () => closing(line, 'later'),
    );
    line.rights = rightsIn(line.actor, facts);
    if (!facts || line.rights === 'none') return closing(line, 'rights');
    if (token !== String(facts.epoch)) return closing(line, 'epoch');
    line.epoch = facts.epoch;
  }

  /** Answers first, closes then: the page hears why. */
  function closing(line: Line, why: 'rights' | 'epoch' | 'later'): never {
    setTimeout(() => line.close(why), 20);
    throw refuse(why);
  }

  /** Judges an update and writes it ahead. */
  async function take(line: Line, data: Uint8Array, text: OpenText | undefined) {
    if (!text || line.isClosed) throw new TextClosed('not open');
    if (text.bytes + data.length > MAX_TEXT) throw Object.assign(new Error('too large'), { closing: 'malformed' });
    const { userId, sessionId } = line.actor;
    const judged = judgeUpdate(data, text.doc, (client) => isOwnPen(text, client, userId));
    if ('refusal' in judged) {
      log.warn({ refusal: judged.refusal, userId, text: line.name }, 'an update of a living text was refused');
      throw Object.assign(new Error(judged.refusal), { closing: 'malformed' });
    }
    if (!judged.isNew) return;
    const newClients = judged.clients.filter((client) => !text.written.has(client));
    line.pens += newClients.length;
    if (line.pens > MAX_PENS) throw Object.assign(new Error('too many clients'), { closing: 'malformed' });
    for (const client of judged.clients) text.pens.set(client, userId);
    const entry = { sectionId: text.sectionId, language: text.language, epoch: line.epoch, data, userId, sessionId, newClients };
    line.row = await wal.append(entry);
    for (const client of newClients) text.written.add(client);
    text.rows++;
    text.bytes += data.length;
    noteActivity(line);
  }

  /** Origin, session, room; then the socket is open and the first frame must say which text. */
  async function upgrade(request: UpgradeRequest, socket: Duplex, head: Buffer) {
    socket.on('error', () => socket.destroy());
    const answer = (status: string) => socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    if (request.url?.split('?')[0] !== '/collab') return answer('404 Not Found');
    if (!request.headers.origin || !isOwnOrigin(request.headers)) return answer('403 Forbidden');
    if (!request.headers.cookie) return answer('401 Unauthorized');
    if (lines.size >= MAX_SOCKETS) return answer('503 Service Unavailable');
    const actor = await actorFromCookieHeader(request.headers.cookie).catch(() => 'away' as const);
    if (actor === 'away') return answer('503 Service Unavailable');
    if (socket.destroyed) return;
    sockets.handleUpgrade(request as IncomingMessage, socket, head, (ws) => {
      const held = actor?.userId && actor.sessionId ? { ...actor, userId: actor.userId, sessionId: actor.sessionId } : null;
      // A browser learns nothing from a refused upgrade: it is let in to be told, and nothing it says is read.
      if (!held) return ws.close(CLOSED.session, 'session');
      receive(createLine(ws, held));
    });
  }

  function receive(line: Line) {
    const { ws } = line;
    const isCrowded = [...lines].filter((l) => l.actor.sessionId === line.actor.sessionId).length >= MAX_SOCKETS_PER_SESSION;
    lines.add(line);
    ws.on('close', () => lines.delete(line));
    ws.on('error', () => ws.terminate()); // a frame over maxPayload, or bytes that are no frame
    if (isCrowded) return line.close('flood');
    const connection = hocuspocus.handleConnection(ws as never, new Request('http://localhost/collab'), { line });
    ws.on('message', (data: Buffer, isBinary: boolean) => {
      if (line.admits(data, isBinary)) connection.handleMessage(new Uint8Array(data));
    });
    ws.on('close', (code, reason) => connection.handleClose({ code, reason: reason.toString() } as never));
  }

  /** Asks for every open socket again. While the database is away nobody is thrown out for that. */
  async function judge() {
    const all = [...lines].filter((l) => !l.isClosed);
    if (!all.length) return;
    const keys = all.flatMap((l) => l.key ?? []);
    const [sessions, facts] = await Promise.all([findSessions([...new Set(all.map((l) => l.actor.sessionId))]), factsOf(keys)]);
    for (const line of all) {
      const session = sessions.get(line.actor.sessionId);
      if (!session) line.close('session');
      else if (line.key && line.rights !== 'none') rejudge(line, actorOf(session), factsFor(facts, line.key));
    }
  }

  const quietly = (work: () => Promise<unknown>) => () =>
    void work().catch((e: unknown) => log.warn({ err: (e as Error).message }, 'the live door waits for the database'));
  const timers = [
    setInterval(quietly(judge), JUDGE_EVERY),
    setInterval(
      quietly(() => texts.tend()),
      5000,
    ),
  ];
  timers.push(
    setInterval(
      quietly(() => texts.foldLeftovers()),
      60_000,
    ),
  );
  quietly(() => texts.foldLeftovers())();
  let soon: NodeJS.Timeout | undefined;

  return {
    upgrade,
    /** Something changed that rights may depend on: they are asked again at once. */
    judgeSoon() {
      soon ??= setTimeout(() => {
        soon = undefined;
        quietly(judge)();
      }, 100);
    },
    sockets: () => lines.size,
    /** Everything taken is committed and folded, everybody is told to come back. */
    async close() {
      clearTimeout(soon);
      for (const timer of timers) clearInterval(timer);
      for (const line of lines) line.close('restart');
      await Promise.race([wal.flush(), pause(1000)]); // without a database nothing was acknowledged either
      await Promise.race([Promise.all(texts.names().map((name) => texts.close(name))), pause(1000)]);
      for (const ws of sockets.clients) ws.terminate();
    },
  };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms).unref());

function isOwnPen(text: OpenText, client: number, userId: string): boolean {
  if (client === FIRST_CLIENT) return false;
  const owner = text.pens.get(client);
  // A pen nobody is known by, with words in the text already: whoever that was, it was not you.
  return owner ? owner === userId : !text.doc.store.clients.has(client);
}

/** Rights as they are now; less than before closes the socket, more needs a new page. */
function rejudge(line: Line, actor: ReturnType<typeof actorOf>, facts: Parameters<typeof rightsIn>[1]) {
  if (facts && facts.epoch !== line.epoch) return line.close('epoch');
  const rights = rightsIn(actor, facts);
  if (rights === 'none' || (line.rights === 'write' && rights === 'read')) line.close('rights');
}

function noteActivity(line: Line) {
  if (Date.now() - line.touchedAt < TOUCH_EVERY) return;
  line.touchedAt = Date.now();
  touchSession(line.actor.sessionId);
}

/** Nobody sits under another's name, and one screen is one presence: what else a client says of itself is dropped. */
function keepOwnPresence(line: Line, states: Map<number, Record<string, unknown>>, text: OpenText | undefined) {
  for (const [client, state] of states) {
    const isSaid = state && typeof state === 'object' && 'user' in state;
    const isFree = text && isOwnPen(text, client, line.actor.userId);
    if (isSaid && isFree && line.presence === null) {
      line.presence = client;
      text.pens.set(client, line.actor.userId);
    }
    if (client !== line.presence || !isSaid || !isFree) states.delete(client);
    else states.set(client, { user: { id: line.actor.userId, name: line.actor.name }, ...cursorOf(state) });
  }
}

function cursorOf(state: Record<string, unknown>): { cursor?: unknown } {
  const cursor = state.cursor ?? null;
  return JSON.stringify(cursor).length <= MAX_PRESENCE ? { cursor } : {};
}
