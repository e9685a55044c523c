import { useLocale, useTranslations } from 'next-intl';
import { EvidenceList } from '@/components/evidence/evidence-list';
import { Chain } from '@/components/reporting/chain';
import { LetterNote } from '@/components/reporting/letter-note';
import { ReportText } from '@/components/reporting/report-text';
import { ReportBadge } from '@/components/reporting/state-badges';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import type { ActionView } from '@/lib/actions/queries';
import { formatPercent } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import { periodName } from '@/lib/platform/i18n/periods';
import type { ActionReport } from '@/lib/reporting/queries/summaries';

type Props = { reports: readonly ActionReport[]; offsetDays: number };

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export function Reports({ reports, offsetDays }: Props) {
  const t = useTranslations('actions');
  const locale = useLocale() as Language;
  if (!reports.length) return <EmptyState title={t('page.noReports')}>{t('page.noReportsText')}</EmptyState>;
  return (
    <div className="stack">
      {reports.map((report) => (
        <Card
          key={report.id}
          id={`report-${report.id}`}
          level={3}
          title={capital(periodName(report.startDate, report.endDate, locale))}
          end={
            <span className="end row g8 wrap">
              <span className="small muted">
                {report.institution} · {t(`role.${report.role}`)}
              </span>
              <ReportBadge state={report.state} />
            </span>
          }
          body
        >
          <ReportText
            report={report}
            percent={report.progressPercent === null ? null : formatPercent(report.progressPercent, locale)}
          />
          {report.letter && <LetterNote letter={report.letter} withScan />}
          {report.evidence.length > 0 && (
            <div className="mt12">
              <EvidenceList evidence={report.evidence} />
            </div>
          )}
          {report.steps.length > 0 && (
            <details className="mt12">
              <summary>{t('page.chain')}</summary>
              <div className="mt8">
                <Chain steps={report.steps} offsetDays={offsetDays} isSelfValidated={report.isSelfValidated} />
              </div>
            </details>
          )}
        </Card>
      ))}
    </div>
  );
}

/** The action's own reports, then those of the actions of the plan before that were carried over into it. */
export function OwnAndEarlier({ action, reports, offsetDays }: Props & { action: ActionView }) {
  const t = useTranslations('handover');
  const of = (id: string) => reports.filter((r) => r.actionId === id);
  const earlier = action.ancestors.filter((a) => of(a.id).length > 0);
  return (
    <div className="stack">
      {(of(action.id).length > 0 || !earlier.length) && <Reports reports={of(action.id)} offsetDays={offsetDays} />}
      {earlier.map((a) => (
        <section key={a.id} className="stack" aria-labelledby={`earlier-${a.id}`}>
          <h2 className="h2" id={`earlier-${a.id}`}>
            {t('ancestors')}: <Link href={`/actions/${a.id}`}>{t('ancestor', { number: a.number, plan: a.planShort })}</Link>
          </h2>
          <Reports reports={of(a.id)} offsetDays={offsetDays} />
        </section>
      ))}
    </div>
  );
}

/** Every piece of evidence of the reports, once. */
export function EvidenceOfAction({ reports }: { reports: readonly ActionReport[] }) {
  const t = useTranslations('actions.page');
  const all = [...new Map(reports.flatMap((r) => r.evidence).map((e) => [e.id, e])).values()];
  if (!all.length) return <EmptyState title={t('noEvidence')}>{t('noEvidenceText')}</EmptyState>;
  return (
    <Card pad>
      <EvidenceList evidence={all} />
    </Card>
  );
}
