// The day's reminders: one notice per person, period and step. What was sent up to which day is kept in a setting, written in the same
// transaction under a lock, so that a restart or a second process sends nothing twice.
import { notifyUsers, peopleWith } from '@/lib/notifications/notify';
import type { AuditEntry } from '@/lib/platform/audit/entry';
import { addDays } from '@/lib/platform/clocks';
import { command } from '@/lib/platform/command';
import type { Tx } from '@/lib/platform/db';
import { listOwedReports, type Owed } from '@/lib/reminders/owed';
import { canSendReminders } from '@/lib/reminders/policy';
import { type Audience, type Step, stepsDue } from '@/lib/reminders/rules';
import { SendRemindersInput } from '@/lib/reminders/schema';
import { dueDay } from '@/lib/reporting/period-rules';
import { dayLabel, periodLabel } from '@/lib/reporting/tell';

/** Setting: the last business day whose reminders were sent. */
export const REMINDED_UNTIL = 'remindersSentUntil';

type Day = { doneUntil: string; owed: Owed[] };

/** Null when another process is at it; the first day of an installation begins with its own steps, not with those it missed. */
async function loadDay(tx: Tx, today: string): Promise<Day | null> {
  const [lock] = await tx.$queryRaw<{ got: boolean }[]>`select pg_try_advisory_xact_lock(hashtext('maksat.reminders')) as got`;
  if (!lock?.got) return null;
  const setting = await tx.setting.findUnique({ where: { key: REMINDED_UNTIL }, select: { value: true } });
  const doneUntil = typeof setting?.value === 'string' ? setting.value : addDays(today, -1);
  return { doneUntil, owed: doneUntil < today ? await listOwedReports(tx, today) : [] };
}

/** Sends what is due today and was not sent yet. @returns how many institutions were reminded, and whether the secretariat got its digest */
export const sendReminders = command({
  name: 'reminder.send',
  input: SendRemindersInput,
  load: (tx, _, actor) => loadDay(tx, actor.today),
  allow: canSendReminders,
  timeout: 60_000,
  async run({ tx, loaded, today }) {
    if (loaded.doneUntil >= today) return { result: { reminded: 0, digests: 0 }, events: [] };
    const due = loaded.owed.flatMap((owed) => stepsDue(owed, owed.role, loaded.doneUntil, today).map((step) => ({ owed, step })));
    const toInstitutions = due.filter(({ step }) => step.audience !== 'SECRETARIAT');
    for (const { owed, step } of toInstitutions) await remind(tx, owed, step, today);
    const digests = await digest(
      tx,
      due.filter(({ step }) => step.audience === 'SECRETARIAT').map(({ owed }) => owed),
    );
    const value = today;
    await tx.setting.upsert({ where: { key: REMINDED_UNTIL }, create: { key: REMINDED_UNTIL, value }, update: { value } });
    return { result: { reminded: toInstitutions.length, digests }, events: due.map(({ owed, step }) => event(owed, step)) };
  },
});

const event = (owed: Owed, step: Step): AuditEntry => ({
  event: 'period.reminded',
  subjectType: 'period',
  subjectId: owed.periodId,
  planId: owed.planId,
  institutionId: owed.institutionId,
  before: null,
  after: { count: owed.count, step: step.day, role: owed.role },
});

async function remind(tx: Tx, owed: Owed, step: Step, today: string) {
  const due = dueDay(owed.role, owed.dueAt);
  const kind = owed.role === 'CO_EXECUTOR' ? 'contribution' : today > due ? 'overdue' : 'reminder';
  await notifyUsers(tx, await audienceOf(tx, owed.institutionId, step.audience), {
    kind: `period.${kind}`,
    params: { period: periodLabel(owed), count: owed.count, date: dayLabel(due) },
    href: `/my-reports?period=${owed.periodId}`,
  });
}

/** People of the institution by their part; where an institution has no main contact, the second ones hear of it from the start. */
async function audienceOf(tx: Tx, institutionId: string, audience: Audience): Promise<string[]> {
  const people = await tx.membership.findMany({
    where: { institutionId, role: { in: ['FOCAL_POINT', 'VALIDATOR', 'NHRI'] }, endedAt: null, user: { disabledAt: null } },
    select: { userId: true, role: true, isAlternate: true },
  });
  const main = people.filter((p) => !p.isAlternate && p.role !== 'VALIDATOR');
  const second = people.filter((p) => p.isAlternate || p.role === 'VALIDATOR');
  return (audience === 'FOCAL_POINT' && main.length ? main : second).map((p) => p.userId);
}

/** One line per period for the whole secretariat. @returns the number of periods */
async function digest(tx: Tx, owed: readonly Owed[]): Promise<number> {
  const periods = Map.groupBy(owed, (o) => o.periodId);
  if (!periods.size) return 0;
  const secretariat = await peopleWith(tx, ['SECRETARIAT']);
  for (const [periodId, rows] of periods) {
    const [first] = rows as [Owed];
    await notifyUsers(tx, secretariat, {
      kind: 'period.digest',
      params: {
        period: periodLabel(first),
        count: rows.reduce((sum, o) => sum + o.count, 0),
        institutions: rows.length,
        date: dayLabel(first.dueAt),
      },
      href: `/reporting/${periodId}`,
    });
  }
  return periods.size;
}
