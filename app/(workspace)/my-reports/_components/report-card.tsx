import { useTranslations } from 'next-intl';
import { EvidenceList } from '@/components/evidence/evidence-list';
import { ActionButton } from '@/components/forms/action-button';
import { Words } from '@/components/plans/words';
import { Chain } from '@/components/reporting/chain';
import { Contributions } from '@/components/reporting/contributions';
import type { FormWords } from '@/components/reporting/form-words';
import { LetterNote } from '@/components/reporting/letter-note';
import { ReportForm } from '@/components/reporting/report-form';
import { ReportText } from '@/components/reporting/report-text';
import { ReportBadge } from '@/components/reporting/state-badges';
import { Badge } from '@/components/ui/badge';
import { Banner } from '@/components/ui/banner';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { type Params, withParams } from '@/components/ui/url';
import type { Choice } from '@/lib/evidence/queries';
import type { Actor } from '@/lib/platform/auth/actor';
import { businessMoment } from '@/lib/platform/clocks';
import { formatDate, formatDateTime, formatPercent } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import { periodName } from '@/lib/platform/i18n/periods';
import type { MyPeriod, MyReport } from '@/lib/reporting/queries/my-reports';
import { isRunningPlan } from '@/lib/reporting/rules';
import { detachEvidenceAction, reportAction } from '@/lib/reporting/server-actions';
import { AddEvidence } from './add-evidence';

export type CardProps = {
  actor: Actor;
  period: MyPeriod;
  report: MyReport;
  language: Language;
  params: Params;
  citable: readonly Choice[];
  evidenceFor: string | null;
  words: FormWords;
};

const PATH = '/my-reports';

/** One action: what was said last, what is to be said now, with evidence, chain and buttons. Folds for a phone. */
export function ReportCard(props: CardProps) {
  const { report, actor, language } = props;
  const t = useTranslations('reporting');
  const until = report.writing.allowed && report.writing.by === 'EXCEPTION' ? report.writing.until : null;
  return (
    <details
      className="card rpt"
      id={`report-${report.actionId}`}
      open={report.can.write && (report.role === 'LEAD' || report.id !== null)}
      data-report={report.number}
    >
      <summary>
        <Icon name="chevron-right" className="rpt-fold" />
        <span className="grow">
          <b className="strong">{report.number}</b> <Words lang={report.lang}>{report.title}</Words>
          <span className="row wrap g8 small muted mt4">
            <span>{t('dueOn', { date: formatDate(report.due, language, 'short') })}</span>
            {report.deadlineWording || report.endDate ? (
              <span>
                {t('deadline', { deadline: report.deadlineWording ?? formatDate(report.endDate as string, language, 'short') })}
              </span>
            ) : null}
            {report.evidence.length > 0 && (
              <span className="row g4">
                <Icon name="paperclip" size="s" />
                {report.evidence.length}
              </span>
            )}
          </span>
        </span>
        <span className="row wrap g8">
          {report.isUnchanged && (
            <Badge tone="neutral" icon="copy">
              {t('unchanged')}
            </Badge>
          )}
          <ReportBadge state={report.state} isMissing={report.isMissing} />
        </span>
      </summary>
      <div className="rpt-body">
        {report.returned && (
          <Banner
            tone="danger"
            icon="undo-2"
            title={t('returnedBy', { person: report.returned.by ?? '—', at: moment(report.returned.at, actor, language) })}
          >
            <span className="pre">{t('quoted', { text: report.returned.comment ?? '' })}</span>
          </Banner>
        )}
        {until && report.exception && (
          <Banner tone="info" icon="lock-open" title={t('exceptionUntil', { date: formatDate(until, language, 'short') })}>
            {t('exceptionBy', { person: report.exception.grantedBy ?? t('secretariat'), reason: report.exception.reason })}
          </Banner>
        )}
        {report.letter && <LetterNote letter={report.letter} withScan />}
        {report.can.write ? <Writing {...props} /> : <Reading {...props} />}
      </div>
    </details>
  );
}

const moment = (at: string | Date, actor: Actor, language: Language) =>
  formatDateTime(businessMoment(new Date(at), actor.offsetDays), language);
const percentOf = (value: number | null, language: Language) => (value === null ? null : formatPercent(value, language));

function Writing({ actor, period, report, language, params, citable, evidenceFor, words }: CardProps) {
  const status = useTranslations('actions.status');
  const last = report.last?.words && {
    ...report.last.words,
    label: periodName(report.last.startDate, report.last.endDate, language),
    lang: report.last.words.language,
    status: report.last.statusReported && status(report.last.statusReported),
    percent: percentOf(report.last.progressPercent, language),
  };
  const { actionId, institutionId, periodId } = report;
  return (
    <ReportForm
      userId={actor.userId ?? ''}
      place={{ actionId, institutionId, periodId }}
      report={{ id: report.id, version: report.version ?? 0 }}
      role={report.role}
      language={report.sourceLanguage ?? language}
      values={valuesOf(report)}
      last={last ?? null}
      isRunning={isRunningPlan(report.planStatus)}
      hasEvidence={report.evidence.length > 0}
      can={report.can}
      isUncorrected={report.isUncorrected}
      action={reportAction}
      words={words}
      back={`${PATH}?period=${period.periodId}`}
    >
      {report.contributions.length > 0 && <Contributions contributions={report.contributions} formId={`form-${actionId}`} />}
      <Evidence {...{ actor, report, params, citable, evidenceFor }} />
    </ReportForm>
  );
}

const valuesOf = (report: MyReport) => ({
  statusReported: report.statusReported ?? '',
  statusReason: report.statusReason ?? '',
  progressPercent: report.progressPercent === null ? '' : String(report.progressPercent),
  narrative: report.words?.narrative ?? '',
  achievements: report.words?.achievements ?? '',
  obstacles: report.words?.obstacles ?? '',
  nextSteps: report.words?.nextSteps ?? '',
});

function Evidence({
  actor,
  report,
  params,
  citable,
  evidenceFor,
}: Pick<CardProps, 'actor' | 'report' | 'params' | 'citable' | 'evidenceFor'>) {
  const t = useTranslations('evidence');
  const isAdding = evidenceFor === report.actionId;
  const href = `${withParams(PATH, params, { evidence: isAdding ? null : report.actionId, period: report.periodId })}#evidence-${report.actionId}`;
  return (
    <section className="col g8" id={`evidence-${report.actionId}`} aria-label={t('ofReport')}>
      <div className="row between wrap">
        <h3 className="legend">{t('ofReport')}</h3>
        <Link className="small" href={href} scroll={false}>
          {isAdding ? t('closeForm') : t('add')}
        </Link>
      </div>
      {report.evidence.length === 0 && !isAdding && <p className="hint">{t('none')}</p>}
      <EvidenceList
        evidence={report.evidence}
        end={(e) => (
          <ActionButton
            action={detachEvidenceAction}
            values={{ reportId: report.id ?? '', evidenceId: e.id }}
            tone="ghost"
            icon="x"
            label={t('detachLabel', { title: e.title })}
          >
            {t('detach')}
          </ActionButton>
        )}
      />
      {isAdding && <AddEvidence {...{ report, citable }} userId={actor.userId ?? ''} today={actor.today} />}
    </section>
  );
}

function Reading({ actor, report, language }: CardProps) {
  const t = useTranslations('reporting');
  return (
    <div className="rpt-read">
      <div className="col g12">
        {report.holder && report.holder !== 'FOCAL_POINT' && <p className="ink2">{t(`holder.${report.holder}`)}</p>}
        {!report.writing.allowed && report.id === null && <p className="ink2">{t(`notWritten.${report.writing.why}`)}</p>}
        {report.id && <ReportText report={report} percent={percentOf(report.progressPercent, language)} />}
        {report.evidence.length > 0 && <EvidenceList evidence={report.evidence} />}
      </div>
      {report.steps.length > 0 && (
        <aside>
          <h3 className="legend">{t('chain.title')}</h3>
          <Chain steps={report.steps} offsetDays={actor.offsetDays} isSelfValidated={report.isSelfValidated} />
        </aside>
      )}
    </div>
  );
}
