// Builders give rows that the database takes as they are.
import { describe, expect, it } from 'vitest';
import { pool } from '@/lib/platform/db';
import { sequence } from '@/lib/platform/rank';
import { buildAction, buildLineage } from '@/prisma/factories/action';
import { buildIndicator } from '@/prisma/factories/indicator';
import { buildInstitution, buildUser } from '@/prisma/factories/people';
import { bodies, buildObjective, buildPlan, buildSection } from '@/prisma/factories/plan';
import { buildEvidence, buildPeriod, buildReport } from '@/prisma/factories/reporting';
import { insertRows, merge } from '@/prisma/factories/rows';
import { uuid7 } from '@/prisma/factories/uuid';
import { textState } from '@/prisma/factories/words';

describe('builders', () => {
  it('make a whole plan with people, actions and reports out of almost nothing', async () => {
    const ministry = buildInstitution();
    const plan = buildPlan();
    const section = buildSection({ planId: plan.id, rank: 'V', body: 'One.\n\nTwo.' });
    const objective = buildObjective({ planId: plan.id, sectionId: section.id, rank: 'V' });
    const place = { planId: plan.id, sectionId: section.id, objectiveId: objective.id };
    const actions = sequence(3).map((rank, n) =>
      buildAction({ ...place, registerNumber: n + 1, rank, assignments: [{ institutionId: ministry.id }] }),
    );
    const [first, second] = actions as [(typeof actions)[0], (typeof actions)[0]];
    const days = {
      startDate: '2026-01-01',
      endDate: '2026-06-30',
      opensAt: '2026-07-01',
      dueAt: '2099-08-20',
      locksAt: '2099-09-30',
    };
    const period = buildPeriod({ planId: plan.id, code: '2026-H1', ...days });
    const evidence = buildEvidence({ institutionId: ministry.id });
    const at = new Date();
    const report = buildReport({
      ...{ actionId: first.id, institutionId: ministry.id, periodId: period.id, state: 'SUBMITTED', narrative: 'Сделано.' },
      reviews: [{ outcome: 'SUBMITTED', at }],
      evidenceIds: [evidence.id],
    });
    const person = buildUser({ memberships: [{ role: 'FOCAL_POINT', institutionId: ministry.id }] });
    const indicator = buildIndicator({ actionId: first.id, baseline: { value: true, date: '2026-01-01' } });
    const lineage = buildLineage(first.id, second.id, 'CARRIED');
    await insertRows(pool, report, evidence, period, lineage, indicator, ...actions, objective, section, plan, person, ministry);
    const { rows } = await pool.query(
      `select action_number(a."sectionId", a."objectiveId", a."rank") as number, r."state", r."submittedAt", t."language"
       from "Action" a join "ProgressReport" r on r."actionId" = a."id" join "ProgressReportText" t on t."reportId" = r."id"`,
    );
    expect(rows).toEqual([{ number: '1.1.1', state: 'SUBMITTED', submittedAt: at, language: 'ru' }]);
  });

  it('give the n-th paragraph the same block in every language', () => {
    const { ru, tk } = bodies({ ru: 'Первый.\n\nВторой.', tk: 'Birinji.\n\nIkinji.\n\nÜçünji.' });
    expect(tk?.content.slice(0, 2).map((block) => block.attrs.id)).toEqual(ru?.content.map((block) => block.attrs.id));
    expect(tk?.content).toHaveLength(3);
  });

  it('store an outdated text as one that is based on an older source', () => {
    const marks = { ru: 'OUTDATED', tk: 'MACHINE' } as const;
    expect(textState('en', 'en', marks)).toEqual({ version: 2, state: 'REVIEWED', basedOnVersion: null });
    expect(textState('ru', 'en', marks)).toEqual({ version: 1, state: 'REVIEWED', basedOnVersion: 1 });
    expect(textState('tk', 'en', marks)).toEqual({ version: 1, state: 'MACHINE', basedOnVersion: 2 });
  });

  it('make ids that sort in the order in which they were made', () => {
    const ids = Array.from({ length: 10_000 }, uuid7);
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(merge({ Action: [{ id: 'a' }] }, { id: 'b', rows: { Action: [{ id: 'b' }] } }).Action).toHaveLength(2);
  });
});
