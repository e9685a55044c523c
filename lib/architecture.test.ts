// The import law of the house, as tests. Read by regular expressions: the native compiler has no JavaScript interface.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { SILENT_COMMANDS } from '@/lib/platform/audit/silent';

type Import = { from: string; isType: boolean; names: string[] };
type Source = { file: string; text: string; imports: Import[]; isClient: boolean };

const IMPORT = /^(?:import|export)\s+(type\s+)?([\s\S]*?)\s*from\s+'([^']+)'/gm;

function parse(file: string): Source {
  const text = readFileSync(file, 'utf8');
  const imports = [...text.matchAll(IMPORT)].map(([, type, what = '', from = '']) => {
    const names = what
      .replace(/[{}]/g, ' ')
      .split(',')
      .map((n) => n.trim())
      .filter(Boolean);
    return {
      from: resolve(file, from),
      isType: !!type || (what.includes('{') && names.every((n) => n.startsWith('type '))),
      names,
    };
  });
  return { file, text, imports, isClient: /^\s*(\/\/[^\n]*\n|\/\*[\s\S]*?\*\/\s*)*['"]use client['"]/.test(text) };
}

const resolve = (file: string, from: string) =>
  from.startsWith('@/') ? from.slice(2) : from.startsWith('.') ? path.posix.join(path.posix.dirname(file), from) : from;

const sources: Source[] = ['app', 'components', 'lib']
  .flatMap((root) => readdirSync(root, { recursive: true, encoding: 'utf8' }).map((f) => `${root}/${f}`))
  .filter((f) => /\.tsx?$/.test(f) && !/\.test\.tsx?$/.test(f))
  .map(parse);
const inFolder = (folder: string) => sources.filter((s) => s.file.startsWith(folder));
const named = (name: string) => sources.filter((s) => s.file.endsWith(`/${name}`));
const runtime = (s: Source) => s.imports.filter((i) => !i.isType);
const isGenerated = (from: string) => /^prisma\/generated\/(client|internal|models)/.test(from);
const offences = (list: Source[], bad: (i: Import, s: Source) => boolean, of: (s: Source) => Import[] = runtime) =>
  list.flatMap((s) =>
    of(s)
      .filter((i) => bad(i, s))
      .map((i) => `${s.file} → ${i.from}`),
  );

test('mutations that the internet can call stand in server-actions.ts and nowhere else', () => {
  const wrong = sources.filter((s) => /^\s*['"]use server['"]/m.test(s.text) && !s.file.endsWith('/server-actions.ts'));
  expect(wrong.map((s) => s.file)).toEqual([]);
});

test('no door talks to the database', () => {
  const doors = [...inFolder('app/'), ...inFolder('components/')].filter((s) => !s.file.startsWith('app/api/health'));
  expect(offences(doors, (i) => i.from === 'lib/platform/db' || isGenerated(i.from))).toEqual([]);
});

test('pages import no commands; only route handlers, jobs and scripts do', () => {
  const pages = inFolder('app/').filter((s) => !s.file.endsWith('route.ts'));
  expect(offences([...pages, ...inFolder('components/')], (i) => /\/commands(\/|$)/.test(i.from))).toEqual([]);
});

test('what runs in the browser imports no queries, commands, policy or database', () => {
  const client = sources.filter((s) => s.isClient);
  const forbidden =
    /^lib\/.*\/(queries|commands|policy|tell)(\/|$)|^lib\/platform\/(db|command|audit|storage|queue|settings|auth\/(?!server-actions))/;
  expect(client.length).toBeGreaterThan(0);
  expect(offences(client, (i) => forbidden.test(i.from) || isGenerated(i.from))).toEqual([]);
});

test('components are not imported by the business, and primitives know nothing of the domain', () => {
  expect(
    offences(
      inFolder('lib/'),
      (i) => /^(app|components)\//.test(i.from),
      (s) => s.imports,
    ),
  ).toEqual([]);
  expect(
    offences(
      inFolder('components/ui/'),
      (i) => /^lib\/(?!platform\/)/.test(i.from),
      (s) => s.imports,
    ),
  ).toEqual([]);
});

test('plumbing knows no noun', () => {
  expect(offences(inFolder('lib/platform/'), (i) => i.from.startsWith('lib/') && !i.from.startsWith('lib/platform/'))).toEqual(
    [],
  );
});

test('commands know nothing of Next', () => {
  const business = inFolder('lib/').filter((s) => !/server-actions\.ts$|lib\/platform\/(auth|i18n)\//.test(s.file));
  expect(offences(business, (i) => /^(next|next-intl)(\/|$)/.test(i.from))).toEqual([]);
});

test('policies are pure and total: nothing to wait for, nothing to read', () => {
  const policies = named('policy.ts');
  expect(policies.length).toBeGreaterThan(2);
  expect(policies.filter((s) => /\b(await|async)\b/.test(s.text)).map((s) => s.file)).toEqual([]);
  expect(offences(policies, (i) => i.from === 'lib/platform/db' || /\/(queries|commands)$/.test(i.from))).toEqual([]);
});

test('rules get the day as an argument and read nothing', () => {
  const rules = named('rules.ts');
  expect(rules.filter((s) => /new Date\(\)|Date\.now\(\)/.test(s.text)).map((s) => s.file)).toEqual([]);
  expect(offences(rules, (i) => i.from === 'lib/platform/db' || /\/(queries|commands)$/.test(i.from))).toEqual([]);
});

test('every command is judged by a policy that is an export of a policy.ts', () => {
  const commands = inFolder('lib/').filter((s) => /= command\(\{/.test(s.text));
  expect(commands.length).toBeGreaterThan(2);
  const wrong = commands.flatMap((s) => {
    const fromPolicies = s.imports
      .filter((i) => /\/policy$/.test(i.from))
      .flatMap((i) => i.names.map((n) => n.replace(/^.* as /, '')));
    return [...s.text.matchAll(/^ {2}allow(?::\s*([\w$]+))?[^\n]*/gm)]
      .filter(([, name]) => !name || !fromPolicies.includes(name))
      .map(([line]) => `${s.file}: ${line.trim()}`);
  });
  expect(wrong).toEqual([]);
});

test('a command without an event is one that exists and says why', () => {
  const names = sources.flatMap((s) => [...s.text.matchAll(/\bname: '([a-zA-Z]+\.[a-zA-Z]+)'/g)].map((m) => m[1]));
  expect(Object.keys(SILENT_COMMANDS).filter((n) => !names.includes(n))).toEqual([]);
  expect(Object.values(SILENT_COMMANDS).every((reason) => reason.length > 20)).toBe(true);
});

test('queries ask who is asking first', () => {
  const wrong = named('queries.ts').flatMap((s) =>
    [...s.text.matchAll(/^export (?:async function (\w+)\(\s*([^,):]*)|const (\w+) = (?:cache\()?(?:async )?\(\s*([^,):]*))/gm)]
      .filter(([, , first, , second]) => (first ?? second ?? '').trim() !== 'actor')
      .map((m) => `${s.file}: ${m[1] ?? m[3]}`),
  );
  expect(wrong).toEqual([]);
});

test('nouns depend on each other one way', () => {
  const nouns = new Map<string, Set<string>>();
  for (const s of inFolder('lib/')) {
    const [, from] = s.file.split('/');
    if (!from || from.includes('.') || from === 'platform') continue;
    for (const i of runtime(s)) {
      const [root, to] = i.from.split('/');
      if (root === 'lib' && to && to !== from && to !== 'platform') nouns.set(from, (nouns.get(from) ?? new Set()).add(to));
    }
  }
  expect(cycles(nouns)).toEqual([]);
});

function cycles(graph: Map<string, Set<string>>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (node: string, trail: string[]) => {
    if (trail.includes(node)) found.push([...trail.slice(trail.indexOf(node)), node].join(' → '));
    else if (!done.has(node)) {
      for (const next of graph.get(node) ?? []) visit(next, [...trail, node]);
      done.add(node);
    }
  };
  for (const node of graph.keys()) visit(node, []);
  return found;
}

test('there are no barrel files', () => {
  expect(sources.filter((s) => /\/index\.tsx?$/.test(s.file)).map((s) => s.file)).toEqual([]);
});
