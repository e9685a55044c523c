// A small country for the tests of reporting: two ministries with their people, one plan with three actions, a period before and one that is open.
import { type Actor, visitor } from '@/lib/platform/auth/actor';
import { pool } from '@/lib/platform/db';
import { buildAction } from '@/prisma/factories/action';
import { buildInstitution, buildUser } from '@/prisma/factories/people';
import { buildPlan, buildSection } from '@/prisma/factories/plan';
import { buildPeriod } from '@/prisma/factories/reporting';
import { type Built, insertRows, type Rows } from '@/prisma/factories/rows';
import type { Role } from '@/prisma/generated/enums';

const now = visitor(0);
/** ISO day so many days from the business day. */
export const day = (offset: number) =>
  new Date(Date.parse(`${now.today}T00:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10);

export type Person = { user: Built; actor: Actor };

export function person(role: Role, institutionId: string | null = null): Person {
  const user = buildUser({ memberships: [{ role, institutionId }] });
  return { user, actor: { ...visitor(0), kind: 'user', userId: user.id, language: 'ru', grants: [{ role, institutionId }] } };
}

/** Education leads a and b, contributes to c; Health leads c and serves it with one person. */
export function buildWorld() {
  const education = buildInstitution({ code: 'MOE', name: { ru: 'Министерство образования', en: 'Ministry of Education' } });
  const health = buildInstitution({ code: 'MOH' });
  const people = {
    focal: person('FOCAL_POINT', education.id),
    validator: person('VALIDATOR', education.id),
    alone: person('VALIDATOR', health.id),
    secretariat: person('SECRETARIAT'),
    commission: person('COMMISSION_MEMBER'),
    observer: person('OBSERVER'),
    ombudsman: person('NHRI'),
    admin: person('ADMIN'),
    partner: person('PARTNER', buildInstitution().id),
  };
  const partnerInstitution = people.partner.actor.grants[0]?.institutionId as string;
  const plan = buildPlan({ status: 'IMPLEMENTATION' });
  const section = buildSection({ planId: plan.id, rank: 'a' });
  const action = (rank: string, n: number, lead: string, co: string[] = []) =>
    buildAction({
      planId: plan.id,
      sectionId: section.id,
      registerNumber: n,
      rank,
      title: { ru: `Мероприятие ${n}`, en: `Action ${n}` },
      startDate: day(-900),
      assignments: [
        { institutionId: lead, role: 'LEAD', status: 'ACCEPTED' },
        ...co.map((institutionId) => ({ institutionId, role: 'CO_EXECUTOR' as const, status: 'ACCEPTED' as const })),
      ],
    });
  const [a, b, c] = [action('a', 1, education.id), action('b', 2, education.id), action('c', 3, health.id, [education.id])];
  const before = buildPeriod({
    planId: plan.id,
    code: 'before',
    type: 'AD_HOC',
    startDate: day(-400),
    endDate: day(-220),
    opensAt: day(-219),
    dueAt: day(-180),
    locksAt: day(-150),
  });
  const open = buildPeriod({
    planId: plan.id,
    code: 'open',
    type: 'AD_HOC',
    startDate: day(-200),
    endDate: day(-20),
    opensAt: day(-19),
    dueAt: day(10),
    locksAt: day(30),
  });
  const insert = async (...more: (Rows | Built)[]) => {
    const users = Object.values(people).map((p) => p.user);
    const other = buildInstitution({ id: partnerInstitution, code: 'UNX', type: 'UN_AGENCY', isNational: false });
    await loading(education, health, other, ...users, plan, section, a, b, c, before, open, ...more);
  };
  return { education, health, people, plan, section, a, b, c, before, open, insert };
}

/** Inserts rows as the loader of the demonstration does: history may lie in locked periods. */
export async function loading(...parts: (Rows | Built)[]) {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(`set local maksat.loading = 'on'`);
    await insertRows(client, ...parts);
    await client.query('commit');
  } finally {
    client.release();
  }
}
