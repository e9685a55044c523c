// Who hears of a report or a period. One notice per institution and step, however many reports it covers.
import { notifyUsers, peopleOf, peopleWith } from '@/lib/notifications/notify';
import type { Tx } from '@/lib/platform/db';
import { formatDate } from '@/lib/platform/i18n/format';
import { periodCode } from '@/lib/platform/i18n/periods';
import type { Role } from '@/prisma/generated/enums';

const WRITERS: readonly Role[] = ['FOCAL_POINT', 'NHRI'];
const SIGNERS: readonly Role[] = ['VALIDATOR', 'NHRI'];

type Told = { institutionId: string; actionId: string; periodId: string; submittedById: string | null };

async function numberOf(tx: Tx, actionId: string): Promise<string> {
  const [row] = await tx.$queryRaw<
    { number: string }[]
  >`select action_number("sectionId", "objectiveId", "rank") as number from "Action" where "id" = ${actionId}::uuid`;
  return row?.number ?? '';
}

/** The code reads alike in every language, as a notice's values must. */
async function codeOf(tx: Tx, institutionId: string): Promise<string> {
  const row = await tx.institution.findUnique({ where: { id: institutionId }, select: { code: true } });
  return row?.code ?? '';
}

export const periodLabel = (p: { startDate: string; endDate: string }) => periodCode(p.startDate, p.endDate, 'en');
export const dayLabel = (day: string) => formatDate(day, 'en', 'short');

const byInstitution = (told: readonly Told[]) => [...Map.groupBy(told, (t) => t.institutionId).entries()];

/** Submitted: the signers; who submitted need not be told. */
export async function tellSigners(tx: Tx, told: readonly Told[], userId: string | null) {
  for (const [institutionId, group] of byInstitution(told)) {
    const people = (await peopleOf(tx, institutionId, SIGNERS)).filter((id) => id !== userId);
    await notifyUsers(tx, people, {
      kind: 'report.submitted',
      params: { institution: await codeOf(tx, institutionId), count: group.length },
      href: '/review',
    });
  }
}

export async function tellSecretariat(tx: Tx, told: readonly Told[]) {
  const secretariat = await peopleWith(tx, ['SECRETARIAT']);
  for (const [institutionId, group] of byInstitution(told))
    await notifyUsers(tx, secretariat, {
      kind: 'report.validated',
      params: { institution: await codeOf(tx, institutionId), count: group.length },
      href: '/review',
      // The queue is the secretariat's daily place; a mail for every signature would be noise.
      mail: false,
    });
}

/** Returned or accepted: who wrote, and who signs when the secretariat sent it back. */
export async function tellInstitution(tx: Tx, told: readonly Told[], kind: 'returned' | 'accepted', withSigners: boolean) {
  for (const [institutionId, group] of byInstitution(told)) {
    const roles = withSigners ? [...WRITERS, ...SIGNERS] : WRITERS;
    const writers = group.flatMap((t) => (t.submittedById ? [t.submittedById] : []));
    const people = [...new Set([...(await peopleOf(tx, institutionId, roles)), ...writers])];
    for (const report of group)
      await notifyUsers(tx, people, {
        kind: `report.${kind}`,
        params: { number: await numberOf(tx, report.actionId) },
        href: `/my-reports?period=${report.periodId}#report-${report.actionId}`,
        mail: kind === 'returned',
      });
  }
}

export async function tellLetter(tx: Tx, institutionId: string, periodId: string, letter: string, count: number) {
  await notifyUsers(tx, await peopleOf(tx, institutionId, [...WRITERS, ...SIGNERS]), {
    kind: 'report.byLetter',
    params: { letter, count },
    href: `/my-reports?period=${periodId}`,
  });
}

type PeriodNotice = { kind: 'reminder' | 'overdue'; period: string; count: number; date: string };

export async function remindInstitution(tx: Tx, institutionId: string, periodId: string, { kind, ...params }: PeriodNotice) {
  // Seven days after the due day the validator hears of it too.
  const roles = kind === 'overdue' ? [...WRITERS, ...SIGNERS] : WRITERS;
  await notifyUsers(tx, await peopleOf(tx, institutionId, roles), {
    kind: `period.${kind}`,
    params,
    href: `/my-reports?period=${periodId}`,
  });
}

export async function tellExceptionAsked(tx: Tx, institutionId: string, periodId: string, period: string) {
  await notifyUsers(tx, await peopleWith(tx, ['SECRETARIAT']), {
    kind: 'period.exceptionAsked',
    params: { institution: await codeOf(tx, institutionId), period },
    href: `/reporting/${periodId}?institution=${institutionId}#exceptions`,
  });
}

export async function tellExceptionGranted(tx: Tx, institutionId: string, periodId: string, period: string, until: string) {
  await notifyUsers(tx, await peopleOf(tx, institutionId, [...WRITERS, ...SIGNERS]), {
    kind: 'period.exceptionGranted',
    params: { period, date: dayLabel(until) },
    href: `/my-reports?period=${periodId}`,
  });
}

/** Everybody who will have to report in the plan. */
export async function tellPeriod(
  tx: Tx,
  institutionIds: readonly string[],
  periodId: string,
  kind: 'opened' | 'locked',
  period: string,
  date: string,
) {
  const people: string[] = [];
  for (const id of institutionIds) people.push(...(await peopleOf(tx, id, [...WRITERS, ...SIGNERS])));
  await notifyUsers(tx, [...new Set(people)], {
    kind: `period.${kind}`,
    params: kind === 'opened' ? { period, date } : { period },
    href: `/my-reports?period=${periodId}`,
    mail: kind === 'opened',
  });
}
