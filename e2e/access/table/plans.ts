// Plans, their parts, objectives and actions: every draft is read by the country's institutions, shared ones by partners;
// the secretariat edits while a plan is drafted, the lead's people edit the fields of their own actions.
import { but, everybody, method, page, serverAction } from '../table';

const plan = `select "id" from "Plan" where "status" = 'DRAFTING' and "previousPlanId" is not null`;
const draft = `select "id" as "planId" from "Plan" where "status" = 'DRAFTING' and "previousPlanId" is not null`;
const section = `select s."planId", s."id" as "sectionId" from "PlanSection" s join "Plan" p on p."id" = s."planId" where p."status" = 'DRAFTING' and p."previousPlanId" is not null and s."kind" = 'AREA' and s."deletedAt" is null order by s."rank" limit 1`;
const area = `(select s."id" from "PlanSection" s join "Plan" p on p."id" = s."planId" where p."status" = 'DRAFTING' and p."previousPlanId" is not null and s."kind" = 'AREA' and s."deletedAt" is null order by s."rank" limit 1)`;

const drafted = (more: string) =>
  `select a."id" as "actionId", a."id", a."version", a."sourceLanguage", (select t."version" from "ActionText" t where t."actionId" = a."id" and t."language" = a."sourceLanguage") as "textVersion"
   from "Action" a join "Plan" p on p."id" = a."planId" where p."status" = 'DRAFTING' and p."previousPlanId" is not null and a."deletedAt" is null and ${more} order by a."path" limit 1`;
const ledBy = (code: string) =>
  `exists (select 1 from "ActionAssignment" x join "Institution" i on i."id" = x."institutionId" where x."actionId" = a."id" and x."role" = 'LEAD' and x."status" in ('PROPOSED', 'ACCEPTED') and i."code" = '${code}')`;
const shared = `a."visibility" = 'PARTNERS'`;
const ofEducation = drafted(`${shared} and ${ledBy('MOE')}`);
const ofJustice = drafted(`${shared} and ${ledBy('MOJ')}`);
const internal = drafted(
  `a."visibility" = 'INTERNAL' and not exists (select 1 from "ActionAssignment" x join "Institution" i on i."id" = x."institutionId" where x."actionId" = a."id" and i."code" = 'UNICEF')`,
);
const tracked = `select a."id", a."version" from "Action" a join "Plan" p on p."id" = a."planId" where p."status" = 'IMPLEMENTATION' and a."status" = 'IN_PROGRESS' order by a."path" limit 1`;

const secretariat = ['secretariat'] as const;
const inBin = (table: string, where: string) =>
  `with gone as (update "${table}" set "deletedAt" = now() where "id" = (select x."id" from "${table}" x join "Plan" p on p."id" = x."planId" where p."status" = 'DRAFTING' and ${where} order by x."rank" limit 1) returning "id") select json_build_object('id', "id") as form from gone`;
const form = (from: string, fields: string) => `select json_build_object(${fields}) as form from (${from}) f`;
const edited = (from: string) =>
  form(
    from,
    `'id', f."id", 'version', f."version" || '.' || f."textVersion", 'language', f."sourceLanguage", 'risks', 'Risk ' || random(), 'back', '/plans'`,
  );

const indicator = (code: string) =>
  `select d."id" as "indicatorId" from "Indicator" d join "Action" a on a."id" = d."actionId" join "Plan" p on p."id" = a."planId" where p."status" = 'DRAFTING' and p."previousPlanId" is not null and a."deletedAt" is null and ${shared} and ${ledBy(code)} limit 1`;
const indicatorFields = `'id', '', 'actionId', f."id", 'seen', '', 'language', 'ru', 'back', '/plans', 'title', 'Школы', 'mark', 'X1', 'type', 'OUTCOME', 'valueType', 'NUMBER'`;

const titles = `'title.tk', 'Synag meýilnamasy', 'shortTitle.tk', 'Synag', 'title.ru', '', 'shortTitle.ru', '', 'title.en', '', 'shortTitle.en', ''`;
const planFields = `'kind', 'THEMATIC', 'periodStart', '2021-01-01', 'periodEnd', '2024-12-31', 'sourceLanguage', 'tk', 'previousPlanId', '', ${titles}`;
const preparing = `with made as (insert into "Plan" ("id", "kind", "status", "periodStart", "periodEnd", "sourceLanguage") values (gen_random_uuid(), 'THEMATIC', 'PREPARATION', '2021-01-01', '2021-12-31', 'tk') returning "id", "version"),
  words as (insert into "PlanText" ("planId", "language", "title", "shortTitle") select "id", 'tk', 'Synag', 'Synag' from made)`;

export const plans = [
  page('/plans', { may: everybody }),
  page('/plans/new', { may: secretariat }),
  page('/plans/[planId]', { params: draft, may: everybody }),
  page('/plans/[planId]/edit', { params: draft, may: secretariat }),
  page('/plans/[planId]/bin', { params: draft, may: secretariat }),
  page('/plans/[planId]/matrix', { params: draft, may: everybody }),
  page('/plans/[planId]/sections/[sectionId]', { params: section, may: everybody }),
  method('GET /api/plans/[planId]/references', { params: draft, query: '?q=1.1', may: everybody }),
  page('/actions/[actionId]', { params: ofEducation, may: everybody }),
  page('/actions/[actionId]', { of: 'not shared with partners', params: internal, may: but('partner') }),
  page('/actions/[actionId]/edit', { params: ofEducation, may: ['secretariat', 'focal', 'validator'] }),
  page('/actions/[actionId]/edit', { of: 'of another ministry', params: ofJustice, may: secretariat }),
  page('/indicators/[indicatorId]', { params: indicator('MOE'), may: ['secretariat', 'focal', 'validator'] }),
  page('/indicators/[indicatorId]', { of: 'of another ministry', params: indicator('MOJ'), may: secretariat }),
  page('/indicators/new', { of: 'without saying whose', may: [] }),

  serverAction('plans', 'createPlanAction', { may: secretariat, form: `select json_build_object(${planFields}) as form` }),
  serverAction('plans', 'editPlanAction', {
    may: secretariat,
    form: `${preparing} select json_build_object('id', "id", 'version', "version", ${planFields}) as form from made`,
  }),
  serverAction('plans', 'startDraftingAction', {
    may: secretariat,
    form: `${preparing} select json_build_object('id', "id") as form from made`,
  }),
  serverAction('plans', 'recordActAction', {
    may: secretariat,
    form: `${preparing} select json_build_object('id', "id", 'version', "version", 'type', 'Decree', 'number', '', 'date', '', 'actTitle.tk', '', 'actTitle.ru', '', 'actTitle.en', '') as form from made`,
  }),
  serverAction('plans', 'deletePlanAction', {
    may: secretariat,
    form: `${preparing} select json_build_object('id', "id") as form from made`,
  }),
  serverAction('plans', 'restorePlanAction', {
    may: secretariat,
    form: `with made as (insert into "Plan" ("id", "kind", "status", "periodStart", "periodEnd", "sourceLanguage", "deletedAt") values (gen_random_uuid(), 'THEMATIC', 'PREPARATION', '2021-01-01', '2021-12-31', 'tk', now()) returning "id") select json_build_object('id', "id") as form from made`,
  }),
];

export const sections = [
  serverAction('sections', 'createSectionAction', {
    may: secretariat,
    form: form(plan, `'planId', f."id", 'kind', 'ANNEX', 'language', 'ru', 'title', 'Приложение'`),
  }),
  serverAction('sections', 'editSectionTextAction', {
    of: 'coordinated by another ministry',
    may: secretariat,
    form: `select json_build_object('id', s."id", 'planId', s."planId", 'language', 'ru', 'version', t."version", 'title', t."title" || ' ', 'titleBefore', t."title") as form
      from "PlanSection" s join "PlanSectionText" t on t."sectionId" = s."id" and t."language" = 'ru' join "Institution" i on i."id" = s."ownerId" join "Plan" p on p."id" = s."planId" where p."status" = 'DRAFTING' and i."code" = 'MFA' limit 1`,
  }),
  serverAction('sections', 'editSectionTextAction', {
    of: 'coordinated by the own ministry',
    may: ['secretariat', 'focal', 'validator'],
    form: `select json_build_object('id', s."id", 'planId', s."planId", 'language', 'ru', 'version', t."version", 'title', t."title" || ' ', 'titleBefore', t."title") as form
      from "PlanSection" s join "PlanSectionText" t on t."sectionId" = s."id" and t."language" = 'ru' join "Institution" i on i."id" = s."ownerId" join "Plan" p on p."id" = s."planId" where p."status" = 'DRAFTING' and i."code" = 'MOE' limit 1`,
  }),
  serverAction('sections', 'setSectionOwnerAction', {
    may: secretariat,
    form: `select json_build_object('id', s."id", 'version', s."version", 'ownerId', s."ownerId") as form from "PlanSection" s where s."id" = ${area}`,
  }),
  serverAction('sections', 'moveSectionAction', {
    may: secretariat,
    form: `select json_build_object('id', ${area}, 'direction', 'down') as form`,
  }),
  serverAction('sections', 'deleteSectionAction', {
    may: secretariat,
    form: `select json_build_object('id', s."id") as form from "PlanSection" s join "Plan" p on p."id" = s."planId" where p."status" = 'DRAFTING' and p."previousPlanId" is not null and s."kind" = 'TEXT' and s."deletedAt" is null order by s."rank" desc limit 1`,
  }),
  serverAction('sections', 'restoreSectionAction', { may: secretariat, form: inBin('PlanSection', `x."kind" = 'TEXT'`) }),
];

export const objectives = [
  serverAction('objectives', 'createObjectiveAction', {
    may: secretariat,
    form: `select json_build_object('sectionId', ${area}, 'language', 'ru', 'title', 'Новая задача') as form`,
  }),
  serverAction('objectives', 'editObjectiveAction', {
    may: secretariat,
    form: `select json_build_object('id', o."id", 'language', 'ru', 'version', t."version", 'title', t."title") as form from "Objective" o join "ObjectiveText" t on t."objectiveId" = o."id" and t."language" = 'ru' where o."sectionId" = ${area} and o."deletedAt" is null limit 1`,
  }),
  serverAction('objectives', 'moveObjectiveAction', {
    may: secretariat,
    form: `select json_build_object('id', o."id", 'direction', 'down') as form from "Objective" o where o."sectionId" = ${area} and o."deletedAt" is null order by o."rank" limit 1`,
  }),
  serverAction('objectives', 'deleteObjectiveAction', {
    may: secretariat,
    form: `with made as (insert into "Objective" ("id", "planId", "sectionId", "rank") select gen_random_uuid(), s."planId", s."id", 'zz' || floor(random() * 1000000)::text || 'z' from "PlanSection" s where s."id" = ${area} returning "id") select json_build_object('id', "id") as form from made`,
  }),
  serverAction('objectives', 'restoreObjectiveAction', {
    may: secretariat,
    form: `with made as (insert into "Objective" ("id", "planId", "sectionId", "rank", "deletedAt") select gen_random_uuid(), s."planId", s."id", 'zz' || floor(random() * 1000000)::text || 'z', now() from "PlanSection" s where s."id" = ${area} returning "id") select json_build_object('id', "id") as form from made`,
  }),
];

export const actions = [
  serverAction('actions', 'createActionAction', {
    may: secretariat,
    form: form(plan, `'planId', f."id", 'place', ${area}, 'language', 'ru', 'title', 'Новое мероприятие'`),
  }),
  serverAction('actions', 'editActionAction', {
    of: 'the own ministry’s',
    may: ['secretariat', 'focal', 'validator'],
    form: edited(ofEducation),
  }),
  serverAction('actions', 'editActionAction', { of: 'another ministry’s', may: secretariat, form: edited(ofJustice) }),
  serverAction('indicators', 'saveIndicatorAction', {
    of: 'of the own ministry’s action',
    may: ['secretariat', 'focal', 'validator'],
    form: form(ofEducation, indicatorFields),
  }),
  serverAction('indicators', 'saveIndicatorAction', {
    of: 'of another ministry’s action',
    may: secretariat,
    form: form(ofJustice, indicatorFields),
  }),
  serverAction('indicators', 'removeIndicatorAction', {
    may: secretariat,
    form: `with made as (insert into "Indicator" ("id", "code", "actionId", "type", "valueType") select gen_random_uuid(), 'X', f."id", 'OUTCOME', 'NUMBER' from (${ofJustice}) f returning "id") select json_build_object('id', "id", 'back', '/plans') as form from made`,
  }),
  serverAction('actions', 'moveActionAction', { may: secretariat, form: form(ofEducation, `'id', f."id", 'direction', 'down'`) }),
  serverAction('actions', 'placeActionAction', { may: secretariat, form: form(ofJustice, `'id', f."id", 'place', ${area}`) }),
  serverAction('actions', 'deleteActionAction', {
    may: secretariat,
    form: form(drafted(`${shared} and not ${ledBy('MOE')} and not ${ledBy('MOJ')}`), `'id', f."id"`),
  }),
  serverAction('actions', 'restoreActionAction', { may: secretariat, form: inBin('Action', `x."visibility" = 'PARTNERS'`) }),
  serverAction('actions', 'suspendActionAction', {
    may: secretariat,
    form: form(
      tracked,
      `'id', f."id", 'version', f."version", 'status', 'SUSPENDED', 'language', 'ru', 'reason', 'Решение Комиссии', 'back', '/plans'`,
    ),
  }),
  serverAction('actions', 'resumeActionAction', {
    may: secretariat,
    form: `with held as (update "Action" set "status" = 'SUSPENDED' where "id" = (select f."id" from (${tracked}) f) returning "id", "version") select json_build_object('id', "id", 'version', "version") as form from held
      union all select json_build_object('id', a."id", 'version', a."version") from "Action" a where a."status" = 'SUSPENDED' limit 1`,
  }),
];

const rows = (from: string) =>
  form(
    from,
    `'actionIds', f."id", 'role', 'CO_EXECUTOR', 'institutionIds', (select "id" from "Institution" where "code" = 'MFA'), 'back', '/plans'`,
  );

export const matrix = [
  serverAction('matrix', 'assignManyAction', { may: secretariat, form: rows(ofEducation) }),
  serverAction('matrix', 'deadlineManyAction', {
    of: 'the own ministry’s rows',
    may: ['secretariat', 'focal', 'validator'],
    form: form(
      ofEducation,
      `'actionIds', f."id", 'startDate', '', 'endDate', '2022-12-31', 'recurrence', 'ONCE', 'language', 'ru', 'wording', '', 'back', '/plans'`,
    ),
  }),
  serverAction('matrix', 'sdgManyAction', {
    of: 'another ministry’s rows',
    may: secretariat,
    form: form(ofJustice, `'actionIds', f."id", 'primary', '', 'targets', '4.7', 'back', '/plans'`),
  }),
  serverAction('matrix', 'undoManyAction', {
    of: 'somebody else’s edit',
    may: secretariat,
    probe: 'denied',
    form: `select json_build_object('batchId', coalesce((select "subjectId" from "AuditEvent" where "event" = 'matrix.edited' limit 1), gen_random_uuid()), 'back', '/plans') as form`,
  }),
];

const successor = `select p."id" as "planId" from "Plan" p where p."status" = 'DRAFTING' and p."previousPlanId" is not null`;
const undecided = `select p."id" as "planId", a."id" from "Plan" p join "Action" a on a."planId" = p."previousPlanId" where p."status" = 'DRAFTING' and p."previousPlanId" is not null and a."deletedAt" is null
  and not exists (select 1 from "ActionLineage" l where l."fromId" = a."id") order by a."path" desc limit 1`;

export const handover = [
  page('/plans/[planId]/handover', { params: successor, may: everybody }),
  serverAction('handover', 'decideFatesAction', {
    may: secretariat,
    form: form(
      undecided,
      `'planId', f."planId", 'ids', f."id", 'choice', 'DROPPED', 'reason', 'Tried by the access test', 'back', '/plans'`,
    ),
  }),
  serverAction('handover', 'decideCompletedAction', {
    may: secretariat,
    form: `with done as (update "Action" set "status" = 'COMPLETED' where "id" = (select u."id" from (${undecided}) u) returning "id") select json_build_object('planId', s."planId", 'back', '/plans') as form from (${successor}) s, done`,
  }),
  serverAction('handover', 'takeBackFatesAction', {
    may: secretariat,
    form: `with decided as (insert into "ActionLineage" ("id", "fromId", "fate", "reason") select gen_random_uuid(), u."id", 'DROPPED', 'Tried by the access test' from (${undecided}) u returning "fromId")
      select json_build_object('planId', s."planId", 'ids', d."fromId", 'back', '/plans') as form from (${successor}) s, decided d`,
  }),
];

const version = `with v as (insert into "PlanVersion" ("id", "planId", "number", "name", "planStatus", "rootHash", "sections", "actions", "businessDay")
    select gen_random_uuid(), p."id", coalesce((select max(x."number") from "PlanVersion" x where x."planId" = p."id"), 0) + 1, 'Access ' || gen_random_uuid(), p."status", 'none', 0, 0, '2020-09-15' from "Plan" p where p."status" = 'DRAFTING' limit 1 returning "id", "planId"),
  b as (insert into "Blob" ("hash", "json") select 'access ' || v."id", '{"kind": "NHRAP", "texts": {}, "act": null, "sourceLanguage": "tk"}' from v returning "hash"),
  i as (insert into "PlanVersionItem" ("versionId", "kind", "entityId", "language", "rank", "number", "blobHash") select v."id", 'PLAN', v."planId", '', '', '', b."hash" from v, b returning 1)
  select v."planId", v."id" as "versionId" from v, i`;

export const versions = [
  page('/plans/[planId]/versions', { params: draft, may: everybody }),
  page('/plans/[planId]/versions/[versionId]', { params: version, may: everybody }),
  serverAction('versions', 'freezeVersionAction', {
    may: secretariat,
    form: form(plan, `'planId', f."id", 'name', 'Access ' || gen_random_uuid(), 'reason', ''`),
  }),
];

/** A plan of its own at that state, which has one whole action. */
const planAt = (
  status: string,
) => `with made as (insert into "Plan" ("id", "kind", "status", "periodStart", "periodEnd", "sourceLanguage") values (gen_random_uuid(), 'THEMATIC', '${status}', '2021-01-01', '2021-12-31', 'tk') returning "id", "version"),
  words as (insert into "PlanText" ("planId", "language", "title", "shortTitle") select "id", 'tk', 'Synag', 'Synag' from made),
  part as (insert into "PlanSection" ("id", "planId", "kind", "rank") select gen_random_uuid(), m."id", 'AREA', 'V' from made m returning "id", "planId"),
  act as (insert into "Action" ("id", "planId", "sectionId", "registerNumber", "rank", "sourceLanguage", "recurrence") select gen_random_uuid(), p."planId", p."id", 1, 'V', 'tk', 'CONTINUOUS' from part p returning "id"),
  said as (insert into "ActionText" ("actionId", "language", "title", "expectedResult") select "id", 'tk', 'Synag', 'Netije' from act),
  led as (insert into "ActionAssignment" ("id", "actionId", "institutionId", "role", "status") select gen_random_uuid(), act."id", (select i."id" from "Institution" i limit 1), 'LEAD', 'ACCEPTED' from act),
  goal as (insert into "ActionSdgTarget" ("actionId", "targetCode") select "id", '4.7' from act)`;
const move = (status: string, more = '') => `${planAt(status)} select json_build_object('id', "id"${more}) as form from made`;

export const adoption = [
  page('/plans/[planId]/adoption', { params: draft, may: secretariat }),
  serverAction('adoption', 'sendToCommissionAction', { may: secretariat, form: move('DRAFTING') }),
  serverAction('adoption', 'submitPlanAction', { may: secretariat, form: move('COMMISSION_REVIEW') }),
  serverAction('adoption', 'returnPlanAction', {
    may: secretariat,
    form: move('SUBMITTED', `, 'reason', 'Tried by the access test'`),
  }),
  serverAction('adoption', 'adoptPlanAction', {
    may: secretariat,
    form: move(
      'SUBMITTED',
      `, 'version', "version", 'type', 'Karar', 'number', '1', 'date', '2020-09-01', 'actTitle.tk', '', 'actTitle.ru', '', 'actTitle.en', ''`,
    ),
  }),
  serverAction('adoption', 'startImplementationAction', { may: secretariat, form: move('ADOPTED') }),
  serverAction('adoption', 'startEvaluationAction', { may: secretariat, form: move('IMPLEMENTATION') }),
  serverAction('adoption', 'closePlanAction', { may: secretariat, form: move('FINAL_EVALUATION') }),
];

export const changes = [page('/changes', { may: everybody }), page('/plans/[planId]/changes', { params: draft, may: everybody })];
