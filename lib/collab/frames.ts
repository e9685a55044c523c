// The first words of a frame on the wire: which text it speaks of and what kind it is. Hocuspocus' protocol, read with suspicion.

/** Kinds a browser may send. Stateless messages and the server's own kinds are not among them. */
export const SYNC = 0;
export const AWARENESS = 1;
export const AUTH = 2;
const QUERY_AWARENESS = 3;
const CLOSE = 7;
const ALLOWED = new Set([SYNC, AWARENESS, AUTH, QUERY_AWARENESS, CLOSE]);
const LONGEST_NAME = 100;

function varUint(bytes: Uint8Array, from: number): [value: number, next: number] | null {
  let value = 0;
  for (let i = 0; i < 5; i++) {
    const byte = bytes[from + i];
    if (byte === undefined) return null;
    value += (byte & 0x7f) * 2 ** (7 * i);
    if (byte < 0x80) return [value, from + i + 1];
  }
  return null;
}

/** Null for what no client of ours would send. */
export function readFrame(bytes: Uint8Array): { name: string; kind: number } | null {
  const length = varUint(bytes, 0);
  if (!length || length[0] > LONGEST_NAME || length[1] + length[0] > bytes.length) return null;
  const end = length[1] + length[0];
  const name = Buffer.from(bytes.subarray(length[1], end)).toString('utf8');
  const kind = varUint(bytes, end);
  return kind && ALLOWED.has(kind[0]) ? { name, kind: kind[0] } : null;
}

/** So many a second, and a little store for bursts. */
export function createBucket(perSecond: number, store: number) {
  let left = store;
  let at = Date.now();
  return (amount: number): boolean => {
    const now = Date.now();
    left = Math.min(store, left + ((now - at) / 1000) * perSecond);
    at = now;
    if (left < amount) return false;
    left -= amount;
    return true;
  };
}
