import { useTranslations } from 'next-intl';
import { ToldForm } from '@/components/assignments/told-form';
import { ActionButton } from '@/components/forms/action-button';
import { SubmitButton } from '@/components/forms/submit-button';
import { Words } from '@/components/plans/words';
import { Card } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import type { OwedReport, PeriodDetail } from '@/lib/reporting/queries/periods';
import { remindAction } from '@/lib/reporting/server-actions';

type Props = { owed: readonly OwedReport[]; period: PeriodDetail; canRemind: boolean };

/** Lead reports that nobody has submitted yet, by institution, with reminders for those who may send them. */
export function OwedList({ owed, period, canRemind }: Props) {
  const t = useTranslations('reporting');
  if (!owed.length || period.state === 'PLANNED') return null;
  const groups = [...Map.groupBy(owed, (o) => o.institutionId).values()];
  return (
    <Card
      title={t('owed.title', { count: owed.length })}
      id="owed"
      end={
        canRemind && groups.length > 1 ? (
          <ToldForm action={remindAction} className="end">
            <input type="hidden" name="periodId" value={period.periodId} />
            {groups.map((g) => (
              <input key={g[0]?.institutionId} type="hidden" name="institutionIds" value={g[0]?.institutionId} />
            ))}
            <SubmitButton tone="plain" size="sm" icon="bell">
              {t('owed.remindAll')}
            </SubmitButton>
          </ToldForm>
        ) : undefined
      }
    >
      <ul className="list">
        {groups.map((group) => (
          <li key={group[0]?.institutionId} className="li">
            <div className="grow">
              <span className="t">{group[0]?.institution}</span>
              <ul className="col g4 mt4">
                {group.map((o) => (
                  <li key={o.actionId} className="s">
                    <Link href={`/actions/${o.actionId}`}>{o.number}</Link> <Words lang={o.lang}>{o.title}</Words>
                  </li>
                ))}
              </ul>
            </div>
            {canRemind && (
              <ActionButton
                action={remindAction}
                values={{ periodId: period.periodId, institutionIds: group[0]?.institutionId ?? '' }}
                icon="bell"
                label={t('owed.remindLabel', { institution: group[0]?.institution ?? '' })}
              >
                {t('owed.remind')}
              </ActionButton>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
