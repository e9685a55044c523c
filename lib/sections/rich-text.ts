// The JSON of a section's text (PlanSectionText.body): blocks with stable ids, runs with marks, mentions of actions and targets.

export type RichMark = { type: string; attrs?: Record<string, unknown> };
export type RichNode = {
  type: string;
  attrs?: Record<string, unknown>;
  content?: RichNode[];
  marks?: RichMark[];
  text?: string;
};
export type RichBody = { type: 'doc'; content: RichNode[] };

/** What a mention points at, as it is called now. */
export type ReferenceWords = { number: string; title: string; lang: string; href: string | null };
/** `action:<id>` or `sdg:<code>` → words. */
export type ReferenceMap = Readonly<Record<string, ReferenceWords>>;
export const referenceKey = (kind: unknown, ref: unknown) => `${kind}:${ref}`;

const BLOCKS = new Set(['paragraph', 'heading']);

/** The words of one node, lines broken where blocks end. */
export function nodeText(node: RichNode): string {
  if (node.type === 'text') return node.text ?? '';
  if (node.type === 'hardBreak') return '\n';
  if (node.type === 'reference') return String(node.attrs?.label ?? '');
  const parts = (node.content ?? []).map(nodeText);
  if (BLOCKS.has(node.type)) return parts.join('');
  return parts.join(node.type === 'tableRow' ? '\t' : '\n');
}

/** The whole text without its form, blocks apart by an empty line: for search, comparison and the audit. */
export const richPlainText = (body: RichBody | null): string => (body?.content ?? []).map(nodeText).join('\n\n');

/** The mentions in a text, each once. */
export function referencesIn(body: RichBody | null): { kind: string; ref: string }[] {
  const found = new Map<string, { kind: string; ref: string }>();
  const visit = (node: RichNode) => {
    if (node.type === 'reference') {
      const [kind, ref] = [String(node.attrs?.kind), String(node.attrs?.ref)];
      found.set(referenceKey(kind, ref), { kind, ref });
    }
    for (const child of node.content ?? []) visit(child);
  };
  for (const node of body?.content ?? []) visit(node);
  return [...found.values()];
}

const WORDS = new Set(['text', 'hardBreak', 'reference']);

/** The same blocks under the same ids, without words: where a translation begins. */
export function emptyLike(body: RichBody | null): RichBody | null {
  const empty = ({ content, ...node }: RichNode): RichNode => {
    const inner = (content ?? []).filter((child) => !WORDS.has(child.type)).map(empty);
    return { ...node, ...(inner.length && { content: inner }) };
  };
  return body?.content?.length ? { type: 'doc', content: body.content.map(empty) } : null;
}
