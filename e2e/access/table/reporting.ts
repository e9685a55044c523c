import { everybody, method, page, serverAction } from '../table';

const writers = ['focal', 'validator', 'stranger', 'nhri'] as const;
const ofEducation = ['focal', 'validator'] as const;
const period = (code: string) => `(select p."id" from "ReportingPeriod" p where p."code" = '${code}' limit 1)`;
const education = `(select "id" from "Institution" where "code" = 'MOE')`;
/** One report of the Ministry of Education in the running period. */
const report = (state: string) =>
  `from "ProgressReport" r join "ReportingPeriod" p on p."id" = r."periodId" where p."code" = '2020-H1' and r."institutionId" = ${education} and r."role" = 'LEAD' and r."state" in (${state}) order by r."state" limit 1`;
const place = `'actionId', r."actionId", 'institutionId', r."institutionId", 'periodId', r."periodId", 'version', r."version", 'language', 'ru'`;
const reference = `r."id" || ':' || r."version"`;
const locked = `select json_build_object('id', p."id", 'version', p."version", 'opensAt', p."opensAt", 'dueAt', p."dueAt", 'locksAt', p."locksAt", 'reason', 'The yearly report is written') as form from "ReportingPeriod" p where p."code" = '2019-H1'`;

export const reporting = [
  page('/my-reports', { may: writers }),
  page('/review', { may: [...writers, 'secretariat'] }),
  page('/review', {
    of: 'a draft of the Ministry of Education',
    may: ofEducation,
    query: '?open=[report]',
    params: `select r."id" as report ${report(`'DRAFT'`)}`,
  }),
  page('/review', {
    of: 'what the Ministry of Education has submitted',
    may: [...ofEducation, 'secretariat'],
    query: '?open=[report]',
    params: `select r."id" as report ${report(`'SUBMITTED'`)}`,
  }),
  page('/reporting', { may: everybody }),
  page('/reporting/[periodId]', { may: everybody, params: `select ${period('2020-H1')} as "periodId"` }),
  method('POST /api/reports/[id]/autosave', {
    may: ofEducation,
    params: `select r."id" ${report(`'DRAFT'`)}`,
    bodyFrom: `select json_build_object(${place}, 'content', json_build_object()) as body ${report(`'DRAFT'`)}`,
  }),
  method('POST /api/reports/[id]/autosave', {
    of: 'a report that was submitted',
    may: [],
    params: `select r."id" ${report(`'SUBMITTED'`)}`,
    bodyFrom: `select json_build_object(${place}, 'content', json_build_object('narrative', 'x')) as body ${report(`'SUBMITTED'`)}`,
  }),
  serverAction('reporting', 'reportAction', {
    may: ofEducation,
    form: `select json_build_object(${place}, 'intent', 'save', 'nextSteps', 'Checked ' || clock_timestamp(), 'statusReported', r."statusReported", 'progressPercent', r."progressPercent",
      'narrative', t."narrative", 'achievements', t."achievements", 'obstacles', t."obstacles") as form
      from (select r.* ${report(`'DRAFT'`)}) r left join "ProgressReportText" t on t."reportId" = r."id" and t."language" = r."sourceLanguage"`,
  }),
  serverAction('reporting', 'submitAllAction', {
    may: ofEducation,
    probe: 'denied',
    form: `select json_build_object('reports', ${reference}) as form ${report(`'DRAFT', 'RETURNED'`)}`,
  }),
  serverAction('reporting', 'attachEvidenceAction', {
    may: ofEducation,
    form: `select json_build_object(${place}, 'type', 'LAW', 'title', 'Checked ' || clock_timestamp(), 'visibility', 'INTERNAL') as form ${report(`'DRAFT'`)}`,
  }),
  serverAction('reporting', 'detachEvidenceAction', {
    may: ofEducation,
    probe: 'denied',
    form: `select json_build_object('reportId', r."id", 'evidenceId', (select e."evidenceId" from "ReportEvidence" e where e."reportId" = r."id" limit 1)) as form ${report(`'RETURNED'`)}`,
  }),
  serverAction('reporting', 'reviewAction', {
    of: 'signing',
    may: ['validator'],
    probe: 'denied',
    form: `select json_build_object('intent', 'validate', 'reports', ${reference}) as form ${report(`'SUBMITTED'`)}`,
  }),
  serverAction('reporting', 'reviewAction', {
    of: 'accepting',
    may: ['secretariat'],
    probe: 'denied',
    form: `select json_build_object('intent', 'accept', 'reports', ${reference}) as form from "ProgressReport" r where r."state" = 'VALIDATED' limit 1`,
  }),
  serverAction('reporting', 'reviewAction', {
    of: 'returning what is accepted',
    may: ['secretariat'],
    probe: 'denied',
    form: `select json_build_object('intent', 'return', 'comment', 'Why?', 'until', '2020-09-30', 'reports', ${reference}) as form ${report(`'ACCEPTED'`)}`,
  }),
  serverAction('reporting', 'createPeriodAction', {
    may: ['secretariat'],
    form: `select json_build_object('planId', p."id", 'type', 'AD_HOC', 'startDate', '2030-01-01', 'endDate', '2030-01-31', 'opensAt', '2030-02-01', 'dueAt', '2030-02-10', 'locksAt', '2030-02-20') as form from "Plan" p where p."status" = 'IMPLEMENTATION'`,
  }),
  serverAction('reporting', 'changePeriodAction', { may: ['secretariat'], form: locked }),
  serverAction('reporting', 'lockPeriodAction', { may: ['secretariat'], form: locked }),
  serverAction('reporting', 'publishPeriodAction', { may: ['secretariat'], probe: 'denied', form: locked }),
  serverAction('reporting', 'grantExceptionAction', {
    may: ['secretariat'],
    form: `select json_build_object('periodId', ${period('2019-H1')}, 'institutionId', ${education}, 'actionId', '', 'until', '2020-09-20', 'reason', 'Late figures') as form`,
  }),
  serverAction('reporting', 'askExceptionAction', {
    may: ofEducation,
    form: `select json_build_object('periodId', ${period('2019-H1')}, 'institutionId', ${education}, 'reason', 'Late figures') as form`,
  }),
  serverAction('reporting', 'remindAction', {
    may: ['secretariat'],
    probe: 'denied',
    form: `select json_build_object('periodId', ${period('2020-H1')}, 'institutionIds', ${education}) as form`,
  }),
  serverAction('reporting', 'recordReportsAction', {
    may: ['secretariat'],
    probe: 'denied',
    form: `select json_build_object('periodId', r."periodId", 'institutionId', r."institutionId", 'number', '1/1', 'date', '2020-09-11', 'signatory', 'A. Annayev', 'scan', json_build_object('$file', true),
      'actionIds', r."actionId", 'statusReported.' || r."actionId", 'IN_PROGRESS', 'narrative.' || r."actionId", 'By letter') as form ${report(`'DRAFT'`)}`,
  }),
];

const evidenceOf = `from "Evidence" e join "Institution" i on i."id" = e."institutionId" where i."code" = 'MOE' order by e."id" limit 1`;

export const evidence = [
  page('/evidence', { may: everybody }),
  method('GET /api/files/[id]', { of: 'no such file', may: [], params: 'select gen_random_uuid() as id' }),
  serverAction('evidence', 'createEvidenceAction', {
    may: [...ofEducation, 'secretariat'],
    form: `select json_build_object('institutionId', ${education}, 'type', 'FILE', 'title', 'Order', 'visibility', 'INTERNAL', 'file', json_build_object('$file', true)) as form`,
  }),
  serverAction('evidence', 'changeEvidenceAction', {
    may: ofEducation,
    form: `select json_build_object('id', e."id", 'visibility', e."visibility") as form ${evidenceOf}`,
  }),
  serverAction('evidence', 'removeEvidenceAction', {
    may: ofEducation,
    probe: 'denied',
    form: `select json_build_object('id', e."id") as form ${evidenceOf}`,
  }),
];
