// A list of assignments over many actions: the institution's own, or a whole plan's.
import { useLocale, useTranslations } from 'next-intl';
import { RespondForms, SettleForm } from '@/components/assignments/answer-forms';
import { AssignmentWords } from '@/components/assignments/assignment-words';
import { ChooseAll } from '@/components/assignments/choose-all';
import { AssignmentBadge } from '@/components/assignments/status-badge';
import { InstitutionChip } from '@/components/ui/institution-chip';
import { Link } from '@/components/ui/link';
import { Table } from '@/components/ui/table';
import type { AssignmentView } from '@/lib/assignments/queries';
import { isOpen } from '@/lib/assignments/rules';
import { businessMoment } from '@/lib/platform/clocks';
import { formatDate } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';

type Props = {
  assignments: readonly AssignmentView[];
  userId: string;
  /** The actor's `offsetDays`: moments are shown on the business clock. */
  offsetDays: number;
  /** Open rows get a box to tick, for the form with this id. */
  chooseFor?: string | undefined;
  /** Short titles by plan, where the list goes over several. */
  planNames?: Map<string, string> | undefined;
  /** Only to read: for a print, and while rows are being chosen for something else. */
  readOnly?: boolean;
  /** Whose list it is goes without saying. */
  own?: boolean;
  caption: string;
};

const CHIP = { LEAD: 'lead', CO_EXECUTOR: 'co', PARTNER: 'partner' } as const;

export function AssignmentTable(props: Props) {
  const { assignments, chooseFor, own, readOnly, caption } = props;
  const t = useTranslations('assignments');
  return (
    <Table caption={caption} className="assignments">
      <thead>
        <tr>
          {chooseFor && (
            <th scope="col">
              <span className="sr">{t('choose')}</span>
              <ChooseAll form={chooseFor} label={t('chooseAll')} />
            </th>
          )}
          <th scope="col">{t('number')}</th>
          <th scope="col">{t('action')}</th>
          <th scope="col">{own ? t('part') : t('institution')}</th>
          <th scope="col">{t('deadline')}</th>
          <th scope="col">{t('state')}</th>
          {!readOnly && (
            <th scope="col">
              <span className="sr">{t('whatToDo')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {assignments.map((a) => (
          <AssignmentLine key={a.id} assignment={a} {...props} />
        ))}
      </tbody>
    </Table>
  );
}

function AssignmentLine(props: Props & { assignment: AssignmentView }) {
  const { assignment: a, userId, chooseFor, planNames, readOnly, own, offsetDays } = props;
  const t = useTranslations('assignments');
  const language = useLocale() as Language;
  const day = (moment: Date) => formatDate(businessMoment(moment, offsetDays), language, 'short');
  return (
    <tr>
      {chooseFor && (
        <td>
          {isOpen(a.status) && (
            <label className="check solo">
              <input type="checkbox" name="ids" value={a.id} form={chooseFor} aria-label={t('chooseRow', { number: a.number })} />
            </label>
          )}
        </td>
      )}
      <td className="nowrap muted">{a.number}</td>
      <td className="g">
        <Link href={`/actions/${a.actionId}`} lang={a.titleLanguage} className="rowlink">
          {a.title}
        </Link>
        {planNames && <div className="small muted">{planNames.get(a.planId)}</div>}
        <AssignmentWords assignment={a} />
      </td>
      <td className="w">
        <span className="row g6 wrap">
          {!own && <InstitutionChip code={a.institutionShort} name={a.institution} role={CHIP[a.role]} />}
          <span className={own ? undefined : 'small muted'}>{t(`role.${a.role}`)}</span>
        </span>
      </td>
      <td className="small" lang={a.titleLanguage}>
        {a.deadlineWording ?? (a.endDate ? formatDate(a.endDate, language, 'short') : '—')}
      </td>
      <td>
        <AssignmentBadge status={a.status} />
        <div className="small muted mt4">
          {a.respondedAt
            ? t('answeredOn', { date: day(a.respondedAt) })
            : isOpen(a.status)
              ? day(a.proposedAt)
              : t('proposedOn', { date: day(a.proposedAt) })}
        </div>
      </td>
      {!readOnly && (
        <td className="w noprint">
          {a.can.respond && <RespondForms assignment={a} userId={userId} />}
          {a.can.answer && <SettleForm assignment={a} userId={userId} />}
        </td>
      )}
    </tr>
  );
}
