// Reference data, apart from any plan: languages, SDG goals and targets with short titles, and why a target is a right.
import { readFileSync } from 'node:fs';
import type { Queryable, Row } from '@/prisma/factories/rows';
import { isMain, type Target, withClient } from '@/prisma/factories/session';

type Words = { en: string; ru: string; tk: string };
type SdgFile = {
  goals: { code: string; colour: string; short: Words }[];
  targets: { code: string; goal: string; short: Words; rights: { treaty: string; article: string }[] }[];
  treaties: { code: string; name: Words }[];
  articles: { treaty: string; article: string; right: Words }[];
};

const languages = [
  { code: 'tk', name: 'Türkmençe', rank: 1 },
  { code: 'ru', name: 'Русский', rank: 2 },
  { code: 'en', name: 'English', rank: 3 },
];

function sdgRows(file: SdgFile) {
  const treaty = new Map(file.treaties.map((t) => [t.code, t.name]));
  const article = new Map(file.articles.map((a) => [`${a.treaty} ${a.article}`, a.right]));
  const needed = (words: Words | undefined, what: string) => {
    if (!words) throw new Error(`sdg-short-titles.json: ${what} has no name`);
    return words;
  };
  return {
    goals: file.goals.map(({ code, colour, short }, n) => ({ code, colour, short, rank: n + 1 })),
    targets: file.targets.map(({ code, goal, short }, n) => ({ code, goalCode: goal, short, rank: n + 1 })),
    rights: file.targets.flatMap((target) =>
      target.rights.map((r, n) => ({
        targetCode: target.code,
        treaty: r.treaty,
        article: r.article,
        right: needed(article.get(`${r.treaty} ${r.article}`), `${r.treaty} ${r.article}`),
        treatyName: needed(treaty.get(r.treaty), r.treaty),
        rank: n + 1,
      })),
    ),
  };
}

/** Writes the rows, or brings rows that are there to the file's state. */
async function upsert(client: Queryable, table: string, keys: readonly string[], rows: readonly Row[]) {
  const names = Object.keys(rows[0] ?? {});
  const list = (columns: readonly string[]) => columns.map((column) => `"${column}"`).join(', ');
  const changes = names.filter((column) => !keys.includes(column)).map((column) => `"${column}" = excluded."${column}"`);
  await client.query(
    `insert into "${table}" (${list(names)}) select ${list(names)} from jsonb_populate_recordset(null::"${table}", $1::jsonb)
     on conflict (${list(keys)}) do update set ${changes.join(', ')}`,
    [JSON.stringify(rows)],
  );
}

/** Loads the reference data into the database of `target`; running it again changes nothing. */
export const loadReference = (target?: Target) =>
  withClient(target, async (client) => {
    const file = JSON.parse(readFileSync(new URL('./sdg-short-titles.json', import.meta.url), 'utf8')) as SdgFile;
    const { goals, targets, rights } = sdgRows(file);
    await upsert(client, 'Language', ['code'], languages);
    await upsert(client, 'SdgGoal', ['code'], goals);
    await upsert(client, 'SdgTarget', ['code'], targets);
    await upsert(client, 'SdgTargetRight', ['targetCode', 'treaty', 'article'], rights);
  });

if (isMain(import.meta.url)) await loadReference();
