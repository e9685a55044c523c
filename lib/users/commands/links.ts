// One-time links: made for an invitation or a reset, sent by mail or printed as a slip, used once.

import { hashPassword } from '@/lib/platform/auth/password';
import { businessMoment } from '@/lib/platform/clocks';
import { command } from '@/lib/platform/command';
import { db, type Tx } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { DomainError } from '@/lib/platform/errors';
import { formatDateTime } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import { translator } from '@/lib/platform/i18n/translator';
import { composeMail, queueMail } from '@/lib/platform/mail/queue-mail';
import { endOpenSessions, lockPerson, type Person, userEvent } from '@/lib/users/commands/shared';
import { passwordProblem } from '@/lib/users/password-rules';
import { canAskForReset, canManage, canUseLink } from '@/lib/users/policy';
import { linkExpiry } from '@/lib/users/rules';
import { AcceptInput, LinkInput, PersonInput, ResetRequestInput } from '@/lib/users/schema';
import { groupedToken, hashToken, newToken } from '@/lib/users/token';
import type { OneTimeLinkKind } from '@/prisma/generated/enums';

/** What is printed on a slip, shown once: the database keeps only a hash. */
export type Slip = { name: string; email: string; address: string; code: string; expiresAt: Date; kind: OneTimeLinkKind };

const PATHS = { INVITATION: 'invitation', PASSWORD_RESET: 'reset' } as const;

type Addressee = { id: string; name: string; email: string; language: string };

/** Makes a link and takes the earlier open ones away. The only place where the code exists in words is the answer. */
export async function makeLinkRow(tx: Tx, person: Addressee, kind: OneTimeLinkKind, createdById: string | null, now: Date) {
  await revokeOpen(tx, person.id, now);
  const token = newToken();
  const expiresAt = linkExpiry(kind, now);
  const { id } = await tx.oneTimeLink.create({
    data: { kind, userId: person.id, tokenHash: hashToken(token), expiresAt, createdById },
    select: { id: true },
  });
  const address = `${env.appUrl}/${PATHS[kind]}`;
  const slip: Slip = { name: person.name, email: person.email, address, code: groupedToken(token), expiresAt, kind };
  return { id, url: `${address}/${token}`, slip };
}

/** Takes a person's open links away. @returns how many */
export async function revokeOpen(tx: Tx, userId: string, now: Date): Promise<number> {
  const { count } = await tx.oneTimeLink.updateMany({
    where: { userId, usedAt: null, revokedAt: null },
    data: { revokedAt: now },
  });
  return count;
}

/** A mail with the link, in the person's language. */
export async function mailLink(
  tx: Tx,
  person: Addressee,
  kind: OneTimeLinkKind,
  url: string,
  expiresAt: Date,
  offsetDays: number,
) {
  const t = translator(person.language);
  const words = kind === 'INVITATION' ? 'users.mail.invitation' : 'users.mail.reset';
  const until = formatDateTime(businessMoment(expiresAt, offsetDays), person.language as Language);
  const body = composeMail({
    language: person.language,
    greeting: t('users.mail.greeting', { name: person.name }),
    lines: [t(`${words}.text`), t('users.mail.until', { until })],
    action: { label: t(`${words}.action`), url },
    foot: t('users.mail.foot'),
  });
  await queueMail(tx, { to: person.email, userId: person.id, subject: t(`${words}.subject`), ...body });
}

/** What kind of link a person needs: whoever has no password yet is still invited. */
const kindFor = (person: Pick<Person, 'passwordHash'>): OneTimeLinkKind =>
  person.passwordHash ? 'PASSWORD_RESET' : 'INVITATION';

function assertCanGetLink(person: Pick<Person, 'disabledAt' | 'isDemo'>) {
  if (person.disabledAt) throw new DomainError('RULE', 'users.error.ended');
  if (person.isDemo) throw new DomainError('RULE', 'users.error.demoPassword');
}

/** The administrator's way: a new invitation or reset, by mail or as a slip. The old links stop working. */
export const makeLink = command({
  name: 'user.makeLink',
  input: LinkInput,
  load: (tx, { id }) => lockPerson(tx, id),
  allow: canManage,
  async run({ tx, input, loaded, actor, now }) {
    assertCanGetLink(loaded);
    const kind = kindFor(loaded);
    const { url, slip } = await makeLinkRow(tx, loaded, kind, actor.userId, now);
    if (input.way === 'mail') await mailLink(tx, loaded, kind, url, slip.expiresAt, actor.offsetDays);
    const event = input.way === 'slip' ? 'slipPrinted' : kind === 'INVITATION' ? 'invited' : 'resetRequested';
    return {
      result: { slip: input.way === 'slip' ? slip : null },
      events: [userEvent(event, loaded.id, { after: { email: loaded.email, link: kind } })],
    };
  },
});

export const revokeLinks = command({
  name: 'user.revokeLinks',
  input: PersonInput,
  load: (tx, { id }) => lockPerson(tx, id),
  allow: canManage,
  async run({ tx, loaded, now }) {
    const count = await revokeOpen(tx, loaded.id, now);
    return { result: count, events: [userEvent('linksRevoked', loaded.id, { after: { count } })] };
  },
});

/** A visitor's way to a reset. The answer never tells whether the address is known. */
export const requestReset = command({
  name: 'user.requestReset',
  input: ResetRequestInput,
  async load(tx, { email }) {
    const user = await tx.user.findUnique({ where: { email }, select: { id: true } });
    return { person: user && (await lockPerson(tx, user.id)) };
  },
  allow: canAskForReset,
  async run({ tx, loaded: { person }, actor, now }) {
    if (person && !person.disabledAt && !person.isDemo) {
      const { url, slip } = await makeLinkRow(tx, person, 'PASSWORD_RESET', null, now);
      await mailLink(tx, person, 'PASSWORD_RESET', url, slip.expiresAt, actor.offsetDays);
    }
    return { result: null, events: [userEvent('resetRequested', person?.id ?? null)] };
  },
});

/** Sets the password by a link that is open, and uses the link up. */
export const acceptLink = command({
  name: 'user.acceptLink',
  input: AcceptInput,
  // Strangers may ask: only a link that is there is worth the work.
  async prepare({ token, password }) {
    const link = await db.oneTimeLink.findUnique({ where: { tokenHash: hashToken(token) }, select: { usedAt: true } });
    return link && !link.usedAt ? hashPassword(password) : null;
  },
  async load(tx, { token }) {
    const tokenHash = hashToken(token);
    await tx.$queryRaw`select 1 from "OneTimeLink" where "tokenHash" = ${tokenHash} for update`;
    const link = await tx.oneTimeLink.findUnique({
      where: { tokenHash },
      select: { id: true, kind: true, userId: true, usedAt: true, revokedAt: true, expiresAt: true },
    });
    const person = link && (await lockPerson(tx, link.userId));
    if (!link || !person) return null;
    const isOpen = !link.usedAt && !link.revokedAt && link.expiresAt > new Date() && !person.disabledAt && !person.isDemo;
    return { ...link, person, isOpen };
  },
  visible: canUseLink,
  allow: canUseLink,
  async run({ tx, input, loaded: { id, kind, person }, prepared: passwordHash, now }) {
    if (!passwordHash) throw new DomainError('NOT_FOUND');
    if (input.password !== input.repeat) throw new DomainError('RULE', 'users.error.repeat', { field: 'repeat' });
    const problem = passwordProblem(input.password, !!person.totpConfirmedAt, [person.name, person.email]);
    if (problem) throw new DomainError('RULE', problem, { field: 'password' });
    await tx.oneTimeLink.update({ where: { id }, data: { usedAt: now }, select: { id: true } });
    await revokeOpen(tx, person.id, now);
    await tx.user.update({ where: { id: person.id }, data: { passwordHash }, select: { id: true } });
    const count = await endOpenSessions(tx, person.id, now);
    const event = kind === 'INVITATION' ? 'invitationAccepted' : 'passwordReset';
    return { result: { email: person.email }, events: [userEvent(event, person.id, { after: { sessionsEnded: count } })] };
  },
});
