import { useLocale, useTranslations } from 'next-intl';
import { Workspace } from '@/app/(workspace)/_components/workspace';
import { Words } from '@/components/plans/words';
import { PrintButton } from '@/components/reporting/print-button';
import { ReportText } from '@/components/reporting/report-text';
import { LinkButton } from '@/components/ui/button';
import type { Actor } from '@/lib/platform/auth/actor';
import { formatDate, formatPercent } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import type { MyPeriod, MyReport } from '@/lib/reporting/queries/my-reports';

type Props = { actor: Actor; period: MyPeriod; reports: readonly MyReport[]; name: string; back: string };

/** The reports of the period as a paper: printed, signed, scanned and attached, where a signature on paper is asked for. */
export function Paper({ actor, period, reports, name, back }: Props) {
  const t = useTranslations();
  const language = useLocale() as Language;
  const written = reports.filter((r) => r.id);
  return (
    <Workspace
      actor={actor}
      planId={period.planId}
      crumbs={[{ label: t('reporting.mine'), href: back }, { label: t('reporting.paper.title') }]}
    >
      <div className="row g8 wrap no-print">
        <PrintButton>{t('reporting.paper.print')}</PrintButton>
        <LinkButton href={back} icon="arrow-left">
          {t('reporting.paper.back')}
        </LinkButton>
        <span className="small muted">{t('reporting.paper.hint')}</span>
      </div>
      <article className="paper">
        <h1 className="h1">{t('reporting.paper.heading', { period: name })}</h1>
        <p>
          {period.planTitle}
          <br />
          <b>{period.institution}</b>
        </p>
        {written.map((r) => (
          <section key={r.actionId}>
            <h2 className="h3">
              {r.number} <Words lang={r.lang}>{r.title}</Words>
            </h2>
            <ReportText report={r} percent={r.progressPercent === null ? null : formatPercent(r.progressPercent, language)} />
            {r.evidence.length > 0 && (
              <p className="small">
                {t('evidence.ofReport')}: {r.evidence.map((e) => e.title).join('; ')}
              </p>
            )}
          </section>
        ))}
        {written.length < reports.length && (
          <p className="small">{t('reporting.paper.notBegun', { count: reports.length - written.length })}</p>
        )}
        <footer className="sign-lines">
          <p>{t('reporting.paper.position')} ______________________________</p>
          <p>{t('reporting.paper.signature')} ______________________________</p>
          <p>{t('reporting.paper.date')} ______________________________</p>
          <p className="small muted">
            {t('reporting.paper.printed', { date: formatDate(actor.today, language, 'long'), person: actor.name })}
          </p>
        </footer>
      </article>
    </Workspace>
  );
}
