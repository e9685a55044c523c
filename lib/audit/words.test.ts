// Every event that the code names has a sentence: the history speaks, it does not show codes.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { eventSentence } from '@/lib/audit/sentence';
import { translator } from '@/lib/platform/i18n/translator';

const sources = ['lib', 'app', 'scripts']
  .flatMap((root) => readdirSync(root, { recursive: true, encoding: 'utf8' }).map((f) => `${root}/${f}`))
  .filter((f) => /\.tsx?$/.test(f) && !/\.test\.ts$/.test(f));

/** Names written out: `event: 'noun.happened'`, and `userEvent('happened')` of the people's commands. */
const named = sources.flatMap((file) => {
  const text = readFileSync(file, 'utf8');
  const whole = [...text.matchAll(/\bevent: '([a-zA-Z]+\.[a-zA-Z]+)'/g)].map((m) => m[1] as string);
  const ofUsers = [...text.matchAll(/\buserEvent\('([a-zA-Z]+)'/g)].map((m) => `user.${m[1]}`);
  return [...whole, ...ofUsers];
});

test('every event named in the code has a sentence', () => {
  const t = translator('en');
  expect(named.length).toBeGreaterThan(30);
  expect([...new Set(named)].filter((event) => !t.has(`events.told.${event}`))).toEqual([]);
});

test.each(['en', 'ru', 'tk'])('a sentence is whole in %s even when the event lacks its values', (language) => {
  const t = translator(language);
  const words = Object.assign((key: string, params?: Record<string, string | number>) => t(`events.${key}`, params), {
    has: (key: string) => t.has(`events.${key}`),
  });
  for (const event of new Set(named)) {
    const told = eventSentence(words, { event, actorKind: 'user', params: {} });
    expect(told, event).not.toMatch(/events\.|\{|undefined/);
  }
});

test('what was refused and what nobody has words for is still told', () => {
  const t = translator('en');
  const words = Object.assign((key: string, params?: Record<string, string | number>) => t(`events.${key}`, params), {
    has: (key: string) => t.has(`events.${key}`),
  });
  const told = (more: object) =>
    eventSentence(words, { event: 'user.giveRole', actorKind: 'user', params: { name: 'Kerim' }, ...more });
  expect(told({ refusal: 'FORBIDDEN' })).toBe('Kerim was refused: user.giveRole');
  expect(told({})).toBe('Kerim: user.giveRole');
  expect(told({ params: {}, actorKind: 'system', event: 'plan.created' })).toMatch(/^Maksat/);
});
