// One-time links: 128 random bits in letters and figures that can be read from a printed slip; the database keeps a hash.
import { createHash, randomBytes } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 26 letters and figures (Crockford's base 32), without I, L, O, U. */
export function newToken(): string {
  let bits = 0n;
  for (const byte of randomBytes(16)) bits = (bits << 8n) | BigInt(byte);
  let text = '';
  for (let i = 0; i < 26; i++, bits >>= 5n) text = ALPHABET[Number(bits & 31n)] + text;
  return text;
}

/** A token as a person typed it: case, spaces and hyphens do not count, O is zero, I and L are one. */
export const normalToken = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');

export const isToken = (typed: string): boolean => /^[0-9A-HJKMNP-TV-Z]{26}$/.test(normalToken(typed));

export const hashToken = (token: string): string => createHash('sha256').update(normalToken(token)).digest('hex');

/** In groups, for a slip: XXXX-XXXX-… */
export const groupedToken = (token: string): string => token.match(/.{1,4}/g)?.join('-') ?? token;
