// A hand-written client of the living text: no provider, no editor, every frame by hand. For the crash test and hostile tests.
import { WebSocket } from 'ws';
import * as awareness from 'y-protocols/awareness';
import * as Y from 'yjs';

/** Numbers in groups of seven bits, lowest first, as lib0 writes them. */
export function varUint(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    bytes.push((rest % 128) + (rest >= 128 ? 128 : 0));
    if (rest < 128) return bytes;
  }
}
const varBytes = (bytes: Uint8Array) => [...varUint(bytes.length), ...bytes];
const varString = (text: string) => varBytes(Buffer.from(text));

function createReader(bytes: Uint8Array) {
  let at = 0;
  const uint = () => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = bytes[at++] ?? 0;
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  const take = () => {
    const length = uint();
    at += length;
    return bytes.slice(at - length, at);
  };
  return { uint, take, text: () => Buffer.from(take()).toString() };
}

const [SYNC, AWARENESS, AUTH, STATELESS, SYNC_STATUS] = [0, 1, 2, 5, 8];
const [STEP_1, STEP_2, UPDATE] = [0, 1, 2];

export type ClientOptions = {
  url: string;
  name: string;
  cookie?: string | undefined;
  origin?: string | undefined;
  epoch?: number | string;
  doc?: Y.Doc;
  /** Says nothing by itself. */
  isSilent?: boolean;
  /** After the first text takes what others write without reading it: a hundred of them fit into one process. */
  isLean?: boolean;
};

export function openTextClient({
  url,
  name,
  cookie,
  origin,
  epoch = 1,
  doc = new Y.Doc(),
  isSilent = false,
  isLean = false,
}: ClientOptions) {
  const headers = { ...(cookie && { Cookie: cookie }), ...(origin && { Origin: origin }) };
  const ws = new WebSocket(url, { headers, perMessageDeflate: false });
  ws.binaryType = 'nodebuffer';
  const seen = {
    acked: 0,
    refused: 0,
    denied: null as string | null,
    scope: null as string | null,
    isSynced: false,
    code: 0,
    reason: '',
    status: 0,
  };
  /** Own edits in the order they were sent, until each is acknowledged. */
  const waiting: string[] = [];
  const acknowledged: string[] = [];
  const others = new Map<number, unknown>();
  const watchers = new Set<() => void>();
  const changed = () => {
    for (const watcher of watchers) watcher();
  };

  const frame = (kind: number, content: number[], to = name) => Uint8Array.from([...varString(to), ...varUint(kind), ...content]);
  const raw = (bytes: Uint8Array | string) => {
    if (ws.readyState === WebSocket.OPEN) ws.send(bytes, () => {});
  };
  const sync = (step: number, bytes: Uint8Array, to = name) => raw(frame(SYNC, [...varUint(step), ...varBytes(bytes)], to));
  const authenticate = (to = name) => raw(frame(AUTH, [0, ...varString(String(epoch)), ...varString('4.7.0')], to));

  ws.on('open', () => {
    if (!isSilent) {
      authenticate();
      sync(STEP_1, Y.encodeStateVector(doc));
    }
    changed();
  });
  ws.on('unexpected-response', (_request, response) => {
    seen.status = response.statusCode ?? 0;
    ws.terminate();
    changed();
  });
  ws.on('error', () => changed());
  ws.on('close', (code, reason) => {
    Object.assign(seen, { code, reason: reason.toString() });
    changed();
  });
  ws.on('message', (data: Buffer) => {
    read(new Uint8Array(data));
    changed();
  });

  function read(bytes: Uint8Array) {
    const { uint, take, text } = createReader(bytes);
    text();
    const kind = uint();
    if (kind === SYNC || kind === 4) {
      const step = uint();
      const content = take();
      if (isLean && step === UPDATE) return;
      if (step !== STEP_1) Y.applyUpdate(doc, content, 'server');
      else if (!isSilent) {
        waiting.push('');
        sync(STEP_2, Y.encodeStateAsUpdate(doc, content));
      }
      if (step === STEP_2) seen.isSynced = true;
    } else if (kind === AUTH) {
      if (uint() === 1) seen.denied = text();
      else seen.scope = text();
    } else if (kind === SYNC_STATUS) {
      if (uint() === 1) {
        seen.acked++;
        const edit = waiting.shift();
        if (edit) acknowledged.push(edit);
      } else seen.refused++;
    } else if (kind === AWARENESS) {
      const states = new awareness.Awareness(new Y.Doc());
      awareness.applyAwarenessUpdate(states, take(), null);
      for (const [client, state] of states.getStates()) others.set(client, state);
      states.destroy();
    }
  }

  return {
    doc,
    seen,
    acknowledged,
    waiting,
    others,
    raw,
    frame,
    sync,
    authenticate,
    STEP_2,
    UPDATE,
    /** One change, sent as one update; `mark` is what is looked for after the crash. */
    edit(mark: string, change: (doc: Y.Doc) => void) {
      const before = Y.encodeStateVector(doc);
      doc.transact(() => change(doc), 'own');
      waiting.push(mark);
      sync(UPDATE, Y.encodeStateAsUpdate(doc, before));
    },
    presence(client: number, state: object, to = name) {
      const own = new awareness.Awareness(new Y.Doc());
      own.setLocalState(null);
      own.states.set(client, state as Record<string, unknown>);
      own.meta.set(client, { clock: 1, lastUpdated: Date.now() });
      const update = awareness.encodeAwarenessUpdate(own, [client]);
      own.destroy();
      raw(frame(AWARENESS, varBytes(update), to));
    },
    stateless: (kind = STATELESS) => raw(frame(kind, varString('hello'))),
    /** Resolves as soon as it is so. */
    until(isSo: () => boolean, patience = 10_000): Promise<void> {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          watchers.delete(look);
          reject(new Error(`not so in ${patience} ms: ${isSo} ${JSON.stringify(seen)}`));
        }, patience);
        function look() {
          if (!isSo()) return;
          clearTimeout(timer);
          watchers.delete(look);
          resolve();
        }
        watchers.add(look);
        doc.on('update', look);
        look();
      });
    },
    kill: () => ws.terminate(),
  };
}

export type TextClient = ReturnType<typeof openTextClient>;

/** A paragraph with an id, as the editor makes it. */
export function addParagraph(doc: Y.Doc, id: string, words: string) {
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.setAttribute('id', id);
  paragraph.insert(0, [new Y.XmlText(words)]);
  const root = doc.getXmlFragment('default');
  root.insert(root.length, [paragraph]);
}
