import { useTranslations } from 'next-intl';
import { Words } from '@/components/plans/words';
import type { Contribution } from '@/lib/reporting/queries/my-reports';
import { InsertButton } from './insert-button';

/** What co-executors wrote for this action; the lead may put it into its own text, with the name of who wrote it. */
export function Contributions({ contributions, formId }: { contributions: readonly Contribution[]; formId: string }) {
  const t = useTranslations('reporting');
  return (
    <section className="col g8" aria-label={t('contributionsTo')}>
      <h3 className="legend">{t('contributionsTo')}</h3>
      {contributions.map((c) => (
        <div className="evi" key={c.id}>
          <div className="grow">
            <b className="strong">{c.institution}</b>
            <p className="small pre">{c.words && <Words lang={c.words.language}>{c.words.narrative}</Words>}</p>
          </div>
          {c.words?.narrative && (
            <InsertButton formId={formId} text={t('inserted', { institution: c.institution, text: c.words.narrative })}>
              {t('insert')}
            </InsertButton>
          )}
        </div>
      ))}
    </section>
  );
}
