// The plan on paper: the prose of its sections, and in each area its actions, in the columns of the act.
import { type LocalText, plainOf } from '@/lib/documents/local-text';
import type { Block, DocumentModel, Run } from '@/lib/documents/model';
import { buildMatrix, type MatrixInput, type MatrixRow } from '@/lib/documents/templates/matrix';
import type { Translate } from '@/lib/documents/translate';
import type { Language } from '@/lib/platform/i18n/languages';

type TextRun = { text: string; bold?: boolean; italic?: boolean };
/** A block of a section's text, as readers of its JSON give it. */
export type ProseBlock =
  | { kind: 'heading'; level: number; runs: TextRun[] }
  | { kind: 'paragraph'; runs: TextRun[] }
  | { kind: 'list'; isOrdered: boolean; items: TextRun[][] }
  | { kind: 'table'; rows: TextRun[][][] };
export type PlanTextInput = {
  sections: { number: string; title: LocalText; source: string; texts: Record<string, ProseBlock[]>; rows: MatrixRow[] }[];
};

const words = (runs: readonly TextRun[]) => runs.map((r) => r.text).join('');

/** Every row as wide as the widest: a model's rows cover their columns. */
function tableBlock(rows: readonly TextRun[][][]): Block[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (!width) return [];
  const [head = [], ...rest] = rows;
  const cells = (row: readonly TextRun[][]) => Array.from({ length: width }, (_, n) => ({ text: (row[n] ?? []) as Run[] }));
  return [
    {
      kind: 'table',
      columns: Array.from({ length: width }, (_, n) => ({ title: words(head[n] ?? []), weight: 1 })),
      rows: rest.map((row) => ({ cells: cells(row) })),
    },
  ];
}

function proseBlock(block: ProseBlock): Block[] {
  if (block.kind === 'heading') return [{ kind: 'heading', level: block.level <= 2 ? 2 : 3, text: words(block.runs) }];
  if (block.kind === 'paragraph') return [{ kind: 'paragraph', text: block.runs }];
  if (block.kind === 'list') return [{ kind: 'list', style: block.isOrdered ? 'letter' : 'bullet', items: block.items }];
  return tableBlock(block.rows);
}

/** The matrix of `input` cut by sections, each after its prose. */
export function buildPlanText(text: PlanTextInput, input: MatrixInput, language: Language, t: Translate): DocumentModel {
  const base = buildMatrix({ ...input, rows: [] }, { variant: 'annex' }, language, t);
  const prose = (texts: Record<string, ProseBlock[]>, source: string) =>
    texts[language]?.length ? texts[language] : (texts[source] ?? Object.values(texts)[0] ?? []);
  const blocks = text.sections.flatMap((section): Block[] => {
    const table = buildMatrix(
      { ...input, rows: section.rows.map((r) => ({ ...r, section: {} })) },
      { variant: 'annex' },
      language,
      t,
    );
    return [
      {
        kind: 'heading',
        level: 1,
        text: [section.number && `${section.number}.`, plainOf(section.title, language)].filter(Boolean).join(' '),
      },
      ...prose(section.texts, section.source).flatMap(proseBlock),
      ...(section.rows.length
        ? table.blocks.filter((b) => b.kind === 'table').map((b) => ({ ...b, sheet: section.number }))
        : []),
    ];
  });
  const notes = base.blocks.filter((b) => b.kind !== 'table');
  return { ...base, overline: input.version ? [input.version] : [], blocks: [...notes, ...blocks] };
}
