// One plan of any size in a database of its own, made by the factories of the tests: 200 institutions, three parts and three SDG targets
// an action, a report of the lead in each of five periods, words in three languages.
import pg from 'pg';
import { BUSINESS_OFFSET, businessDay, daysBetween } from '@/lib/platform/clocks';
import { sequence } from '@/lib/platform/rank';
import { buildAction } from '@/prisma/factories/action';
import { buildInstitution, buildUser } from '@/prisma/factories/people';
import { buildObjective, buildPlan, buildSection } from '@/prisma/factories/plan';
import { buildPeriod, buildReport } from '@/prisma/factories/reporting';
import { type Built, insertRows, type Queryable } from '@/prisma/factories/rows';
import { uuid7 } from '@/prisma/factories/uuid';
import type { ActionStatus, ReportState } from '@/prisma/generated/enums';
import { narrativeOf, resultOf, titleOf } from './words';

/** The business day of the bench, whenever it runs. */
export const DAY = '2022-12-10';
const INSTITUTIONS = 200;
const AREAS = 9;
const PER_OBJECTIVE = 10;
const PORTION = 1000;
const STATUSES: readonly ActionStatus[] = ['NOT_STARTED', 'IN_PROGRESS', 'COMPLETED', 'IN_PROGRESS', 'SUSPENDED'];
const RUNNING: readonly ReportState[] = ['DRAFT', 'SUBMITTED', 'VALIDATED', 'RETURNED', 'DRAFT'];
const PERIODS = [
  ['2020-H2', '2020-07-01', '2020-12-31'],
  ['2021-H1', '2021-01-01', '2021-06-30'],
  ['2021-H2', '2021-07-01', '2021-12-31'],
  ['2022-H1', '2022-01-01', '2022-06-30'],
  ['2022-H2', '2022-07-01', '2022-12-31'],
] as const;
const DUE: Record<string, readonly [string, string, string]> = {
  '2022-H2': ['2022-12-01', '2023-01-15', '2023-01-31'],
};

export type Loaded = {
  planId: string;
  /** An action in the middle of the plan. */
  actionId: string;
  /** The running period. */
  periodId: string;
  /** The institution whose people report in the bench. */
  institutionId: string;
  /** Drafts of that institution, to be written by the rounds. */
  drafts: { actionId: string; reportId: string }[];
  users: Record<'secretariat' | 'focal', string>;
};

const day = (base: string, days: number) => new Date(Date.parse(base) + days * 86_400_000).toISOString().slice(0, 10);

function periods(planId: string): Built[] {
  return PERIODS.map(([code, startDate, endDate]) => {
    const [opensAt, dueAt, locksAt] = DUE[code] ?? [startDate, day(endDate, 15), day(endDate, 30)];
    return buildPeriod({ planId, code, startDate, endDate, opensAt, dueAt, locksAt });
  });
}

function people(institutionId: string) {
  const secretariat = buildUser({ name: 'Bench Secretariat', memberships: [{ role: 'SECRETARIAT' }] });
  const focal = buildUser({ name: 'Bench Focal', memberships: [{ role: 'FOCAL_POINT', institutionId }] });
  return { secretariat, focal };
}

type Frame = {
  planId: string;
  places: { sectionId: string; objectiveId: string }[];
  institutions: string[];
  periodIds: string[];
};

/** One action with its parts, targets and five reports. */
function actionOf({ planId, places, institutions, periodIds }: Frame, n: number, rank: string): Built[] {
  const institution = (part: number) => institutions[(n * 7 + part * 13) % INSTITUTIONS] as string;
  const status = STATUSES[n % STATUSES.length] as ActionStatus;
  const place = places[Math.floor(n / PER_OBJECTIVE)] as Frame['places'][number];
  const id = uuid7();
  const target = (k: number) => `${((n + k * 5) % 16) + 1}.${((n + k) % 3) + 1}`;
  const action = buildAction({
    ...{ id, planId, ...place, registerNumber: n + 1, rank, sourceLanguage: 'ru', status, visibility: 'PUBLIC' },
    startDate: day('2020-07-01', n % 700),
    endDate: day('2022-06-01', n % 900),
    title: titleOf(n),
    expectedResult: resultOf(n),
    sdgTargets: [0, 1, 2].map(target),
    assignments: [0, 1, 2].map((part) => ({ institutionId: institution(part), role: part ? 'CO_EXECUTOR' : 'LEAD' })),
  });
  const reports = periodIds.map((periodId, k) => {
    const isRunning = k === periodIds.length - 1;
    const statusReported = k === periodIds.length - 2 ? status : 'IN_PROGRESS';
    const state = isRunning ? (RUNNING[n % RUNNING.length] as ReportState) : 'ACCEPTED';
    const moment = { createdAt: new Date('2022-12-02T06:00:00Z'), reviews: [] };
    return buildReport({
      ...{ actionId: id, institutionId: institution(0), periodId, state, statusReported, progressPercent: n % 101, ...moment },
      narrative: narrativeOf(n),
    });
  });
  return [action, ...reports];
}

async function loadFrame(client: Queryable, actions: number) {
  const institutions = Array.from({ length: INSTITUTIONS }, (_, n) => buildInstitution({ code: `B${n + 1}` }));
  const plan = buildPlan({
    sourceLanguage: 'ru',
    periodStart: '2020-07-01',
    periodEnd: '2024-12-31',
    title: { ru: 'План', en: 'Plan', tk: 'Meýilnama' },
    nextRegisterNumber: actions + 1,
  });
  const three = (noun: string, n: number) => ({ ru: `${noun} ${n}`, en: `${noun} ${n}`, tk: `${noun} ${n}` });
  const areaRanks = sequence(AREAS);
  const areas = areaRanks.map((rank, n) =>
    buildSection({ planId: plan.id, rank, sourceLanguage: 'ru', title: three('Area', n + 1) }),
  );
  const count = Math.ceil(actions / PER_OBJECTIVE);
  const perArea = Math.ceil(count / AREAS);
  const ranks = sequence(perArea);
  const objectives = Array.from({ length: count }, (_, n) => {
    const sectionId = areas[Math.floor(n / perArea)]?.id as string;
    return {
      sectionId,
      built: buildObjective({
        planId: plan.id,
        sectionId,
        rank: ranks[n % perArea] as string,
        sourceLanguage: 'ru',
        title: three('Objective', n + 1),
      }),
    };
  });
  const runs = periods(plan.id);
  const first = institutions[0]?.id as string;
  const { secretariat, focal } = people(first);
  await insertRows(client, ...institutions, secretariat, focal, plan, ...areas, ...objectives.map((o) => o.built), ...runs);
  // The secretariat has no rights before its second factor is there.
  await client.query('update "User" set "totpConfirmedAt" = now() where "id" = $1', [secretariat.id]);
  const offset = daysBetween(businessDay(0), DAY);
  await client.query('insert into "Setting" ("key", "value") values ($1, $2::jsonb)', [BUSINESS_OFFSET, JSON.stringify(offset)]);
  const places = objectives.map(({ sectionId, built }) => ({ sectionId, objectiveId: built.id }));
  const frame: Frame = { planId: plan.id, places, institutions: institutions.map((i) => i.id), periodIds: runs.map((p) => p.id) };
  return { frame, users: { secretariat: secretariat.id, focal: focal.id } };
}

async function inTransaction<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query(`begin; set local maksat.loading = 'on'`);
  const result = await work();
  await client.query('commit');
  return result;
}

/** Fills a migrated, empty database. @param url of its owner */
export async function loadPlan(url: string, actions: number): Promise<Loaded> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { frame, users } = await inTransaction(client, () => loadFrame(client, actions));
    const ranks = sequence(PER_OBJECTIVE);
    let actionId = '';
    for (let from = 0; from < actions; from += PORTION) {
      const length = Math.min(PORTION, actions - from);
      const built = Array.from({ length }, (_, k) => actionOf(frame, from + k, ranks[(from + k) % PER_OBJECTIVE] as string));
      if (from <= actions / 2) actionId = built[Math.floor(length / 2)]?.[0]?.id as string;
      await inTransaction(client, () => insertRows(client, ...built.flat()));
    }
    await client.query('vacuum (analyze)');
    const institutionId = frame.institutions[0] as string;
    const periodId = frame.periodIds.at(-1) as string;
    const drafts = await client.query(
      `select "actionId", "id" as "reportId" from "ProgressReport" where "institutionId" = $1 and "periodId" = $2 and "state" = 'DRAFT' order by "id" limit 100`,
      [institutionId, periodId],
    );
    return { planId: frame.planId, actionId, periodId, institutionId, drafts: drafts.rows, users };
  } finally {
    await client.end();
  }
}
