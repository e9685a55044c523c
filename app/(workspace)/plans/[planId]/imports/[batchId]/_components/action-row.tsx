import { useTranslations } from 'next-intl';
import { Deadline } from '@/components/actions/deadline';
import { ActionButton } from '@/components/forms/action-button';
import { Badge } from '@/components/ui/badge';
import { InstitutionChip } from '@/components/ui/institution-chip';
import type { ImportView, RowView } from '@/lib/matrix-imports/queries';
import { bareHeading, headingKey } from '@/lib/matrix-imports/rules';
import type { ActionContent } from '@/lib/matrix-imports/schema';
import { leaveOutRowAction } from '@/lib/matrix-imports/server-actions';
import { Problems } from './problems';
import type { Known } from './rows-table';

type Props = { row: RowView; batch: ImportView; known: Known };

const writtenNames = ({ lead, others }: ActionContent) => (lead === null ? others : [lead, ...others]);

export function ActionRow({ row, batch, known }: Props) {
  const t = useTranslations('imports.rows');
  const action = row.action as ActionContent;
  const isOut = row.disposition === 'LEFT_OUT';
  const unknown = writtenNames(action).filter((_, index) => !known.names.get(action.keys[index] ?? ''));
  return (
    <tr className={isOut ? 'muted' : undefined}>
      <td className="num muted">{action.n || '–'}</td>
      <td>
        {isOut ? (
          <Badge tone="neutral" icon="minus">
            {t('leftOut')}
          </Badge>
        ) : (
          <Badge tone="success" icon="plus">
            {t('newAction')}
          </Badge>
        )}
      </td>
      <td className="nowrap">{action.number}</td>
      <td className="w" lang={batch.language}>
        <span className={isOut ? undefined : 'strong'}>{action.title}</span>
        <Place action={action} known={known} />
        {!isOut && <Problems problems={row.problems} unknown={unknown} />}
      </td>
      <td className="w">
        <Institutions action={action} known={known} />
      </td>
      <td className="w">
        <Deadline
          action={{ startDate: action.start, endDate: action.end, recurrence: action.recurrence ?? 'ONCE' }}
          wording={action.deadlineWording}
        />
      </td>
      <td>{batch.can.change && !batch.isRunning && <LeaveOut batch={batch} row={row} isOut={isOut} />}</td>
    </tr>
  );
}

function Place({ action, known }: { action: ActionContent; known: Known }) {
  const t = useTranslations('imports');
  const section = action.path.at(-1) ?? t('withoutSection');
  const place = t(known.sections.has(headingKey(section)) ? 'rows.into' : 'rows.intoNew', { section: bareHeading(section) });
  const objective = action.objective && t('rows.objective', { objective: bareHeading(action.objective) });
  return <div className="small muted">{[place, objective].filter(Boolean).join(', ')}</div>;
}

/** Known institutions as chips, unknown names as they stand. */
function Institutions({ action, known }: { action: ActionContent; known: Known }) {
  return (
    <span className="row wrap g4">
      {writtenNames(action).map((name, index) => {
        const institution = known.institutions.get(known.names.get(action.keys[index] ?? '') ?? '');
        const isLead = action.lead !== null && index === 0;
        return institution ? (
          <InstitutionChip
            key={`${institution.id}${name}`}
            code={institution.shortName || institution.code}
            name={institution.name}
            role={isLead ? 'lead' : institution.isNational ? 'co' : 'partner'}
          />
        ) : (
          <span key={name} className="imp-unknown">
            {name}
          </span>
        );
      })}
    </span>
  );
}

function LeaveOut({ batch, row, isOut }: { batch: ImportView; row: RowView; isOut: boolean }) {
  const t = useTranslations('imports.rows');
  const values = {
    id: batch.id,
    planId: batch.planId,
    version: String(batch.version),
    row: String(row.row),
    isOut: isOut ? '0' : '1',
  };
  const n = row.action?.n ?? row.row;
  return (
    <ActionButton
      action={leaveOutRowAction}
      values={values}
      tone="ghost"
      label={t(isOut ? 'takeRow' : 'leaveOutRow', { row: n })}
    >
      {t(isOut ? 'take' : 'leaveOut')}
    </ActionButton>
  );
}
