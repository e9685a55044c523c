// What is measured, at which address, as whom, and against which floor it must hold (the table of the issue).
import type { Loaded } from './load-plan';

export type Statement = { text: string; values: unknown[] };

/** The figures of one operation at one size; medians in milliseconds. */
export type Measured = {
  ours: number;
  rate: number;
  empty: number;
  sql: number;
  sqlRate: number;
  renderer: number | null;
  statements: number;
};

export type Operation = {
  name: string;
  who: 'secretariat' | 'focal';
  path: (on: Loaded) => string;
  kind: 'api' | 'page';
  /** What the issue allows, in milliseconds. */
  allowed: (m: Measured) => number;
  /** In words, for the table. */
  target: string;
  /** The answer grows with the plan by its nature: its ratio to the bare SQL must stay. */
  isRollup?: boolean;
};

const list = (name: string, query: string): Operation => ({
  name: `API: 50 actions, ${name}`,
  who: 'secretariat',
  kind: 'api',
  path: (on) => `/api/v1/actions?plan=${on.planId}&limit=50&language=ru&${query}`,
  allowed: (m) => m.empty + 1.5 * m.sql,
  target: 'empty route + 1.5 × SQL',
});
const search = (language: string, word: string) => ({
  ...list('', `q=${encodeURIComponent(word)}`),
  name: `API: full-text search, ${language} (${word})`,
});
const page = (name: string, who: Operation['who'], path: Operation['path']): Operation => ({
  name,
  who,
  path,
  kind: 'page',
  allowed: (m) => m.empty + 2 * m.sql + (m.renderer ?? 0),
  target: 'empty page + 2 × SQL + renderer',
});

export const OPERATIONS: readonly Operation[] = [
  list('status, by deadline', 'status=IN_PROGRESS&sort=deadline'),
  list('lead, by deadline', 'lead=B8&sort=deadline'),
  list('SDG goal, by number', 'sdg=4'),
  list('everything, by lead', 'sort=lead'),
  search('Russian', 'образования'),
  search('English', 'housing district'),
  search('Turkmen', 'çagalaryň bilim'),
  search('rare', '976 etrapda'),
  {
    name: 'API: SDG goal × status, whole plan',
    who: 'secretariat',
    kind: 'api',
    path: (on) => `/api/v1/sdg-rollup?plan=${on.planId}`,
    allowed: (m) => m.empty + 1.2 * m.sql,
    target: 'empty route + 1.2 × SQL',
    isRollup: true,
  },
  page('Home, secretariat', 'secretariat', () => '/home'),
  page('Home, focal point', 'focal', () => '/home'),
  page('Matrix, first 50 rows', 'secretariat', (on) => `/plans/${on.planId}/matrix`),
  page('Matrix, one status, by deadline', 'secretariat', (on) => `/plans/${on.planId}/matrix?status=IN_PROGRESS&sort=deadline`),
  page('Action page', 'secretariat', (on) => `/actions/${on.actionId}`),
  { ...page('Dashboard', 'secretariat', (on) => `/dashboard?plan=${on.planId}`), isRollup: true },
];

export const EMPTY = { api: '/api/bench', page: '/bench' } as const;
/** Share of the bare SQL's rate that lists must reach. */
export const RATE_SHARE = 0.4;

/** Every kind of page, for the count of its statements. */
export const PAGES: readonly { path: (on: Loaded) => string; who?: 'focal' }[] = [
  '/home',
  '/notifications',
  '/account',
  '/plans',
  '/institutions',
  '/people',
  '/audit',
  '/reporting',
  '/review',
  '/reports',
  '/evidence',
]
  .map((path): { path: (on: Loaded) => string; who?: 'focal' } => ({ path: () => path }))
  .concat([
    { path: () => '/home', who: 'focal' },
    { path: () => '/my-reports', who: 'focal' },
    { path: () => '/assignments', who: 'focal' },
    { path: () => '/review', who: 'focal' },
    { path: (on) => `/plans/${on.planId}` },
    { path: (on) => `/plans/${on.planId}/matrix` },
    { path: (on) => `/plans/${on.planId}/matrix?panel=filter` },
    { path: (on) => `/plans/${on.planId}/matrix?edit=${on.actionId}` },
    { path: (on) => `/plans/${on.planId}/matrix?edit=new` },
    { path: (on) => `/plans/${on.planId}/matrix?bulk=lead&id=${on.actionId}` },
    { path: (on) => `/plans/${on.planId}/assignments` },
    { path: (on) => `/plans/${on.planId}/imports` },
    { path: (on) => `/plans/${on.planId}/imports/new` },
    { path: (on) => `/plans/${on.planId}/edit` },
    { path: (on) => `/plans/${on.planId}/bin` },
    { path: (on) => `/actions/${on.actionId}` },
    { path: (on) => `/actions/${on.actionId}?tab=history` },
    { path: (on) => `/actions/${on.actionId}/edit` },
    { path: (on) => `/reporting/${on.periodId}` },
    { path: (on) => `/institutions/${on.institutionId}` },
    { path: (on) => `/people/${on.users.focal}` },
    { path: (on) => `/dashboard?plan=${on.planId}` },
  ]);
/** Statements a page may issue, with the session's and the frame's. */
export const STATEMENTS = 5;
