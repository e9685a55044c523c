// The two things that doors write about a session's person without a noun: the end of a session, and the language.
import { writeAudit } from '@/lib/platform/audit/write';
import type { Actor } from '@/lib/platform/auth/actor';
import { db } from '@/lib/platform/db';
import type { Language } from '@/lib/platform/i18n/languages';

/** Ends the actor's own session. */
export async function endOwnSession(actor: Actor) {
  if (!actor.sessionId || !actor.userId) return;
  const id = actor.sessionId;
  await db.$transaction(async (tx) => {
    const { count } = await tx.session.updateMany({ where: { id, endedAt: null }, data: { endedAt: new Date() } });
    if (count) await writeAudit(tx, actor, [{ event: 'user.signedOut', subjectType: 'user', subjectId: actor.userId }]);
  });
}

/** The language in which a person reads the interface and gets mail. */
export async function rememberLanguage(actor: Actor, language: Language) {
  if (!actor.userId || actor.language === language) return;
  const id = actor.userId;
  await db.$transaction(async (tx) => {
    await tx.user.update({ where: { id }, data: { language }, select: { id: true } });
    const change = { before: { language: actor.language }, after: { language } };
    await writeAudit(tx, actor, [{ event: 'user.languageChanged', subjectType: 'user', subjectId: id, ...change }]);
  });
}

/** The language a person chose, for the first page after sign-in. */
export async function languageOf(userId: string): Promise<string> {
  const user = await db.user.findUnique({ where: { id: userId }, select: { language: true } });
  return user?.language ?? 'tk';
}
