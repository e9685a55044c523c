// People come by invitation and are ended, never deleted.
import { command } from '@/lib/platform/command';
import { staleRecord } from '@/lib/platform/conflict';
import type { Tx } from '@/lib/platform/db';
import { DomainError } from '@/lib/platform/errors';
import { mailLink, makeLinkRow, revokeOpen } from '@/lib/users/commands/links';
import { assertOtherAdmin, assertRoleFits, endOpenSessions, lockPerson, userEvent } from '@/lib/users/commands/shared';
import { canManage, canStartInstallation } from '@/lib/users/policy';
import { CreateInput, EditPersonInput, InviteInput, PersonInput } from '@/lib/users/schema';

async function assertFreeEmail(tx: Tx, email: string, id: string | null) {
  const other = await tx.user.findUnique({ where: { email }, select: { id: true } });
  if (other && other.id !== id) throw new DomainError('RULE', 'users.error.emailTaken', { field: 'email' });
}

type NewPerson = (typeof CreateInput)['_output'];

async function createPerson(tx: Tx, input: NewPerson, createdById: string | null) {
  await assertFreeEmail(tx, input.email, null);
  await assertRoleFits(tx, input.role, input.institutionId);
  const { name, email, language, role, institutionId, isAlternate } = input;
  return tx.user.create({
    data: { name, email, language, memberships: { create: { role, institutionId, isAlternate, createdById } } },
    select: { id: true, name: true, email: true, language: true },
  });
}

/** The person exists from now on with the role; the password comes with the link. */
export const invitePerson = command({
  name: 'user.invite',
  input: InviteInput,
  load: async () => ({}),
  allow: canManage,
  async run({ tx, input: { way, ...input }, actor, now }) {
    const person = await createPerson(tx, input, actor.userId);
    const { id, url, slip } = await makeLinkRow(tx, person, 'INVITATION', actor.userId, now);
    const { email, role, institutionId, name, language } = input;
    if (actor.userId)
      await tx.invitation.create({
        data: { linkId: id, email, role, institutionId, createdById: actor.userId },
        select: { id: true },
      });
    if (way === 'mail') await mailLink(tx, person, 'INVITATION', url, slip.expiresAt, actor.offsetDays);
    const event = userEvent('invited', person.id, { institutionId, after: { name, email, role, language } });
    return { result: { id: person.id, slip: way === 'slip' ? slip : null }, events: [event] };
  },
});

/** The first administrator of an empty installation, from the command line; the link is printed there. */
export const createFirstAdmin = command({
  name: 'user.createFirstAdmin',
  input: CreateInput.pick({ name: true, email: true, language: true }),
  async load(tx) {
    await tx.$queryRaw`select pg_advisory_xact_lock(hashtext('maksat.admins'))::text`;
    return { admins: await tx.membership.count({ where: { role: 'ADMIN', endedAt: null, user: { disabledAt: null } } }) };
  },
  allow: canStartInstallation,
  async run({ tx, input, loaded, now }) {
    if (loaded.admins) throw new DomainError('RULE', 'users.error.hasAdmin');
    const person = await createPerson(tx, { ...input, role: 'ADMIN', institutionId: null, isAlternate: false }, null);
    const { url, slip } = await makeLinkRow(tx, person, 'INVITATION', null, now);
    const event = userEvent('created', person.id, { after: { email: input.email, role: 'ADMIN' } });
    return { result: { id: person.id, url, slip }, events: [event] };
  },
});

/** Corrects name, address, telephone and language of a person. A new address has to be right: invitations and resets go there. */
export const editPerson = command({
  name: 'user.edit',
  input: EditPersonInput,
  load: (tx, { id }) => lockPerson(tx, id),
  allow: canManage,
  async run({ tx, input: { id, version, ...details }, loaded, now }) {
    if (loaded.version !== version) throw staleRecord({ version, ...details }, loaded);
    if (loaded.isDemo && details.email !== loaded.email)
      throw new DomainError('RULE', 'users.error.demoEmail', { field: 'email' });
    await assertFreeEmail(tx, details.email, id);
    await tx.user.update({ where: { id }, data: { ...details, version: version + 1 }, select: { id: true } });
    // Links that went to the old address must not open the account of the new one.
    if (details.email !== loaded.email) await revokeOpen(tx, id, now);
    const { name, email, phone, language } = loaded;
    return { result: { id }, events: [userEvent('edited', id, { before: { name, email, phone, language }, after: details })] };
  },
});

/** Ends the account: sessions and open links stop at once; history and roles stay readable. */
export const disablePerson = command({
  name: 'user.disable',
  input: PersonInput,
  load: (tx, { id }) => lockPerson(tx, id),
  allow: canManage,
  async run({ tx, input: { id }, loaded, now }) {
    if (loaded.disabledAt) throw new DomainError('RULE', 'users.error.alreadyEnded');
    const isAdmin = await tx.membership.count({ where: { userId: id, role: 'ADMIN', endedAt: null } });
    if (isAdmin) await assertOtherAdmin(tx, id);
    await tx.user.update({ where: { id }, data: { disabledAt: now, version: { increment: 1 } }, select: { id: true } });
    await revokeOpen(tx, id, now);
    const count = await endOpenSessions(tx, id, now);
    return { result: { id }, events: [userEvent('disabled', id, { after: { email: loaded.email, sessionsEnded: count } })] };
  },
});

export const enablePerson = command({
  name: 'user.enable',
  input: PersonInput,
  load: (tx, { id }) => lockPerson(tx, id),
  allow: canManage,
  async run({ tx, input: { id }, loaded }) {
    if (!loaded.disabledAt) throw new DomainError('RULE', 'users.error.notEnded');
    await tx.user.update({ where: { id }, data: { disabledAt: null, version: { increment: 1 } }, select: { id: true } });
    return { result: { id }, events: [userEvent('enabled', id, { after: { email: loaded.email } })] };
  },
});
