'use server';
// How the web asks about other people: the administrator's forms. The own account's are in account/server-actions.ts.
import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { businessMoment } from '@/lib/platform/clocks';
import type { Result } from '@/lib/platform/errors';
import { type FormState, failedForm } from '@/lib/platform/form-state';
import { formatDateTime } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import { makeLink, revokeLinks, type Slip } from '@/lib/users/commands/links';
import { disablePerson, editPerson, enablePerson, invitePerson } from '@/lib/users/commands/people';
import { endRole, giveRole, setAlternate } from '@/lib/users/commands/roles';
import { removeSecondFactor } from '@/lib/users/commands/second-factor';
import { endSession, endSessions } from '@/lib/users/commands/sessions';

const text = (form: FormData, name: string) => String(form.get(name) ?? '');
const idOr = (form: FormData, name: string) => text(form, name) || null;

async function failed(result: Extract<Result<unknown>, { ok: false }>, form: FormData): Promise<FormState> {
  return failedForm(await getTranslations(), result.error, form);
}

/** Done: the page shows the new state, and a sentence says so. */
async function done(result: Result<unknown>, form: FormData, key: string): Promise<FormState> {
  if (!result.ok) return failed(result, form);
  revalidatePath('/people', 'layout');
  return { status: 'ok', message: (await getTranslations('users.done'))(key) };
}

/** A slip travels in the answer alone: it is shown once and stands in no address. */
async function slipValues(slip: Slip, offsetDays: number): Promise<NonNullable<FormState['values']>> {
  const until = formatDateTime(businessMoment(slip.expiresAt, offsetDays), (await getLocale()) as Language);
  const { name, email, address, code, kind } = slip;
  return { slipName: name, slipEmail: email, slipAddress: address, slipCode: code, slipKind: kind, slipUntil: until };
}

export async function invitePersonAction(_prev: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const result = await invitePerson(actor, {
    name: text(form, 'name'),
    email: text(form, 'email'),
    language: text(form, 'language') as Language,
    role: text(form, 'role') as Parameters<typeof invitePerson>[1]['role'],
    institutionId: idOr(form, 'institutionId'),
    isAlternate: form.has('isAlternate'),
    way: text(form, 'way') as 'mail' | 'slip',
  });
  if (!result.ok) return failed(result, form);
  const { id, slip } = result.value;
  revalidatePath('/people');
  if (!slip) redirect(`/people/${id}?invited=1`);
  return { status: 'ok', values: { ...(await slipValues(slip, actor.offsetDays)), personId: id } };
}

export async function makeLinkAction(_prev: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const way = text(form, 'way') as 'mail' | 'slip';
  const result = await makeLink(actor, { id: text(form, 'id'), way });
  if (!result.ok) return failed(result, form);
  const { slip } = result.value;
  if (!slip) return done(result, form, 'linkMailed');
  return { status: 'ok', values: await slipValues(slip, actor.offsetDays) };
}

export async function revokeLinksAction(_prev: FormState, form: FormData): Promise<FormState> {
  return done(await revokeLinks(await requireActor(), { id: text(form, 'id') }), form, 'linksRevoked');
}

export async function editPersonAction(_prev: FormState, form: FormData): Promise<FormState> {
  const result = await editPerson(await requireActor(), {
    id: text(form, 'id'),
    version: Number(text(form, 'version')),
    name: text(form, 'name'),
    email: text(form, 'email'),
    phone: text(form, 'phone'),
    language: text(form, 'language') as Language,
  });
  return done(result, form, 'saved');
}

export async function disablePersonAction(_prev: FormState, form: FormData): Promise<FormState> {
  return done(await disablePerson(await requireActor(), { id: text(form, 'id') }), form, 'disabled');
}

export async function enablePersonAction(_prev: FormState, form: FormData): Promise<FormState> {
  return done(await enablePerson(await requireActor(), { id: text(form, 'id') }), form, 'enabled');
}

export async function giveRoleAction(_prev: FormState, form: FormData): Promise<FormState> {
  const result = await giveRole(await requireActor(), {
    id: text(form, 'id'),
    role: text(form, 'role') as Parameters<typeof giveRole>[1]['role'],
    institutionId: idOr(form, 'institutionId'),
    isAlternate: form.has('isAlternate'),
  });
  return done(result, form, 'roleGiven');
}

export async function endRoleAction(_prev: FormState, form: FormData): Promise<FormState> {
  return done(await endRole(await requireActor(), { id: text(form, 'id') }), form, 'roleEnded');
}

export async function setAlternateAction(_prev: FormState, form: FormData): Promise<FormState> {
  const isAlternate = text(form, 'isAlternate') === 'on';
  return done(await setAlternate(await requireActor(), { id: text(form, 'id'), isAlternate }), form, 'saved');
}

export async function endSessionAction(_prev: FormState, form: FormData): Promise<FormState> {
  return done(await endSession(await requireActor(), { id: text(form, 'id') }), form, 'sessionEnded');
}

export async function endSessionsAction(_prev: FormState, form: FormData): Promise<FormState> {
  return done(await endSessions(await requireActor(), { id: text(form, 'id') }), form, 'sessionsEnded');
}

export async function removeSecondFactorAction(_prev: FormState, form: FormData): Promise<FormState> {
  return done(await removeSecondFactor(await requireActor(), { id: text(form, 'id') }), form, 'factorRemoved');
}
