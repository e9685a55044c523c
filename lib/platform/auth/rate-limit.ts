// Failed tries, counted in the database so that a restart or a second process forgets nothing.
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
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

/**
 * Takes a try before it is judged, so that a hundred at the same moment are no more than the limit. Give it back when it was right: only
 * failed ones count. @returns false when all are used up
 */
export async function takeTry(of: RateLimiterPostgres, key: string): Promise<boolean> {
  try {
    await of.consume(key, 1);
    return true;
  } catch (e) {
    if (e instanceof RateLimiterRes) return false;
    throw e;
  }
}

export async function giveBack(of: RateLimiterPostgres, key: string) {
  await of.reward(key, 1);
}
