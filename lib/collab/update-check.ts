// Whether an update from a client may be taken at all. Yjs itself takes almost anything: malformed bytes are acknowledged as
// true, a forged client id makes the victim's later words vanish, and structs that hang in the air stay pending for ever.
import * as Y from 'yjs';

export const MAX_UPDATE = 1024 * 1024;
/** Bytes of a living text: some two thousand pages. */
export const MAX_TEXT = 16 * 1024 * 1024;

export type Refusal = 'malformed' | 'too large' | 'foreign client' | 'pending';
export type Judged = { refusal: Refusal } | { clients: number[]; isNew: boolean };

type Id = { client: number; clock: number };
type Decoded = ReturnType<typeof Y.decodeUpdate>;
type Struct = Decoded['structs'][number] & { origin?: Id | null; rightOrigin?: Id | null; parent?: unknown };

/**
 * @param current the document the update would be applied to
 * @param isOwn whether this client id may be used by the person who sends it
 * @returns why it is refused, or the client ids that write in it and whether it says anything new
 */
export function judgeUpdate(data: Uint8Array, current: Y.Doc, isOwn: (client: number) => boolean): Judged {
  if (data.length > MAX_UPDATE) return { refusal: 'too large' };
  let update: Decoded;
  try {
    update = Y.decodeUpdate(data);
  } catch {
    return { refusal: 'malformed' };
  }
  const ends = newEnds(update.structs as Struct[], current);
  if (!ends) return { refusal: 'pending' };
  const clients = [...ends.keys()];
  if (clients.some((client) => !isOwn(client))) return { refusal: 'foreign client' };
  const known = (id: Id) => id.clock < Math.max(Y.getState(current.store, id.client), ends.get(id.client) ?? 0);
  if (!(update.structs as Struct[]).every((s) => neighbours(s).every(known))) return { refusal: 'pending' };
  for (const [client, ranges] of update.ds.clients)
    if (!ranges.every((r) => r.len === 0 || known({ client, clock: r.clock + r.len - 1 }))) return { refusal: 'pending' };
  return { clients, isNew: clients.length > 0 || deletesSomething(update.ds, current) };
}

/** Where each client's new structs end; null when some do not continue what is there. Structs that are known already count as nothing. */
function newEnds(structs: readonly Struct[], current: Y.Doc): Map<number, number> | null {
  const ends = new Map<number, number>();
  for (const struct of structs) {
    const { client, clock } = struct.id;
    const end = clock + struct.length;
    const reached = ends.get(client) ?? Y.getState(current.store, client);
    if (end <= reached) continue;
    if (clock > reached || struct instanceof Y.Skip) return null;
    ends.set(client, end);
  }
  return ends;
}

const isId = (value: unknown): value is Id => value instanceof Y.ID;
const neighbours = (s: Struct): Id[] => [s.origin, s.rightOrigin, s.parent].filter(isId);

function deletesSomething(ds: Decoded['ds'], current: Y.Doc): boolean {
  for (const [client, ranges] of ds.clients)
    for (const { clock, len } of ranges) {
      const structs = current.store.clients.get(client) ?? [];
      for (let at = clock; at < clock + len; ) {
        const struct = structs[Y.findIndexSS(structs, at)];
        if (!struct) break;
        if (!struct.deleted) return true;
        at = struct.id.clock + struct.length;
      }
    }
  return false;
}
