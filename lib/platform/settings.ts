// Settings of the installation that are read outside a request; inside one, the actor carries them.
import { passOn } from '@/lib/platform/away';
import { BUSINESS_OFFSET } from '@/lib/platform/clocks';
import { pool } from '@/lib/platform/db';

export async function readSetting<T>(key: string): Promise<T | null> {
  const { rows } = await pool.query<{ value: T }>('select "value" from "Setting" where "key" = $1', [key]);
  return rows[0]?.value ?? null;
}

/** Days between real time and the business day. */
export const readOffset = async () => (await readSetting<number>(BUSINESS_OFFSET).catch(passOn)) ?? 0;
