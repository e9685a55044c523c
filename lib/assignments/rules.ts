// What may follow what in the life of an assignment, and how one action's set of assignments changes.
import type { AssignmentRole, AssignmentStatus } from '@/prisma/generated/enums';

/** `PROPOSED → ACCEPTED | DECLINED | CHANGE_REQUESTED`; `PROPOSED → AGREED_IN_MEETING → ACCEPTED`; `ACCEPTED → TRANSFERRED`. */
const NEXT: Record<AssignmentStatus, readonly AssignmentStatus[]> = {
  PROPOSED: ['ACCEPTED', 'DECLINED', 'CHANGE_REQUESTED', 'AGREED_IN_MEETING'],
  AGREED_IN_MEETING: ['ACCEPTED', 'DECLINED', 'CHANGE_REQUESTED'],
  ACCEPTED: ['TRANSFERRED'],
  DECLINED: ['PROPOSED'],
  CHANGE_REQUESTED: ['PROPOSED'],
  TRANSFERRED: ['PROPOSED'],
};

export const canFollow = (from: AssignmentStatus, to: AssignmentStatus) => NEXT[from].includes(to);

/** Waiting for the institution. */
export const isOpen = (status: AssignmentStatus) => status === 'PROPOSED' || status === 'AGREED_IN_MEETING';
/** Waiting for the secretariat. */
export const isDisputed = (status: AssignmentStatus) => status === 'DECLINED' || status === 'CHANGE_REQUESTED';
/** Counts as a part in force. */
export const isInForce = (status: AssignmentStatus) => status === 'ACCEPTED' || status === 'AGREED_IN_MEETING';

export type Present = { id: string; actionId: string; institutionId: string; role: AssignmentRole; status: AssignmentStatus };

export type Change =
  | { kind: 'create'; actionId: string; institutionId: string }
  | { kind: 'again'; present: Present }
  | { kind: 'replace'; present: Present }
  | { kind: 'transfer'; present: Present };

/**
 * What proposing institutions for a role does to one action. A new lead takes the place of leads that were only proposed and of an
 * accepted one (which is transferred); an institution that already has this role in force is left alone.
 */
export function proposalChanges(
  actionId: string,
  present: readonly Present[],
  institutionIds: readonly string[],
  role: AssignmentRole,
): Change[] {
  const changes: Change[] = [];
  for (const institutionId of institutionIds) {
    const own = present.find((p) => p.institutionId === institutionId);
    if (!own) changes.push({ kind: 'create', actionId, institutionId });
    else if (own.role !== role || !(isOpen(own.status) || isInForce(own.status))) changes.push({ kind: 'again', present: own });
  }
  if (role === 'LEAD')
    for (const other of present) {
      if (other.role !== 'LEAD' || institutionIds.includes(other.institutionId)) continue;
      if (isInForce(other.status)) changes.push({ kind: 'transfer', present: other });
      else if (other.status !== 'TRANSFERRED') changes.push({ kind: 'replace', present: other });
    }
  return changes;
}
