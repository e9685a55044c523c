import { useTranslations } from 'next-intl';
import { Words } from '@/components/plans/words';
import type { ReportWords } from '@/lib/reporting/queries/rows';
import type { ActionStatus, AssignmentRole } from '@/prisma/generated/enums';

type Shown = {
  role: AssignmentRole;
  statusReported: ActionStatus | null;
  statusReason: string | null;
  words: ReportWords | null;
};
const FIELDS = ['narrative', 'achievements', 'obstacles', 'nextSteps'] as const;

/** A report to read: status, percent and the words, in the language they are in. */
export function ReportText({ report, percent }: { report: Shown; percent: string | null }) {
  const t = useTranslations('reporting');
  const status = useTranslations('actions.status');
  const { words } = report;
  return (
    <dl className="rpt-text">
      {report.role === 'LEAD' && report.statusReported && (
        <div>
          <dt>{t('field.statusReported')}</dt>
          <dd>
            {[status(report.statusReported), percent].filter(Boolean).join(' · ')}
            {report.statusReason && <p className="pre">{report.statusReason}</p>}
          </dd>
        </div>
      )}
      {FIELDS.map(
        (field) =>
          words?.[field] && (
            <div key={field}>
              <dt>{t(`field.${field}`)}</dt>
              <dd className="pre">
                <Words lang={words.language} mark={field === 'narrative'}>
                  {words[field]}
                </Words>
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}
