// Who changed which blocks of an open text, with the words before and after: what the audit says once a person falls quiet.
import * as Y from 'yjs';
import { TEXT_FIELD } from '@/lib/collab/extensions';

export type Pen = { userId: string; sessionId: string | null };
export type PersonsChange = Pen & {
  /** The logged updates it cites. */
  first: number;
  last: number;
  updates: number;
  lastAt: number;
  /** Block id → words before the person touched it; null where there was no such block. */
  before: Map<string, string | null>;
};

/** Whose a transaction is, and which row logged it. */
export type WrittenBy = { pen: Pen; row: number };

const wordsOf = (node: unknown): string => {
  if (node instanceof Y.XmlText)
    return node
      .toDelta()
      .map((d: { insert?: unknown }) => (typeof d.insert === 'string' ? d.insert : ''))
      .join('');
  if (!(node instanceof Y.XmlElement)) return '';
  if (node.nodeName === 'reference') return String(node.getAttribute('label') ?? '');
  const glue = node.nodeName === 'paragraph' || node.nodeName === 'heading' ? '' : '\n';
  return node.toArray().map(wordsOf).join(glue);
};

/** @param writerOf reads a transaction's origin; null for what no person wrote */
export function trackChanges(doc: Y.Doc, writerOf: (origin: unknown) => WrittenBy | null, now: () => number = Date.now) {
  const root = doc.getXmlFragment(TEXT_FIELD);
  const people = new Map<string, PersonsChange>();
  let blocks = readBlocks();

  function readBlocks() {
    const all = new Map<string, string>();
    for (const node of root.toArray()) {
      const id = node instanceof Y.XmlElement ? node.getAttribute('id') : undefined;
      if (id) all.set(id, wordsOf(node));
    }
    return all;
  }

  /** The block a change happened in; null when blocks came or went. */
  function blockOf(target: Y.AbstractType<unknown>): Y.XmlElement | null {
    let at: Y.AbstractType<unknown> | null = target;
    while (at && at.parent !== root) at = at.parent as Y.AbstractType<unknown> | null;
    return at instanceof Y.XmlElement ? at : null;
  }

  /** Block ids whose words differ now, with the words of before; brings the memory up to date. */
  function differences(events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): Map<string, string | null> {
    const touched = events.map((e) => blockOf(e.target));
    const found = new Map<string, string | null>();
    const single = touched.every((b): b is Y.XmlElement => !!b?.getAttribute('id') && blocks.has(b.getAttribute('id') as string));
    const current = single
      ? new Map(touched.map((b) => [(b as Y.XmlElement).getAttribute('id') as string, wordsOf(b)]))
      : readBlocks();
    for (const [id, words] of current) if (blocks.get(id) !== words) found.set(id, blocks.get(id) ?? null);
    if (single) for (const [id, words] of current) blocks.set(id, words);
    else {
      for (const [id, words] of blocks) if (!current.has(id)) found.set(id, words);
      blocks = current;
    }
    return found;
  }

  root.observeDeep((events, transaction) => {
    const found = differences(events);
    const writer = writerOf(transaction.origin);
    if (!writer) return;
    const change = noteRow(writer);
    for (const [id, words] of found) if (!change.before.has(id)) change.before.set(id, words);
  });

  function noteRow({ pen, row }: WrittenBy): PersonsChange {
    const known = people.get(pen.userId);
    const change: PersonsChange = known ?? { ...pen, first: row, last: row, updates: 0, lastAt: 0, before: new Map() };
    if (change.last !== row || !known) change.updates++;
    Object.assign(change, { last: Math.max(change.last, row), lastAt: now(), sessionId: pen.sessionId });
    people.set(pen.userId, change);
    return change;
  }

  return {
    hasAny: () => people.size > 0,
    /** When somebody wrote last; 0 when nobody did. */
    lastAt: () => Math.max(0, ...[...people.values()].map((p) => p.lastAt)),
    /** What people did since they were taken last; `put` gives it back when it could not be written down. */
    take(): PersonsChange[] {
      const taken = [...people.values()];
      people.clear();
      return taken;
    },
    put(changes: readonly PersonsChange[]) {
      for (const change of changes) {
        const later = people.get(change.userId);
        if (later) for (const [id, words] of later.before) if (!change.before.has(id)) change.before.set(id, words);
        people.set(change.userId, {
          ...change,
          ...(later && { last: later.last, updates: change.updates + later.updates, lastAt: later.lastAt }),
        });
      }
    },
    /** The words of a person's blocks, before and after, in the order of the text; null where there were none. */
    told(change: PersonsChange): { before: string | null; after: string | null } {
      const order = [...blocks.keys()].filter((id) => change.before.has(id));
      const gone = [...change.before.keys()].filter((id) => !blocks.has(id));
      const join = (parts: (string | null | undefined)[]) => parts.filter((p) => p).join('\n\n') || null;
      return {
        before: join([...order, ...gone].map((id) => change.before.get(id))),
        after: join(order.map((id) => blocks.get(id))),
      };
    },
  };
}

export type Changes = ReturnType<typeof trackChanges>;
