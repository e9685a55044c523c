// Roles of people: given, changed between main contact and alternate, ended. A session reads them on every request.
import { command } from '@/lib/platform/command';
import type { Tx } from '@/lib/platform/db';
import { DomainError } from '@/lib/platform/errors';
import { assertOtherAdmin, assertRoleFits, lockPerson, userEvent } from '@/lib/users/commands/shared';
import { canManage } from '@/lib/users/policy';
import { AlternateInput, GiveRoleInput, RoleInput } from '@/lib/users/schema';

export const giveRole = command({
  name: 'user.giveRole',
  input: GiveRoleInput,
  load: (tx, { id }) => lockPerson(tx, id),
  allow: canManage,
  async run({ tx, input: { id, role, institutionId, isAlternate }, loaded, actor }) {
    if (loaded.disabledAt) throw new DomainError('RULE', 'users.error.ended');
    await assertRoleFits(tx, role, institutionId);
    const same = await tx.membership.count({ where: { userId: id, role, institutionId, endedAt: null } });
    if (same) throw new DomainError('RULE', 'users.error.roleHeld', { field: 'role' });
    const data = { userId: id, role, institutionId, isAlternate, createdById: actor.userId };
    const membership = await tx.membership.create({ data, select: { id: true } });
    const event = userEvent('roleGiven', id, { institutionId, after: { role, isAlternate } });
    return { result: { id: membership.id }, events: [event] };
  },
});

async function loadRole(tx: Tx, { id }: { id: string }) {
  await tx.$queryRaw`select 1 from "Membership" where "id" = ${id}::uuid for update`;
  return tx.membership.findUnique({
    where: { id },
    select: { id: true, userId: true, role: true, institutionId: true, isAlternate: true, endedAt: true },
  });
}

export const endRole = command({
  name: 'user.endRole',
  input: RoleInput,
  load: loadRole,
  allow: canManage,
  async run({ tx, loaded, now }) {
    if (loaded.endedAt) throw new DomainError('RULE', 'users.error.roleEnded');
    if (loaded.role === 'ADMIN') await assertOtherAdmin(tx, loaded.userId);
    await tx.membership.update({ where: { id: loaded.id }, data: { endedAt: now }, select: { id: true } });
    const { userId, role, institutionId } = loaded;
    return { result: { userId }, events: [userEvent('roleEnded', userId, { institutionId, before: { role } })] };
  },
});

/** Main contact or alternate: who is asked and reminded first. */
export const setAlternate = command({
  name: 'user.setAlternate',
  input: AlternateInput,
  load: loadRole,
  allow: canManage,
  async run({ tx, input: { isAlternate }, loaded }) {
    if (loaded.endedAt) throw new DomainError('RULE', 'users.error.roleEnded');
    await tx.membership.update({ where: { id: loaded.id }, data: { isAlternate }, select: { id: true } });
    const { userId, institutionId } = loaded;
    const change = { institutionId, before: { isAlternate: loaded.isAlternate }, after: { isAlternate } };
    return { result: { userId }, events: [userEvent('roleChanged', userId, change)] };
  },
});
