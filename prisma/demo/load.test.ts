// The demonstration as loaded says what its files promise, read back from the database.
import { beforeAll, describe, expect, it } from 'vitest';
import { listHistory } from '@/lib/audit/queries';
import { verifyAudit } from '@/lib/platform/audit/verify';
import { system } from '@/lib/platform/auth/actor';
import { pool } from '@/lib/platform/db';
import { languages } from '@/lib/platform/i18n/languages';
import { readFiles, type TrackedPlanFile } from '@/prisma/demo/files';
import { loadDemo } from '@/prisma/demo/load';
import { loadReference } from '@/prisma/reference/load';

const files = readFiles();
const { tracked, draft } = files;

const rowsOf = async <T>(sql: string, values: unknown[] = []) => (await pool.query(sql, values)).rows as T[];
const one = async <T>(sql: string, values: unknown[] = []) => (await rowsOf<T>(sql, values))[0] as T;

/** Plan of a row by its beginning: there are two. */
const inTracked = `(select "id" from "Plan" where "periodStart" = '2016-01-01')`;
const inDraft = `(select "id" from "Plan" where "periodStart" = '2021-01-01')`;
const number = 'action_number(a."sectionId", a."objectiveId", a."rank")';

beforeAll(async () => {
  await loadReference();
  await loadReference();
  await loadDemo();
});

describe('the reference data', () => {
  it('has 17 goals, 169 targets, three languages, and says why a target is a right', async () => {
    const counts = await one(`select (select count(*)::int from "SdgGoal") goals, (select count(*)::int from "SdgTarget") targets,
      (select count(*)::int from "Language") languages, (select count(distinct "targetCode")::int from "SdgTargetRight") rights`);
    expect(counts).toEqual({ goals: 17, targets: 169, languages: 3, rights: 104 });
  });
});

describe('the demonstration', () => {
  it('opens on its business day, and nothing has happened later', async () => {
    expect(await one('select business_day()::text as day')).toEqual({ day: '2020-09-15' });
    const moments = await rowsOf<{ table_name: string; column_name: string }>(
      `select "table_name", "column_name" from information_schema.columns
       where "table_schema" = 'public' and "data_type" = 'timestamp with time zone' and "table_name" not like '\\_%'`,
    );
    expect(moments.length).toBeGreaterThan(20);
    const late = moments.map(
      ({ table_name: t, column_name: c }) =>
        `select '${t}.${c}' as field, max("${c}") as at from "${t}" having max("${c}") > now()`,
    );
    expect(await rowsOf(late.join(' union all '))).toEqual([]);
  });

  it('numbers its 160 actions as the files print them, in register order', async () => {
    for (const [file, plan] of [
      [tracked, inTracked],
      [draft, inDraft],
    ] as const) {
      const rows = await rowsOf<{ number: string; register: number }>(
        `select ${number} as number, a."registerNumber" as register from "Action" a where a."planId" = ${plan} order by a."path"`,
      );
      expect(rows.map((row) => row.number)).toEqual(file.actions.map((action) => action.code));
      expect(rows.map((row) => row.register)).toEqual(file.actions.map((_, n) => n + 1));
    }
    const objectives = await rowsOf<{ number: string }>(
      `select objective_number(o."id") as number from "Objective" o join "PlanSection" s on s."id" = o."sectionId"
       where o."planId" = ${inTracked} order by s."rank", o."rank"`,
    );
    expect(objectives.map((row) => row.number).toSorted()).toEqual(tracked.objectives.map((o) => o.code).toSorted());
  });

  it('has every person, and twelve accounts that can sign in', async () => {
    expect(
      await one(`select count(*)::int as people, count("passwordHash")::int as accounts, bool_and("isDemo") as demo from "User"`),
    ).toEqual({ people: files.people.length, accounts: 12, demo: true });
    const odd = `select count(*)::int as n from "Membership" where ("institutionId" is null) <> ("role" in ('ADMIN', 'SECRETARIAT', 'COMMISSION_MEMBER', 'OBSERVER'))`;
    expect(await one(odd)).toEqual({ n: 0 });
  });

  it('shows each paragraph of a section under the same block in the three languages', async () => {
    const rows = await rowsOf<{ id: string; versions: number }>(
      `select "sectionId" as id, count(distinct ids)::int as versions from (
         select "sectionId", "language", jsonb_path_query_array("body", '$.content[*].attrs.id') as ids from "PlanSectionText" where "body" is not null) t
       group by "sectionId" having count(*) = 3`,
    );
    expect(rows).toHaveLength(26);
    expect(rows.every((row) => row.versions === 1)).toBe(true);
  });

  it('marks exactly three texts of the draft as outdated', async () => {
    const rows = await rowsOf<{ number: string; language: string }>(
      `select ${number} as number, t."language" from "ActionText" t join "Action" a on a."id" = t."actionId"
       join "ActionText" s on s."actionId" = a."id" and s."language" = a."sourceLanguage"
       where t."basedOnVersion" < s."version" order by a."path"`,
    );
    expect(rows.map((row) => `${row.number} ${row.language}`)).toEqual(['2.3.3 ru', '7.1.3 ru', '8.2.1 tk']);
  });

  it('writes the official words of a deadline in each language', async () => {
    const rows = await rowsOf<{ language: string; wording: string }>(
      `select t."language", min(t."deadlineWording") as wording from "ActionText" t join "Action" a on a."id" = t."actionId"
       where a."endDate" = '2022-12-31' group by t."language" having min(t."deadlineWording") = max(t."deadlineWording") order by 1`,
    );
    expect(rows.map((row) => row.wording.replaceAll('\u00a0', ' '))).toEqual([
      'by 31 December 2022',
      'до 31 декабря 2022 г.',
      '2022-nji ýylyň 31-nji dekabryna çenli',
    ]);
  });

  it('leaves in the draft the gaps that its readme lists', async () => {
    const gap = async (missing: string) =>
      (
        await rowsOf<{ number: string }>(
          `select ${number} as number from "Action" a where a."planId" = ${inDraft} and ${missing} order by a."path"`,
        )
      ).map((row) => row.number);
    const none = (table: string, more = '') => `not exists (select 1 from "${table}" x where x."actionId" = a."id" ${more})`;
    expect((await gap(none('ActionAssignment', `and x."role" = 'LEAD'`))).join(' ')).toBe(
      '1.3.4 1.4.3 2.2.4 2.3.3 3.1.3 4.2.5 5.1.4 6.2.4 7.2.5 7.3.2 8.1.4 8.3.3',
    );
    expect((await gap('a."startDate" is null')).join(' ')).toBe('1.1.2 1.4.3 2.2.4 3.1.3 5.3.3 7.2.5 7.3.2 8.3.3 9.1.3');
    expect((await gap(none('ActionSdgTarget'))).join(' ')).toBe('1.1.4 3.3.3 5.3.3 6.3.2 9.1.3 9.3.5');
    expect(await gap(none('Indicator'))).toHaveLength(20);
    const answered = await rowsOf<{ status: string; n: number }>(
      `select "status"::text, count(*)::int as n from "ActionAssignment" where "status" in ('DECLINED', 'CHANGE_REQUESTED') group by 1 order by 1`,
    );
    expect(answered).toEqual([
      { status: 'CHANGE_REQUESTED', n: 3 },
      { status: 'DECLINED', n: 2 },
    ]);
  });

  it('carries seventeen old actions over into the draft', async () => {
    const rows = await rowsOf<{ old: string; next: string }>(
      `select action_number(f."sectionId", f."objectiveId", f."rank") as old, action_number(t."sectionId", t."objectiveId", t."rank") as next
       from "ActionLineage" l join "Action" f on f."id" = l."fromId" join "Action" t on t."id" = l."toId" where l."fate" = 'CARRIED' order by t."path"`,
    );
    const expected = draft.actions.filter((a) => a.carriedOverFrom).map((a) => ({ old: a.carriedOverFrom, next: a.code }));
    expect(rows).toEqual(expected);
    expect(rows).toHaveLength(17);
  });
});

describe('the plan in its last year', () => {
  const { expected } = tracked;

  it('has the statuses of the last accepted lead reports', async () => {
    const counts = await rowsOf<{ status: string; n: number }>(
      `select "status"::text, count(*)::int as n from "Action" where "planId" = ${inTracked} group by 1`,
    );
    expect(Object.fromEntries(counts.map((row) => [row.status, row.n]))).toEqual(expected.statusCounts);
    const differing = await rowsOf(
      `select ${number} from "Action" a join lateral (select r."statusReported" from "ProgressReport" r join "ReportingPeriod" p on p."id" = r."periodId"
         where r."actionId" = a."id" and r."role" = 'LEAD' and r."state" in ('ACCEPTED', 'PUBLISHED') order by p."endDate" desc limit 1) last on true
       where last."statusReported" <> a."status"`,
    );
    expect(differing).toEqual([]);
  });

  it('has the expected actions overdue on the business day', async () => {
    const rows = await rowsOf<{ number: string }>(
      `select ${number} as number from "Action" a where a."planId" = ${inTracked} and a."endDate" < business_day()
       and a."recurrence" <> 'CONTINUOUS' and a."status" in ('NOT_STARTED', 'IN_PROGRESS') order by a."path"`,
    );
    expect(rows.map((row) => row.number)).toEqual(expected.overdueActions);
  });

  it('has the reports of the first half of 2020 in their states, and misses eight', async () => {
    const period = `(select "id" from "ReportingPeriod" where "code" = '2020-H1')`;
    const states = await rowsOf<{ state: string; n: number }>(
      `select "state"::text, count(*)::int as n from "ProgressReport" where "periodId" = ${period} and "role" = 'LEAD' group by 1`,
    );
    expect(Object.fromEntries(states.map((row) => [row.state, row.n]))).toEqual(expected.reportStates2020H1);
    const missing = await rowsOf<{ number: string }>(
      `select ${number} as number from "Action" a where a."planId" = ${inTracked} and not exists (
         select 1 from "ProgressReport" r where r."actionId" = a."id" and r."role" = 'LEAD' and r."periodId" = ${period}) order by a."path"`,
    );
    expect(missing.map((row) => row.number)).toEqual(tracked.missingReports.map((report) => report.action));
  });

  /** Progress by section: Σ(weight × percent) / Σ weight over actions that the picked report does not call cancelled: what was cancelled later still counted then. */
  async function progress(reports: string): Promise<Record<string, number>> {
    const rows = await rowsOf<{ section: number | null; value: string }>(
      `select section_number(a."sectionId")::int as section, round(sum(a."weight" * r."progressPercent")::numeric / sum(a."weight"), 2)::text as value
       from "Action" a join lateral (${reports}) r on true
       where a."planId" = ${inTracked} and r."statusReported" <> 'CANCELLED' group by grouping sets ((section_number(a."sectionId")::int), ())`,
    );
    return Object.fromEntries(rows.map((row) => [row.section ? `area-${row.section}` : 'all', Number(row.value)]));
  }

  it.each(Object.entries(expected.byPeriod))('reproduces the weighted progress of %s', async (code, figures) => {
    expect(await periodProgress(code)).toEqual(figures);
  });

  const periodProgress = (code: string) =>
    progress(`select r."progressPercent", r."statusReported" from "ProgressReport" r join "ReportingPeriod" p on p."id" = r."periodId"
      where r."actionId" = a."id" and r."role" = 'LEAD' and p."code" = '${code}'`);

  it('reproduces the weighted progress of the business day', async () => {
    const { date: _, ...figures } = expected.businessDay as TrackedPlanFile['expected']['businessDay'];
    const last = `select r."progressPercent", r."statusReported" from "ProgressReport" r join "ReportingPeriod" p on p."id" = r."periodId"
      where r."actionId" = a."id" and r."role" = 'LEAD' and r."state" in ('ACCEPTED', 'PUBLISHED') order by p."endDate" desc limit 1`;
    expect(await progress(last)).toEqual(figures);
  });

  it('tells who did what: every report step and every change is an event, none broken', async () => {
    const verdict = await verifyAudit();
    expect(verdict.broken).toBeNull();
    expect(verdict.events).toBeGreaterThan(700);
    const silent = await one(
      `select count(*)::int as n from "ProgressReport" r where r."state" not in ('DRAFT') and exists (select 1 from "ProgressReportText" t where t."reportId" = r."id")
       and not exists (select 1 from "AuditEvent" e where e."subjectType" = 'report' and e."subjectId" = r."id")`,
    );
    expect(silent).toEqual({ n: 0 });
  });

  it('tells its history in the reader’s words', async () => {
    const { id } = await one<{ id: string }>(`select ${inTracked} as id`);
    for (const language of languages) {
      const { items } = await listHistory({ ...system(0), language }, { subjectType: 'plan', subjectId: id });
      expect(items.map((item) => item.params.narration)).toEqual(
        tracked.changes
          .filter((change) => change.subject.kind === 'plan')
          .map((change) => change.text[language])
          .toReversed(),
      );
      expect(items.flatMap((item) => item.changes)).toEqual([]);
    }
  });

  it('keeps its locks: after loading nobody writes in a locked period', async () => {
    const writing = `update "ProgressReport" set "progressPercent" = 1 where "periodId" = (select "id" from "ReportingPeriod" where "code" = '2019-H1')`;
    await expect(pool.query(writing)).rejects.toMatchObject({ code: 'MK001' });
  });
});
