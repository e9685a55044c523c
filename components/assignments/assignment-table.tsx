// A list of assignments over many actions: the institution's own, or a whole plan's.
import { useTranslations } from 'next-intl';
import { RespondForms, SettleForm } from '@/components/assignments/answer-forms';
import { AssignmentWords } from '@/components/assignments/assignment-words';
import { AssignmentBadge } from '@/components/assignments/status-badge';
import { InstitutionChip } from '@/components/ui/institution-chip';
import { Link } from '@/components/ui/link';
import { Table } from '@/components/ui/table';
import type { AssignmentView } from '@/lib/assignments/queries';

type Props = {
  assignments: readonly AssignmentView[];
  userId: string;
  /** Rows with a box to tick, for the form with this id. */
  chooseFor?: string;
  caption: string;
};

const CHIP = { LEAD: 'lead', CO_EXECUTOR: 'co', PARTNER: 'partner' } as const;

export function AssignmentTable({ assignments, userId, chooseFor, caption }: Props) {
  const t = useTranslations('assignments');
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          {chooseFor && (
            <th scope="col">
              <span className="sr">{t('choose')}</span>
            </th>
          )}
          <th scope="col">{t('number')}</th>
          <th scope="col">{t('action')}</th>
          <th scope="col">{t('institution')}</th>
          <th scope="col">{t('deadline')}</th>
          <th scope="col">{t('state')}</th>
          <th scope="col">
            <span className="sr">{t('whatToDo')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {assignments.map((a) => (
          <tr key={a.id}>
            {chooseFor && (
              <td>
                <input
                  type="checkbox"
                  name="ids"
                  value={a.id}
                  form={chooseFor}
                  aria-label={t('chooseRow', { number: a.number })}
                />
              </td>
            )}
            <td className="num">{a.number}</td>
            <td className="g">
              <Link href={`/actions/${a.actionId}`} lang={a.titleLanguage}>
                {a.title}
              </Link>
              <AssignmentWords assignment={a} />
            </td>
            <td>
              <span className="row g6 wrap">
                <InstitutionChip code={a.institutionShort} name={a.institution} role={CHIP[a.role]} />
                <span className="small muted">{t(`role.${a.role}`)}</span>
              </span>
            </td>
            <td className="small" lang={a.titleLanguage}>
              {a.deadlineWording ?? '—'}
            </td>
            <td>
              <AssignmentBadge status={a.status} />
            </td>
            <td className="w">
              {a.can.respond && <RespondForms assignment={a} userId={userId} />}
              {a.can.answer && <SettleForm assignment={a} userId={userId} />}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
