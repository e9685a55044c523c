import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { pickText } from '@/lib/documents/local-text';
import type { Language } from '@/lib/platform/i18n/languages';
import type { FrozenPlanView, FrozenSectionView } from '@/lib/versions/assemble';
import { type TextBlock, type TextRun, textBlocks } from '@/lib/versions/text-blocks';

type Props = { content: FrozenPlanView; language: Language };

/** The prose of all sections one after the other, with a table of contents. */
export function FrozenText({ content, language }: Props) {
  const t = useTranslations('versions.page');
  return (
    <div className="cols main-aside">
      <div className="stack">
        {content.sections.map((s) => (
          <FrozenSection key={s.id} section={s} source={content.plan.sourceLanguage} language={language} />
        ))}
      </div>
      <aside className="noprint">
        <Card title={t('contents')} level={2} body>
          <ol className="col g8 small">
            {content.sections.map((s) => (
              <li key={s.id}>
                <a href={`#s-${s.id}`}>
                  {s.number} {pickText(s.title, language)?.text}
                </a>
              </li>
            ))}
          </ol>
        </Card>
      </aside>
    </div>
  );
}

function FrozenSection({ section, source, language }: { section: FrozenSectionView; source: string; language: Language }) {
  const t = useTranslations('versions.page');
  const title = pickText(section.title, language);
  const lang =
    [language, source, ...Object.keys(section.texts)].find((l) => textBlocks(section.texts[l]?.body).length) ?? language;
  const blocks = textBlocks(section.texts[lang]?.body);
  return (
    <Card pad id={`s-${section.id}`}>
      <h2 className="h2" lang={title?.language}>
        {section.number} {title?.text}
      </h2>
      {lang !== language && blocks.length > 0 && <p className="small muted">{t('otherLanguage')}</p>}
      <div className="prose mt12" lang={lang}>
        {blocks.length ? blocks.map((b, n) => <Block key={n} block={b} />) : <p className="muted">{t('noText')}</p>}
      </div>
    </Card>
  );
}

function Block({ block }: { block: TextBlock }) {
  if (block.kind === 'heading')
    return block.level <= 2 ? <h3 className="h3">{runs(block.runs)}</h3> : <h4>{runs(block.runs)}</h4>;
  if (block.kind === 'paragraph') return <p>{runs(block.runs)}</p>;
  if (block.kind === 'list') {
    const items = block.items.map((item, n) => <li key={n}>{runs(item)}</li>);
    return block.isOrdered ? <ol>{items}</ol> : <ul>{items}</ul>;
  }
  return (
    <table className="tbl">
      <tbody>
        {block.rows.map((row, r) => (
          <tr key={r}>
            {row.map((cell, c) => (
              <td key={c}>{runs(cell)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const runs = (list: readonly TextRun[]) =>
  list.map((run, n) => {
    const text = run.italic ? <em>{run.text}</em> : run.text;
    return run.text === '\n' ? <br key={n} /> : run.bold ? <strong key={n}>{text}</strong> : <span key={n}>{text}</span>;
  });
