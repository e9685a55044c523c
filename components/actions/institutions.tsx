import { useTranslations } from 'next-intl';
import { InstitutionChip } from '@/components/ui/institution-chip';
import type { AssignmentRole, AssignmentStatus } from '@/prisma/generated/enums';

export type Assigned = { institutionId: string; shortName: string; name: string; role: AssignmentRole; status: AssignmentStatus };

const ROLES = { LEAD: 'lead', CO_EXECUTOR: 'co', PARTNER: 'partner' } as const;
const ENDED: readonly AssignmentStatus[] = ['DECLINED', 'TRANSFERRED'];

/** Assignments that still count, as chips; an hourglass where an answer is awaited. */
export function Institutions({ assignments }: { assignments: readonly Assigned[] }) {
  const t = useTranslations('actions.assigned');
  return (
    <span className="row g4 wrap">
      {assignments
        .filter((a) => !ENDED.includes(a.status))
        .map((a) => (
          <InstitutionChip
            key={a.institutionId}
            code={a.shortName}
            name={a.name}
            role={ROLES[a.role]}
            pending={a.status === 'PROPOSED' || a.status === 'CHANGE_REQUESTED' ? t(a.status) : undefined}
          />
        ))}
    </span>
  );
}

export const inForce = <T extends { status: AssignmentStatus }>(assignments: readonly T[]) =>
  assignments.filter((a) => !ENDED.includes(a.status));
