// Which statements an answer consists of, as the web process itself issued them.
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Statement } from './operations';

export type Answer = { html: string; statements: Statement[] };

/** Noted beside the request once a minute, not part of the answer. */
const isAside = ({ text }: Statement) => /^with s as \(update "Session"/.test(text);

async function answerOf(url: string, cookie: string): Promise<string> {
  const response = await fetch(url, { headers: { cookie }, redirect: 'manual' });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${url} answered ${response.status} ${response.headers.get('location') ?? ''}`);
  return text;
}

/** Asks twice and looks at the second time. @param log the file that the server writes its statements to */
export async function statementsOf(url: string, cookie: string, log: string): Promise<Answer> {
  await answerOf(url, cookie);
  await sleep(30);
  writeFileSync(log, '');
  const html = await answerOf(url, cookie);
  await sleep(30);
  const lines = readFileSync(log, 'utf8').split('\n').filter(Boolean);
  return { html, statements: lines.map((line) => JSON.parse(line) as Statement).filter((s) => !isAside(s)) };
}

/** What an answer asks beyond the empty door: the session's and the frame's statements taken away. */
export const beyond = (all: readonly Statement[], empty: readonly Statement[]): Statement[] =>
  all.filter((s) => !empty.some((e) => e.text === s.text));
