import { useTranslations } from 'next-intl';
import { formWords } from '@/components/reporting/form-words';
import { SubmitAll } from '@/components/reporting/submit-all';
import type { Params } from '@/components/ui/url';
import type { Choice } from '@/lib/evidence/queries';
import type { Actor } from '@/lib/platform/auth/actor';
import type { Language } from '@/lib/platform/i18n/languages';
import type { MyPeriod, MyReport } from '@/lib/reporting/queries/my-reports';
import { submitAllAction } from '@/lib/reporting/server-actions';
import { ReportCard } from './report-card';

type Props = {
  actor: Actor;
  period: MyPeriod;
  reports: readonly MyReport[];
  language: Language;
  params: Params;
  citable: readonly Choice[];
  evidenceFor: string | null;
};

/** All actions of the period, one below the other; leads first, then contributions. */
export function ReportCards({ reports, ...rest }: Props) {
  const t = useTranslations('reporting');
  const status = useTranslations('actions.status');
  const words = formWords(t, status);
  const ready = reports.filter((r) => r.id && r.can.submit && r.missing.length === 0 && !r.isUncorrected);
  const canSubmit = reports.some((r) => r.can.submit);
  const contributions = reports.filter((r) => r.role !== 'LEAD');
  return (
    <div className="stack mt16">
      {reports
        .filter((r) => r.role === 'LEAD')
        .map((report) => (
          <ReportCard key={report.actionId} {...rest} report={report} words={words} />
        ))}
      {contributions.length > 0 && (
        <>
          <div className="mt16">
            <h2 className="h2">{t('contributions')}</h2>
            <p className="ink2">{t('contributionsHint')}</p>
          </div>
          {contributions.map((report) => (
            <ReportCard key={report.actionId} {...rest} report={report} words={words} />
          ))}
        </>
      )}
      {canSubmit && (
        <SubmitAll
          action={submitAllAction}
          ready={ready.map((r) => `${r.id}:${r.version}`)}
          words={{
            // Islands know no plural rules: one sentence for none, one with a figure.
            none: t('submitAll.none'),
            some: t('submitAll.some', { count: '{count}' }),
            button: t('submitAll.button'),
            notSaved: words.notSaved,
          }}
        />
      )}
    </div>
  );
}
