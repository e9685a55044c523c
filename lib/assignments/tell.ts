// Who hears of an assignment. One notice per institution and step, however many actions it covers.
import { notifyUsers, peopleOf, peopleWith } from '@/lib/notifications/notify';
import type { Tx } from '@/lib/platform/db';

export type Told = { institutionId: string; actionId: string; kind: 'proposed' | 'withdrawn' | 'answered' | 'byLetter' };
type Answered = { institutionId: string; actionId: string; action: { planId: string } };

const ANSWERING = ['FOCAL_POINT', 'VALIDATOR', 'PARTNER', 'NHRI'] as const;

async function numberOf(tx: Tx, actionId: string): Promise<string> {
  const [row] = await tx.$queryRaw<
    { number: string }[]
  >`select action_number("sectionId", "objectiveId", "rank") as number from "Action" where "id" = ${actionId}::uuid`;
  return row?.number ?? '';
}

async function shortName(tx: Tx, institutionId: string): Promise<string> {
  const row = await tx.institution.findUnique({ where: { id: institutionId }, select: { code: true } });
  return row?.code ?? '';
}

/** Groups what happened by institution and kind, so that a bulk proposal of forty actions is one mail. */
export async function tellInstitutions(tx: Tx, told: readonly Told[], params: Record<string, string> = {}) {
  const groups = Map.groupBy(told, (t) => `${t.institutionId}|${t.kind}`);
  for (const group of groups.values()) {
    const [first] = group as [Told];
    const people = await peopleOf(tx, first.institutionId, ANSWERING);
    const one = group.length === 1;
    await notifyUsers(tx, people, {
      kind: `assignment.${first.kind}${one ? '' : 'Many'}`,
      params: { ...params, ...(one ? { number: await numberOf(tx, first.actionId) } : { count: group.length }) },
      href: one ? `/actions/${first.actionId}` : '/assignments',
    });
  }
}

export async function tellSecretariat(tx: Tx, answered: readonly Answered[], kind: 'accepted' | 'declined' | 'changeRequested') {
  const [first] = answered;
  if (!first) return;
  const one = answered.length === 1;
  const institution = await shortName(tx, first.institutionId);
  await notifyUsers(tx, await peopleWith(tx, ['SECRETARIAT']), {
    kind: `assignment.${kind}${one ? '' : 'Many'}`,
    params: { institution, ...(one ? { number: await numberOf(tx, first.actionId) } : { count: answered.length }) },
    href: one ? `/actions/${first.actionId}` : `/plans/${first.action.planId}/assignments`,
    // Acceptances are many and need nothing from anybody: the list is enough.
    mail: kind !== 'accepted',
  });
}
