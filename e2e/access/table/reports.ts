import { but, everybody, method, page, serverAction } from '../table';

/** The frozen report of a half-year: of 2018 everything is published, of 2019 some reports are kept inside. */
const frozen = (code: string) =>
  `select g."id" from "GeneratedReport" g join "ReportingPeriod" q on q."id" = g."periodId" where g."status" = 'FROZEN' and g."supplementToId" is null and q."code" = '${code}'`;

/** The open draft of the running half-year, begun where there is none. */
const draft = `with made as (insert into "GeneratedReport" ("id", "planId", "periodId", "asOf", "figures")
    select gen_random_uuid(), q."planId", q."id", '2020-09-15', g."figures" - 'prose' from "ReportingPeriod" q,
      (select x."figures" from "GeneratedReport" x where x."id" = (${frozen('2019-H2')} limit 1)) g where q."code" = '2020-H1'
    on conflict do nothing returning "id", "version"),
  draft as (select "id", "version" from made union all
    select g."id", g."version" from "GeneratedReport" g join "ReportingPeriod" q on q."id" = g."periodId" where g."status" = 'DRAFT' and q."code" = '2020-H1')`;

const anyDraft = `${draft} select "id" as "reportId" from draft`;
const asParam = (code: string) => `select (${frozen(code)}) as "reportId"`;
const asFile = (code: string, end = '') => `select (${frozen(code)})::text || '${end}' as file`;
const ofDraft = (more = '') =>
  `${draft} select json_build_object('id', "id", 'version', "version", 'language', 'en'${more}) as form from draft`;

export const reports = [
  page('/reports', { may: everybody }),
  page('/reports/[reportId]', { of: 'a draft', params: anyDraft, may: ['secretariat'] }),
  page('/reports/[reportId]', { of: 'frozen, with reports kept inside', params: asParam('2019-H2'), may: but('partner') }),
  page('/reports/[reportId]', { of: 'frozen, all published', params: asParam('2018-H2'), may: everybody }),
  method('GET /api/v1/reports', { may: everybody }),
  method('GET /api/v1/reports/[file]', {
    of: 'a draft',
    params: `${draft} select "id"::text || '.json' as file from draft`,
    may: ['secretariat'],
  }),
  method('GET /api/v1/reports/[file]', {
    of: 'frozen, with reports kept inside',
    params: asFile('2019-H2', '.json'),
    may: but('partner'),
  }),
  method('GET /api/v1/reports/[file]', { of: 'frozen, all published', params: asFile('2018-H2', '.json'), may: everybody }),
  method('GET /api/v1/reports/[file]/outputs', {
    of: 'a draft',
    params: `${draft} select "id" as file from draft`,
    may: ['secretariat'],
  }),
  method('GET /api/v1/reports/[file]/outputs', { of: 'frozen, all published', params: asFile('2018-H2'), may: everybody }),
  serverAction('generated-reports', 'createReportAction', {
    may: ['secretariat'],
    form: `select json_build_object('periodId', q."id") as form from "ReportingPeriod" q where q."code" = '2017-H1'
      and not exists (select 1 from "GeneratedReport" g where g."periodId" = q."id" and g."status" = 'DRAFT')`,
  }),
  serverAction('generated-reports', 'saveProseAction', {
    may: ['secretariat'],
    form: `${draft} select json_build_object('id', d."id", 'language', 'en', 'part', 'introduction', 'text', 'Words ' || gen_random_uuid(),
      'version', coalesce((select t."version" from "GeneratedReportText" t where t."reportId" = d."id" and t."language" = 'en'), 0)) as form from draft d`,
  }),
  // What refreshing and supplementing do is told by the journey: the fingerprint of today's figures is not for SQL to make.
  serverAction('generated-reports', 'refreshFiguresAction', {
    may: ['secretariat'],
    probe: 'denied',
    form: ofDraft(`, 'seen', repeat('a', 64)`),
  }),
  serverAction('generated-reports', 'createSupplementAction', {
    may: ['secretariat'],
    probe: 'denied',
    form: `select json_build_object('id', (${frozen('2018-H2')}), 'language', 'en') as form`,
  }),
  serverAction('generated-reports', 'discardDraftAction', { may: ['secretariat'], form: ofDraft() }),
  serverAction('generated-reports', 'freezeReportAction', { may: ['secretariat'], form: ofDraft() }),
  serverAction('generated-reports', 'requestOutputAction', {
    of: 'a draft',
    may: ['secretariat'],
    form: ofDraft(`, 'format', 'html'`),
  }),
  serverAction('generated-reports', 'requestOutputAction', {
    of: 'a frozen report with reports kept inside',
    may: but('partner'),
    form: `select json_build_object('id', (${frozen('2019-H2')}), 'language', 'en', 'format', 'html') as form`,
  }),
];
