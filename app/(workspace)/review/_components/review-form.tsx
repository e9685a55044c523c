import { useTranslations } from 'next-intl';
import { ToldForm } from '@/components/assignments/told-form';
import { TextAreaField } from '@/components/forms/fields';
import { DayField } from '@/components/forms/rich-fields';
import { SubmitButton } from '@/components/forms/submit-button';
import type { ReportDetail } from '@/lib/reporting/queries/review';
import { reviewAction } from '@/lib/reporting/server-actions';

type Props = { detail: ReportDetail; userId: string; today: string };

/** Sign or accept, or return with a comment; after the lock the secretariat's return says until when the institution may correct. */
export function ReviewForm({ detail, userId, today }: Props) {
  const t = useTranslations('reporting');
  const { can } = detail;
  if (!can.sign && !can.accept && !can.return) return null;
  const isAfterLock = !detail.writing.allowed && can.return && detail.state !== 'SUBMITTED';
  return (
    <ToldForm action={reviewAction} className="col g16 rq-form" keep={{ userId, record: `review:${detail.id}` }}>
      <input type="hidden" name="reports" value={`${detail.id}:${detail.version}`} />
      {can.return && (
        <TextAreaField
          name="comment"
          label={t('review.comment', { person: detail.submittedBy ?? detail.institution })}
          hint={t('review.commentHint')}
          rows={2}
          maxLength={2000}
        />
      )}
      {isAfterLock && <DayField name="until" label={t('review.until')} hint={t('review.untilHint')} min={today} />}
      <div className="vb">
        <span className="small muted grow">{t(can.sign ? 'review.signature' : 'review.acceptance')}</span>
        {can.return && (
          <SubmitButton tone="plain" icon="undo-2" name="intent" value="return">
            {t('review.return')}
          </SubmitButton>
        )}
        {can.sign && (
          <SubmitButton icon="badge-check" name="intent" value="validate">
            {t(detail.isOwn ? 'review.signOwn' : 'review.validate')}
          </SubmitButton>
        )}
        {can.accept && (
          <SubmitButton icon="badge-check" name="intent" value="accept">
            {t('review.accept')}
          </SubmitButton>
        )}
      </div>
    </ToldForm>
  );
}
