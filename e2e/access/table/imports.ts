// Imports (domain.md): the secretariat edits the plan, the administrator has the imports; nobody else sees what came from which file.
import { method, page, serverAction } from '../table';

const keepers = ['admin', 'secretariat'] as const;

const content = `jsonb_build_object('n', 2, 'number', '1', 'title', 'Мероприятие ' || random(), 'path', '[]'::jsonb, 'objective', null, 'lead', 'Неизвестное', 'others', '[]'::jsonb, 'keys', '["неизвестное"]'::jsonb,
  'start', null, 'end', null, 'recurrence', null, 'deadlineWording', null, 'expectedResult', null, 'indicators', null, 'funding', '{"amount": null, "currency": null, "source": null}'::jsonb, 'uncertain', '[]'::jsonb)`;
const analysis = `'{"sheets": [{"name": "Лист1", "rows": 2, "columns": 1, "hidden": false, "language": "ru", "head": [], "proposal": null}]}'::jsonb`;
const counts = `'{"rows": 1, "actions": 1, "sections": 0, "objectives": 0, "skipped": 0, "problems": 0, "errors": 0, "names": [{"key": "неизвестное", "name": "Неизвестное", "rows": 1, "leads": 1, "institutionId": null}]}'::jsonb`;

/** A plan of its own in preparation, with an import in a state and one staged row; `b` is the import. */
const made = (
  state: 'READ' | 'PREVIEWED' | 'COMMITTED' | 'UNDONE',
) => `with p as (insert into "Plan" ("id", "kind", "status", "periodStart", "periodEnd", "sourceLanguage")
    values (gen_random_uuid(), 'THEMATIC', 'PREPARATION', '2021-01-01', '2021-12-31', 'ru') returning "id"),
  words as (insert into "PlanText" ("planId", "language", "title", "shortTitle") select "id", 'ru', 'Проба', 'Проба' from p),
  b as (insert into "ImportBatch" ("id", "kind", "planId", "fileName", "fileHash", "state", "analysis", "language", "counts", "committedAt", "undoneAt")
    select gen_random_uuid(), 'MATRIX', "id", 'matrix.xlsx', md5(random()::text), '${state}', ${analysis}, 'ru', ${counts}, now(), now() from p returning "id", "planId"),
  r as (insert into "ImportRow" ("batchId", "row", "disposition", "content") select "id", 1, 'ACTION', ${content} from b)`;
const place = (state: Parameters<typeof made>[0]) => `${made(state)} select "planId", "id" as "batchId", "id" from b`;
const form = (state: Parameters<typeof made>[0], more = '') =>
  `${made(state)} select json_build_object('id', b."id", 'planId', b."planId", 'version', 1${more}) as form from b`;

export const imports = [
  page('/plans/[planId]/imports', { params: place('COMMITTED'), may: keepers }),
  page('/plans/[planId]/imports/new', { params: place('READ'), may: keepers }),
  page('/plans/[planId]/imports/new', {
    of: 'a plan in force',
    params: `select "id" as "planId" from "Plan" where "status" = 'IMPLEMENTATION' limit 1`,
    may: [],
  }),
  page('/plans/[planId]/imports/[batchId]', { of: 'columns', params: place('READ'), may: keepers }),
  page('/plans/[planId]/imports/[batchId]', { of: 'check', params: place('PREVIEWED'), may: keepers }),
  page('/plans/[planId]/imports/[batchId]', { of: 'done', params: place('COMMITTED'), may: keepers }),
  page('/plans/[planId]/imports/[batchId]', {
    of: 'an import of another plan',
    params: `${made('READ')} select (select "id" from "Plan" where "status" = 'IMPLEMENTATION' limit 1) as "planId", "id" as "batchId" from b`,
    may: [],
  }),
  method('GET /api/imports/[id]/progress', { params: place('PREVIEWED'), may: keepers }),

  serverAction('matrix-imports', 'readMatrixAction', {
    may: keepers,
    probe: 'denied', // a matrix is read in the journey
    form: `${made('READ')} select json_build_object('planId', "planId", 'file', json_build_object('$file', true)) as form from b`,
  }),
  serverAction('matrix-imports', 'checkColumnsAction', {
    may: keepers,
    probe: 'denied',
    form: form('READ', `, 'sheet', 'Лист1', 'headerRow', 1, 'language', 'ru', 'field.1', 'title'`),
  }),
  serverAction('matrix-imports', 'resolveNamesAction', {
    may: keepers,
    form: form('PREVIEWED', `, 'key.0', 'неизвестное', 'name.0', (select "id" from "Institution" where "code" = 'MOE')`),
  }),
  serverAction('matrix-imports', 'leaveOutRowAction', { may: keepers, form: form('PREVIEWED', `, 'row', 1, 'isOut', '1'`) }),
  serverAction('matrix-imports', 'commitImportAction', { may: keepers, form: form('PREVIEWED') }),
  serverAction('matrix-imports', 'undoImportAction', { may: keepers, form: form('COMMITTED') }),
  serverAction('matrix-imports', 'redoImportAction', { may: keepers, form: form('UNDONE') }),
  serverAction('matrix-imports', 'discardImportAction', { may: keepers, form: form('READ') }),
];
