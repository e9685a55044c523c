import { useTranslations } from 'next-intl';
import type { Language } from '@/lib/platform/i18n/languages';
import { periodName } from '@/lib/platform/i18n/periods';
import type { ReportDetail } from '@/lib/reporting/queries/review';
import { newWords } from '@/lib/reporting/word-difference';

const FIELDS = ['narrative', 'achievements', 'obstacles', 'nextSteps'] as const;

/** The last accepted words left, the new ones right with what is new marked. In the language they were written in: that is what is signed. */
export function ReviewComparison({ detail, language, period }: { detail: ReportDetail; language: Language; period: string }) {
  const t = useTranslations('reporting');
  const now = detail.original;
  const last = detail.last?.words ?? null;
  const isShownElsewhere = !!now && !!detail.words && detail.words.language !== now.language;
  return (
    <>
      <div className="cmp">
        {FIELDS.filter((f) => now?.[f] || last?.[f]).map((field) => (
          <Pair
            key={field}
            title={t(`field.${field}`)}
            before={last?.[field] ?? null}
            now={now?.[field] ?? null}
            beforeLang={last?.language}
            nowLang={now?.language}
          >
            {{
              before: detail.last ? periodName(detail.last.startDate, detail.last.endDate, language) : t('form.noLastWords'),
              now: period,
            }}
          </Pair>
        ))}
      </div>
      {isShownElsewhere && (
        <details>
          <summary className="small strong">{t('review.otherLanguage')}</summary>
          <p className="pre mt8" lang={detail.words?.language}>
            {detail.words?.narrative}
          </p>
        </details>
      )}
    </>
  );
}

type PairProps = {
  title: string;
  before: string | null;
  now: string | null;
  beforeLang: string | undefined;
  nowLang: string | undefined;
  children: { before: string; now: string };
};

function Pair({ title, before, now, beforeLang, nowLang, children }: PairProps) {
  const t = useTranslations('reporting');
  return (
    <>
      <div lang={beforeLang}>
        <h3>
          {title} · {children.before}
        </h3>
        <p className="mt8 pre">{before ?? <span className="muted">{t('form.noWordsBefore')}</span>}</p>
      </div>
      <div lang={nowLang}>
        <h3>
          {title} · {children.now}
        </h3>
        <p className="mt8 pre">
          {newWords(before ?? '', now ?? '').map((piece, i) =>
            piece.isNew ? <ins key={i}>{piece.text}</ins> : <span key={i}>{piece.text}</span>,
          )}
        </p>
      </div>
    </>
  );
}
