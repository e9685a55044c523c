// Everybody who has a part in one action, and where each stands; answers are given here too.
import { useTranslations } from 'next-intl';
import { RespondForms, SettleForm, WithdrawForm } from '@/components/assignments/answer-forms';
import { AssignmentWords } from '@/components/assignments/assignment-words';
import { AssignmentBadge } from '@/components/assignments/status-badge';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Table } from '@/components/ui/table';
import type { AssignmentView } from '@/lib/assignments/queries';

export function AssignmentsOfAction({ assignments, userId }: { assignments: readonly AssignmentView[]; userId: string }) {
  const t = useTranslations('assignments');
  if (!assignments.length) return <EmptyState title={t('noneOfAction')}>{t('noneOfActionHint')}</EmptyState>;
  return (
    <Table caption={t('ofAction')}>
      <thead>
        <tr>
          <th scope="col">{t('institution')}</th>
          <th scope="col">{t('part')}</th>
          <th scope="col">{t('state')}</th>
          <th scope="col">
            <span className="sr">{t('whatToDo')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {assignments.map((a) => (
          <tr key={a.id}>
            <td className="g">
              <Link href={`/institutions/${a.institutionId}`}>{a.institution}</Link>
              <AssignmentWords assignment={a} />
            </td>
            <td>{t(`role.${a.role}`)}</td>
            <td>
              <AssignmentBadge status={a.status} />
            </td>
            <td className="w">
              {a.can.respond && <RespondForms assignment={a} userId={userId} />}
              {a.can.answer && <SettleForm assignment={a} userId={userId} />}
              {a.can.withdraw && !a.can.answer && <WithdrawForm assignment={a} />}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
