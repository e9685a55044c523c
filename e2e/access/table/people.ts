import { everybody, method, page, serverAction } from '../table';

const readers = ['admin', 'secretariat', 'observer'] as const;
const person = (email: string) => `select "id" from "User" where "email" = '${email}@demo.maksat.example'`;
const institution = `select "id" from "Institution" where "code" = 'MOE'`;

/** A person of nobody, made for one try: nothing of the demonstration is touched. */
const fresh = (more = '') => `insert into "User" ("id", "email", "name"${more && `, ${more.split('=')[0]}`})
  values (gen_random_uuid(), 'try-' || gen_random_uuid() || '@example.org', 'Fresh Person'${more && `, ${more.split('=')[1]}`}) returning "id", "version", "email"`;
const onFresh = (fields: string, more?: string) =>
  `with u as (${fresh(more)}) select json_build_object('id', u."id"${fields}) as form from u`;
const membership = `with u as (${fresh()}), m as (insert into "Membership" ("id", "userId", "role", "institutionId")
  select gen_random_uuid(), u."id", 'FOCAL_POINT', (${institution}) from u returning "id")`;

export const people = [
  page('/people', { may: everybody }),
  page('/people/invite', { may: ['admin'] }),
  page('/people/[id]', {
    of: 'a person of the Ministry of Education',
    params: person('education'),
    may: [...readers, 'focal', 'validator'],
  }),
  page('/people/[id]', { of: 'a person of the Ministry of Health', params: person('health'), may: [...readers, 'stranger'] }),
  page('/people/[id]', { of: 'the secretariat', params: person('secretariat'), may: readers }),
  serverAction('users', 'invitePersonAction', {
    may: ['admin'],
    form: `select json_build_object('name', 'Invited Person', 'email', 'invited-' || gen_random_uuid() || '@example.org', 'language', 'ru', 'role', 'OBSERVER', 'institutionId', '', 'way', 'mail') as form`,
  }),
  serverAction('users', 'makeLinkAction', { may: ['admin'], form: onFresh(`, 'way', 'mail'`) }),
  serverAction('users', 'revokeLinksAction', { may: ['admin'], form: onFresh('') }),
  serverAction('users', 'editPersonAction', {
    may: ['admin'],
    form: onFresh(`, 'version', u."version", 'name', 'Another Name', 'email', u."email", 'phone', '', 'language', 'tk'`),
  }),
  serverAction('users', 'disablePersonAction', { may: ['admin'], form: onFresh('') }),
  serverAction('users', 'enablePersonAction', { may: ['admin'], form: onFresh('', '"disabledAt"=now()') }),
  serverAction('users', 'giveRoleAction', { may: ['admin'], form: onFresh(`, 'role', 'OBSERVER', 'institutionId', ''`) }),
  serverAction('users', 'endRoleAction', {
    may: ['admin'],
    form: `${membership} select json_build_object('id', m."id") as form from m`,
  }),
  serverAction('users', 'setAlternateAction', {
    may: ['admin'],
    form: `${membership} select json_build_object('id', m."id", 'isAlternate', 'on') as form from m`,
  }),
  serverAction('users', 'endSessionAction', {
    may: ['admin'],
    form: `with u as (${fresh()}), s as (insert into "Session" ("id", "userId", "expiresAt") select gen_random_uuid(), u."id", now() + interval '1 hour' from u returning "id")
      select json_build_object('id', s."id") as form from s`,
  }),
  serverAction('users', 'endSessionsAction', { may: ['admin'], form: onFresh('') }),
  serverAction('users', 'removeSecondFactorAction', { may: ['admin'], form: onFresh('', '"totpConfirmedAt"=now()') }),
];

/** Everybody's own account: without a session there is none. What these do to the own account, the journey of accounts tells. */
const own = (name: string, form: string) =>
  serverAction('users/account', name, { may: everybody, probe: 'denied', form: `select ${form} as form` });

export const account = [
  page('/account', { may: everybody }),
  page('/account/second-factor', { may: everybody }),
  own('editAccountAction', `json_build_object('version', 1, 'name', 'Somebody Else', 'language', 'en', 'theme', 'dark')`),
  own('changePasswordAction', `json_build_object('current', 'maksat-demo-2024', 'password', 'x', 'repeat', 'x')`),
  own('beginSecondFactorAction', `'{}'::json`),
  own('secondFactorAction', `json_build_object('act', 'renew', 'current', 'maksat-demo-2024')`),
  own('endOwnSessionAction', `json_build_object('id', gen_random_uuid())`),
  own('signOutEverywhereAction', `'{}'::json`),
];

const visitors = { may: everybody, open: true };
const noCode = `select '0000000000000000000000000A' as token`;

export const doors = [
  page('/invitation', visitors),
  page('/invitation/[token]', { ...visitors, params: noCode }),
  page('/reset', visitors),
  page('/reset/[token]', { ...visitors, params: noCode }),
  page('/privacy', visitors),
  page('/accessibility', visitors),
  page('/version', visitors),
  serverAction('users/visitor', 'requestResetAction', {
    ...visitors,
    form: `select json_build_object('email', 'nobody-' || gen_random_uuid() || '@example.org') as form`,
  }),
  serverAction('users/visitor', 'openSlipAction', {
    ...visitors,
    form: `select json_build_object('slip', 'not a code', 'kind', 'invitation') as form`,
  }),
  serverAction('users/visitor', 'acceptLinkAction', {
    ...visitors,
    form: `select json_build_object('token', '0000000000000000000000000A', 'password', 'correct horse battery staple', 'repeat', 'correct horse battery staple') as form`,
  }),
  // A right password is a story of its own; here nobody gets in with a wrong one, and nobody is signed out or reads another language.
  serverAction('platform/auth', 'signIn', {
    may: everybody,
    probe: 'denied',
    form: `select json_build_object('email', 'nobody@example.org', 'password', 'wrong') as form`,
  }),
  serverAction('platform/auth', 'signOut', { may: everybody, probe: 'denied', args: 'none', form: `select '{}'::json as form` }),
  serverAction('platform/i18n', 'setLanguage', {
    may: everybody,
    probe: 'denied',
    args: 'form',
    form: `select json_build_object('language', 'tk', 'back', '/sign-in') as form`,
  }),
];

const names = `'nameTk', 'Synag edarasy', 'shortNameTk', 'Synag', 'nameRu', 'Учреждение для пробы', 'shortNameRu', 'Проба', 'nameEn', 'Body for a try', 'shortNameEn', 'Try'`;
const body = (isActive = true) => `insert into "Institution" ("id", "code", "type", "isActive")
  values (gen_random_uuid(), 'TRY-' || upper(substr(gen_random_uuid()::text, 1, 8)), 'STATE_BODY', ${isActive}) returning "id", "code", "version"`;
const onBody = (fields: string, isActive = true) =>
  `with i as (${body(isActive)}) select json_build_object('id', i."id", 'version', i."version"${fields}) as form from i`;

export const institutions = [
  page('/institutions', { may: everybody }),
  page('/institutions/new', { may: ['admin'] }),
  page('/institutions/import', { may: ['admin'] }),
  page('/institutions/[id]', { may: everybody, params: institution }),
  serverAction('institutions', 'createInstitutionAction', {
    may: ['admin'],
    form: `select json_build_object('code', 'NEW-' || upper(substr(gen_random_uuid()::text, 1, 8)), 'type', 'STATE_BODY', 'isNational', 'yes', 'parentId', '', ${names}) as form`,
  }),
  serverAction('institutions', 'editInstitutionAction', {
    may: ['admin'],
    form: onBody(`, 'code', i."code", 'type', 'COURT', 'isNational', 'yes', 'parentId', '', ${names}`),
  }),
  serverAction('institutions', 'renameInstitutionAction', {
    may: ['admin'],
    form: onBody(`, 'validFrom', '2020-10-01', ${names}`),
  }),
  serverAction('institutions', 'endInstitutionAction', { may: ['admin'], form: onBody('') }),
  serverAction('institutions', 'reopenInstitutionAction', { may: ['admin'], form: onBody('', false) }),
  serverAction('institutions', 'forgetAliasAction', {
    may: ['admin', 'secretariat'],
    form: `with a as (insert into "InstitutionAlias" ("id", "wording", "institutionId") select gen_random_uuid(), 'проба ' || gen_random_uuid(), (${institution}) returning "id")
      select json_build_object('id', a."id") as form from a`,
  }),
  serverAction('institutions/register', 'readRegisterAction', {
    may: ['admin'],
    probe: 'denied',
    form: `select json_build_object('file', json_build_object('$file', true)) as form`,
  }),
  serverAction('institutions/register', 'commitRegisterAction', {
    may: ['admin'],
    form: `with b as (insert into "ImportBatch" ("id", "kind", "fileName", "fileHash", "state", "analysis", "language")
        values (gen_random_uuid(), 'INSTITUTIONS', 'try.csv', repeat('0', 64), 'PREVIEWED', json_build_object('problems', '[]'::json, 'rows', json_build_array(json_build_object('code', 'IMP-' || upper(substr(gen_random_uuid()::text, 1, 8)),
          'name', json_build_object('tk', null, 'ru', 'Импорт ' || gen_random_uuid(), 'en', null), 'shortName', json_build_object('tk', null, 'ru', null, 'en', null), 'type', null, 'typeWords', null, 'parent', null, 'sourceRow', 2))), 'ru') returning "id")
      select json_build_object('id', b."id") as form from b`,
  }),
];

export const audit = [
  page('/audit', { may: readers }),
  method('GET /audit/export', { may: readers, query: '?format=csv' }),
  method('GET /audit/export', { of: 'for nobody else', may: readers, query: '?format=xlsx&refusals=only' }),
  page('/administration', { may: ['admin'] }),
];
