// Telling people: a row on their list and, when they want mail, a mail in their language. Written in the transaction of the reason.

import type { Tx } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { translator } from '@/lib/platform/i18n/translator';
import { composeMail, queueMail } from '@/lib/platform/mail/queue-mail';
import type { Role } from '@/prisma/generated/enums';

export type Notice = {
  /** Key below "notifications.kinds", e.g. "assignment.proposed". */
  kind: string;
  /** Values of the sentence. Restricted words do not belong here: they would travel by mail. */
  params: Record<string, string | number>;
  /** Place the notice leads to, beginning with "/". */
  href: string;
  /** False: only on the list. */
  mail?: boolean;
};

export async function notifyUsers(tx: Tx, userIds: readonly string[], notice: Notice) {
  const people = await tx.user.findMany({
    where: { id: { in: [...new Set(userIds)] }, disabledAt: null },
    select: { id: true, email: true, name: true, language: true, wantsMail: true },
  });
  if (!people.length) return;
  await tx.notification.createMany({
    data: people.map((p) => ({ userId: p.id, kind: notice.kind, params: notice.params, href: notice.href })),
  });
  if (notice.mail === false) return;
  await queueMail(
    tx,
    people.filter((p) => p.wantsMail).map((p) => mailOf(p, notice)),
  );
}

function mailOf(person: { id: string; email: string; name: string; language: string }, notice: Notice) {
  const t = translator(person.language);
  const sentence = t(`notifications.kinds.${notice.kind}`, notice.params);
  const body = composeMail({
    language: person.language,
    greeting: t('notifications.mail.greeting', { name: person.name }),
    lines: [sentence],
    action: { label: t('notifications.mail.open'), url: `${env.appUrl}${notice.href}` },
    foot: t('notifications.mail.foot'),
  });
  return { to: person.email, userId: person.id, subject: t('notifications.mail.subject', { sentence }), ...body };
}

/** People of an institution who hold one of the roles now, main contacts before alternates. */
export async function peopleOf(tx: Tx, institutionId: string, roles: readonly Role[]): Promise<string[]> {
  const rows = await tx.membership.findMany({
    where: { institutionId, role: { in: [...roles] }, endedAt: null, user: { disabledAt: null } },
    orderBy: { isAlternate: 'asc' },
    select: { userId: true },
  });
  return rows.map((r) => r.userId);
}

/** Everybody who holds a system-wide role now. */
export async function peopleWith(tx: Tx, roles: readonly Role[]): Promise<string[]> {
  const rows = await tx.membership.findMany({
    where: { role: { in: [...roles] }, endedAt: null, user: { disabledAt: null } },
    select: { userId: true },
  });
  return [...new Set(rows.map((r) => r.userId))];
}
