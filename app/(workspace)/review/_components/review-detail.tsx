import { useTranslations } from 'next-intl';
import { EvidenceList } from '@/components/evidence/evidence-list';
import { Words } from '@/components/plans/words';
import { Chain } from '@/components/reporting/chain';
import { LetterNote } from '@/components/reporting/letter-note';
import { ReportBadge } from '@/components/reporting/state-badges';
import { Banner } from '@/components/ui/banner';
import { IconButton } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { SdgTile } from '@/components/ui/sdg-tile';
import { type Params, withParams } from '@/components/ui/url';
import type { Actor } from '@/lib/platform/auth/actor';
import { businessMoment } from '@/lib/platform/clocks';
import { formatDateTime, formatPercent } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import { periodName } from '@/lib/platform/i18n/periods';
import type { Desk, ReportDetail } from '@/lib/reporting/queries/review';
import { ReviewComparison } from './review-comparison';
import { ReviewForm } from './review-form';

type Props = {
  actor: Actor;
  detail: ReportDetail;
  desk: Desk;
  params: Params;
  language: Language;
  position: number;
  total: number;
  previous: string | null;
  next: string | null;
};

/** One report as it will be signed: beside the last one, with evidence, warnings, and the two acts. */
export function ReviewDetail(props: Props) {
  const { actor, detail, language } = props;
  const t = useTranslations('reporting');
  const period = periodName(detail.startDate, detail.endDate, language);
  return (
    <section className="rq-d" aria-labelledby="detail-title">
      <Head {...props} period={period} />
      {detail.lacksEvidence && (
        <Banner tone="warning" title={t('review.needsProof')}>
          {t('review.needsProofText')}
        </Banner>
      )}
      {detail.isOwn && detail.can.sign && (
        <Banner tone="info" icon="user-check">
          {t('review.selfText')}
        </Banner>
      )}
      {detail.letter && <LetterNote letter={detail.letter} withScan />}
      <ReviewComparison detail={detail} language={language} period={period} />
      <section className="col g8" aria-label={t('field.evidence')}>
        <h3 className="legend">{t('field.evidence')}</h3>
        {detail.cited.length ? <EvidenceList evidence={detail.cited} /> : <p className="hint">{t('review.noEvidence')}</p>}
      </section>
      {detail.steps.length > 0 && (
        <details>
          <summary className="small strong">{t('chain.title')}</summary>
          <div className="mt8">
            <Chain steps={detail.steps} offsetDays={actor.offsetDays} isSelfValidated={detail.isSelfValidated} />
          </div>
        </details>
      )}
      <ReviewForm key={`${detail.id}:${detail.version}`} detail={detail} userId={actor.userId ?? ''} today={actor.today} />
    </section>
  );
}

function Head({ actor, detail, params, language, position, total, previous, next, period }: Props & { period: string }) {
  const t = useTranslations('reporting');
  const status = useTranslations('actions.status');
  const to = (id: string) => withParams('/review', params, { report: id, open: null });
  const at = detail.state === 'SUBMITTED' ? detail.submittedAt : detail.validatedAt;
  const by = detail.state === 'SUBMITTED' ? detail.submittedBy : detail.validatedBy;
  return (
    <div>
      <div className="row between wrap g8">
        <span className="eyebrow">
          {[
            period,
            detail.institution,
            at &&
              t(detail.state === 'SUBMITTED' ? 'review.submittedBy' : 'review.validatedBy', {
                person: by ?? '—',
                at: formatDateTime(businessMoment(at, actor.offsetDays), language),
              }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {position > 0 && (
          <span className="row g4">
            {previous && <IconButton icon="chevron-up" label={t('review.previous')} href={to(previous)} />}
            <span className="small muted">{t('review.position', { position, total })}</span>
            {next && <IconButton icon="chevron-down" label={t('review.next')} href={to(next)} />}
          </span>
        )}
      </div>
      <h2 className="rq-title" id="detail-title">
        <Link href={`/actions/${detail.actionId}`}>{detail.number}</Link> <Words lang={detail.lang}>{detail.title}</Words>
      </h2>
      <div className="row wrap g8">
        <ReportBadge state={detail.state} size="lg" />
        {detail.statusReported && detail.role === 'LEAD' && <b className="strong">{status(detail.statusReported)}</b>}
        {detail.sdgTargets.map((code) => (
          <SdgTile key={code} code={code} />
        ))}
        {detail.progressPercent !== null && (
          <span className="ink2">
            {detail.last?.progressPercent != null && `${formatPercent(detail.last.progressPercent, language)} → `}
            <b className="strong">{formatPercent(detail.progressPercent, language)}</b>
          </span>
        )}
      </div>
      {detail.statusReason && <p className="mt8 pre">{t('reasonIs', { reason: detail.statusReason })}</p>}
    </div>
  );
}
