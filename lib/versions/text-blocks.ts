// The text of a section as plain blocks, for the reading page and for documents alike. Unknown parts become their words.
type Node = { type?: string; text?: string; attrs?: Record<string, unknown>; marks?: { type: string }[]; content?: Node[] };

export type TextRun = { text: string; bold?: boolean; italic?: boolean };
export type TextBlock =
  | { kind: 'heading'; level: number; runs: TextRun[] }
  | { kind: 'paragraph'; runs: TextRun[] }
  | { kind: 'list'; isOrdered: boolean; items: TextRun[][] }
  | { kind: 'table'; rows: TextRun[][][] };

function runsOf(node: Node): TextRun[] {
  if (node.type === 'text') {
    const has = (mark: string) => node.marks?.some((m) => m.type === mark);
    return node.text ? [{ text: node.text, ...(has('bold') && { bold: true }), ...(has('italic') && { italic: true }) }] : [];
  }
  if (node.type === 'hardBreak') return [{ text: '\n' }];
  if (node.type === 'reference') return [{ text: String(node.attrs?.label ?? '') }];
  const parts = (node.content ?? []).map(runsOf);
  const isBlockwise = (node.content ?? []).some((c) => c.type === 'paragraph');
  return isBlockwise ? parts.flatMap((runs, n) => (n ? [{ text: '\n' }, ...runs] : runs)) : parts.flat();
}

function blockOf(node: Node): TextBlock | null {
  const children = node.content ?? [];
  switch (node.type) {
    case 'heading':
      return { kind: 'heading', level: Number(node.attrs?.level ?? 2), runs: runsOf(node) };
    case 'bulletList':
    case 'orderedList':
      return { kind: 'list', isOrdered: node.type === 'orderedList', items: children.map(runsOf) };
    case 'table':
      return { kind: 'table', rows: children.map((row) => (row.content ?? []).map(runsOf)) };
    default: {
      const runs = runsOf(node);
      return runs.length ? { kind: 'paragraph', runs } : null;
    }
  }
}

/** @param body the JSON of a section's text; null and broken shapes give no blocks */
export const textBlocks = (body: unknown): TextBlock[] =>
  ((body as Node | null)?.content ?? []).flatMap((node) => {
    const block = blockOf(node);
    return block ? [block] : [];
  });
