// Every screen once, with an account that may see it: for the sweep, and a sample of them for the accessibility stories.
import type { Account } from './accounts';
import { dbQuery, dbRow } from './database';

export type Screen = { name: string; account: Account | null; path: string };

const ids = () =>
  dbRow<Record<string, string>>(`select
    (select "id" from "Plan" where "status" = 'DRAFTING' limit 1) as drafted, (select "id" from "Plan" where "status" = 'IMPLEMENTATION' limit 1) as tracked,
    (select a."id" from "Action" a join "Plan" p on p."id" = a."planId" where p."status" = 'IMPLEMENTATION' and a."deletedAt" is null order by a."path" limit 1) as action,
    (select a."id" from "Action" a join "Plan" p on p."id" = a."planId" where p."status" = 'DRAFTING' and a."deletedAt" is null order by a."path" limit 1) as draftaction,
    (select s."id" from "PlanSection" s join "Plan" p on p."id" = s."planId" where p."status" = 'DRAFTING' and s."deletedAt" is null order by s."rank" limit 1) as section,
    (select "id" from "ReportingPeriod" where "code" = '2020-H1') as period, (select "id" from "Institution" where "code" = 'MOE') as moe,
    (select "id" from "User" where "email" like 'health@%') as person,
    (select "id" from "GeneratedReport" where "status" = 'FROZEN' order by "createdAt" limit 1) as report`);

/** An import that waits with its preview, begun by the story that needs it; null where there is none. */
const importOf = async () =>
  (await dbQuery<{ id: string; planId: string }>(`select "id", "planId" from "ImportBatch" limit 1`))[0];

export async function screens(): Promise<Screen[]> {
  const [x, batch] = [await ids(), await importOf()];
  const of = (account: Account | null, paths: Record<string, string>) =>
    Object.entries(paths).map(([name, path]) => ({ name, account, path }));
  return [
    ...of(null, {
      'sign-in': '/sign-in',
      reset: '/reset',
      'reset link': '/reset/nothing',
      invitation: '/invitation',
      privacy: '/privacy',
      accessibility: '/accessibility',
      version: '/version',
    }),
    ...of('secretariat', {
      home: '/home',
      plans: '/plans',
      'new plan': '/plans/new',
      plan: `/plans/${x.drafted}`,
      'plan edited': `/plans/${x.drafted}/edit`,
      'tracked plan': `/plans/${x.tracked}`,
      section: `/plans/${x.drafted}/sections/${x.section}`,
      matrix: `/plans/${x.drafted}/matrix`,
      'matrix with filter': `/plans/${x.drafted}/matrix?missing=lead&panel=filter`,
      'matrix with row': `/plans/${x.drafted}/matrix?missing=lead&edit=${x.draftaction}`,
      'tracked matrix': `/plans/${x.tracked}/matrix`,
      assignments: `/plans/${x.drafted}/assignments`,
      objections: `/plans/${x.drafted}/assignments?show=disputed`,
      'answer by letter': `/plans/${x.drafted}/assignments?letter=1&institution=${x.moe}`,
      imports: `/plans/${x.drafted}/imports`,
      'new import': `/plans/${x.drafted}/imports/new`,
      ...(batch && { 'import preview': `/plans/${batch.planId}/imports/${batch.id}` }),
      bin: `/plans/${x.drafted}/bin`,
      action: `/actions/${x.action}`,
      'action edited': `/actions/${x.draftaction}/edit`,
      reporting: '/reporting',
      period: `/reporting/${x.period}`,
      'report by letter': `/reporting/${x.period}?letter=1#letter`,
      review: '/review',
      evidence: '/evidence',
      dashboard: `/dashboard?plan=${x.tracked}`,
      reports: '/reports',
      report: `/reports/${x.report}`,
      notifications: '/notifications',
      institutions: '/institutions',
      institution: `/institutions/${x.moe}`,
      audit: '/audit',
      'not found': '/nothing-here',
    }),
    ...of('education', {
      'home of a ministry': '/home',
      'my reports': '/my-reports',
      'own parts': '/assignments',
      account: '/account',
    }),
    ...of('education.validator', { 'review of a ministry': '/review' }),
    ...of('unicef', { 'home of a partner': '/home' }),
    ...of('observer', { 'home of a reader': '/home' }),
    ...of('admin', {
      'home of an administrator': '/home',
      people: '/people',
      person: `/people/${x.person}`,
      'new person': '/people/invite',
      'new institution': '/institutions/new',
      'institutions imported': '/institutions/import',
      administration: '/administration',
      'second factor': '/account/second-factor',
    }),
  ];
}
