// The data of a first start: reference rows always, the demonstration only where it is asked for and nobody is there yet.
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { pool } from '@/lib/platform/db';
import { queue, stopQueue } from '@/lib/platform/queue';

type Loader = () => Promise<unknown>;

/** The loaders live with their data; a file that is not there loads nothing. */
async function loader(file: string, name: string): Promise<Loader | undefined> {
  const url = new URL(`../../${file}`, import.meta.url);
  if (!existsSync(url)) return undefined;
  const module = (await import(pathToFileURL(url.pathname).href)) as Record<string, Loader>;
  return module[name];
}

/** The queue's own tables, so that the first job of the web process finds them. */
export async function installQueue() {
  await queue();
  await stopQueue();
}

/** SDG goals and targets, languages: idempotent. */
export async function loadReference() {
  await (await loader('prisma/reference/load.ts', 'loadReference'))?.();
}

/** The demonstration, once: an installation in which anybody exists is left alone. */
export async function loadDemonstration(say: (text: string) => void) {
  const { rows } = await pool.query<{ n: number }>('select count(*)::int as n from "User"');
  if (rows[0]?.n) return;
  const load = await loader('prisma/demo/load.ts', 'loadDemonstration');
  if (!load) return;
  say('Loading the demonstration…');
  await load();
  await (await loader('prisma/demo/documents.ts', 'loadDocuments'))?.();
}
