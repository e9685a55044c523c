// Secrets of this installation: generated once under .data/ for the embedded database, demanded for an external one.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fromRoot } from './runtime.mjs';

/** The kept secret of that name, made on first use. */
export function keptSecret(name) {
  const file = fromRoot('.data', name);
  mkdirSync(fromRoot('.data'), { recursive: true });
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

/**
 * The secret that signs sessions. There is no default: with a database of one's own, one says one's own secret.
 * @param {{isEmbedded: boolean, isDevelopment: boolean}} options
 */
export function sessionSecret({ isEmbedded, isDevelopment }) {
  const given = process.env.NEXTAUTH_SECRET;
  if (given && given.length < 32 && !isDevelopment)
    throw new Error('NEXTAUTH_SECRET is too short: give at least 32 random characters (`openssl rand -hex 32`).');
  if (given) return given;
  if (isEmbedded || isDevelopment) return keptSecret('secret');
  throw new Error('Set NEXTAUTH_SECRET: with DATABASE_URL there is no default secret (`openssl rand -hex 32` makes one).');
}
