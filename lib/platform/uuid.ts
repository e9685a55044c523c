// UUID version 7: sorts by the moment it was made, so that rows made in order stay in order.
import { randomBytes } from 'node:crypto';

let last = 0n;

/** A new UUID v7, greater than every one this process made before. */
export function uuid7(): string {
  const now = BigInt(Date.now()) << 12n;
  // The 12 bits after the milliseconds count up within one; a full counter borrows from the next millisecond.
  last = now > last ? now : last + 1n;
  const head = last.toString(16).padStart(15, '0');
  const tail = randomBytes(8);
  tail[0] = ((tail[0] as number) & 0x3f) | 0x80;
  const rest = tail.toString('hex');
  return `${head.slice(0, 8)}-${head.slice(8, 12)}-7${head.slice(12, 15)}-${rest.slice(0, 4)}-${rest.slice(4)}`;
}

/** Whether a text, e.g. of an address, is the id of something. */
export const isUuid = (text: string): boolean => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);
