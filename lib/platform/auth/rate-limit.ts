// Failed tries, counted in the database so that a restart or a second process forgets nothing.
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import { pool } from '@/lib/platform/db';

const limiter = (keyPrefix: string, points: number, duration = 300) =>
  new RateLimiterPostgres({
    storeClient: pool,
    tableName: 'rate_limit',
    tableCreated: true,
    keyPrefix,
    points,
    duration,
    clearExpiredByTimeout: false,
  });

/** ≤ 10 failed tries in 5 minutes per account. */
export const accountTries = limiter('account', 10);
/** ≤ 100 failed tries in 5 minutes per address. */
export const addressTries = limiter('address', 100);
/** ≤ 30 wrong codes of one-time links in 5 minutes per address. */
export const linkTries = limiter('link', 30);
/** ≤ 5 resets in an hour for one e-mail address, ≤ 30 from one network address. */
export const resetsOfAddress = limiter('reset-email', 5, 3600);
export const resetsOfCaller = limiter('reset-address', 30, 3600);

/** Whether this key has used up its tries. */
export async function isExhausted(of: RateLimiterPostgres, key: string): Promise<boolean> {
  const row = await of.get(key);
  return !!row && row.consumedPoints >= of.points;
}

export async function countFailure(of: RateLimiterPostgres, key: string) {
  await of.penalty(key, 1);
}
