import { useTranslations } from 'next-intl';
import type { Change } from '@/lib/audit/rules';
import { wordDifference } from '@/lib/audit/word-difference';

/** The fields an event changed, old beside new, folded away. */
export function Changes({ changes }: { changes: Change[] }) {
  const t = useTranslations('audit.changes');
  const names = useTranslations('fields');
  if (!changes.length) return null;
  return (
    <details className="small">
      <summary>{t('show', { count: changes.length })}</summary>
      <dl className="changes">
        {changes.map(({ field, before, after }) => (
          <div key={field}>
            <dt>{names.has(field) ? names(field) : field}</dt>
            <dd>
              <Compared before={before} after={after} />
              {after === null && t('emptied')}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** Short values stand side by side; of sentences only the words that came or went are marked, around them some words of context. */
function Compared({ before, after }: { before: string | null; after: string | null }) {
  if (before === null || after === null || !isSentence(before) || !isSentence(after))
    return (
      <>
        {before !== null && <del>{cut(before)}</del>} {after !== null && <ins>{cut(after)}</ins>}
      </>
    );
  return (
    <>
      {wordDifference(before, after).map((piece, n) =>
        piece.kind === 'same' ? (
          <span key={n}>{inContext(piece.text)}</span>
        ) : piece.kind === 'gone' ? (
          <del key={n}>{piece.text}</del>
        ) : (
          <ins key={n}>{piece.text}</ins>
        ),
      )}
    </>
  );
}

const isSentence = (text: string) => text.trim().includes(' ') && text.length > 30;
const cut = (text: string) => (text.length > 400 ? `${text.slice(0, 400)}…` : text);
/** A long stretch that stayed is told by its ends. */
const inContext = (text: string) => (text.length > 160 ? `${text.slice(0, 70)} … ${text.slice(-70)}` : text);
