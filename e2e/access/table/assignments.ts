import { but, everybody, page, serverAction } from '../table';

const draft = `select "id" as "planId" from "Plan" where "status" = 'DRAFTING' and "previousPlanId" is not null`;
const own = (status: string) =>
  `from "ActionAssignment" x join "Institution" i on i."id" = x."institutionId" where i."code" = 'MOE' and x."status" = '${status}' limit 1`;
const freeAction = `select a."id" from "Action" a join "Plan" p on p."id" = a."planId" where p."status" = 'DRAFTING' and p."previousPlanId" is not null and a."deletedAt" is null
  and not exists (select 1 from "ActionAssignment" x join "Institution" i on i."id" = x."institutionId" where x."actionId" = a."id" and i."code" = 'MOE') limit 1`;

export const assignments = [
  page('/assignments', { may: everybody }),
  page('/plans/[planId]/assignments', { params: draft, may: everybody }),
  serverAction('assignments', 'proposeAction', {
    may: ['secretariat'],
    form: `select json_build_object('actionIds', (${freeAction}), 'institutionIds', (select "id" from "Institution" where "code" = 'MOE'), 'role', 'CO_EXECUTOR') as form`,
  }),
  serverAction('assignments', 'acceptAction', {
    may: ['focal', 'validator'],
    form: `select json_build_object('ids', x."id") as form ${own('PROPOSED')}`,
  }),
  serverAction('assignments', 'objectAction', {
    may: ['focal', 'validator'],
    form: `select json_build_object('id', x."id", 'version', x."version", 'status', 'DECLINED', 'reason', 'Not in our mandate') as form ${own('PROPOSED')}`,
  }),
  serverAction('assignments', 'answerObjectionAction', {
    may: ['secretariat'],
    form: `select json_build_object('id', x."id", 'version', x."version", 'outcome', 'PROPOSE_AGAIN', 'answer', 'The deadline is extended') as form from "ActionAssignment" x where x."status" = 'CHANGE_REQUESTED' limit 1`,
  }),
  serverAction('assignments', 'withdrawAction', {
    may: ['secretariat'],
    form: `select json_build_object('id', x."id") as form from "ActionAssignment" x join "Action" a on a."id" = x."actionId" join "Plan" p on p."id" = a."planId" where p."status" = 'DRAFTING' and x."status" = 'PROPOSED' and x."role" = 'PARTNER' limit 1`,
  }),
  serverAction('assignments', 'recordByLetterAction', {
    may: ['secretariat'],
    form: `select json_build_object('ids', x."id", 'status', 'ACCEPTED', 'number', '7/214', 'date', '2020-09-11', 'signatory', 'A. Annayev', 'scan', json_build_object('$file', true)) as form ${own('PROPOSED')}`,
  }),
];

export const notifications = [
  page('/notifications', { may: everybody }),
  serverAction('notifications', 'markNotificationsAction', {
    may: but(...everybody),
    probe: 'denied',
    args: 'form',
    form: `select json_build_object('id', (select "id" from "Notification" limit 1), 'read', '1') as form`,
  }),
  serverAction('notifications', 'openNotification', {
    may: but(...everybody),
    probe: 'denied',
    args: 'form',
    form: `select json_build_object('id', (select "id" from "Notification" limit 1), 'href', '/home') as form`,
  }),
];
