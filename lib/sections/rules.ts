// The text of a section: paragraphs with stable ids that its translations share.

export type Paragraph = { type: 'paragraph'; attrs: { id: string }; content?: { type: 'text'; text: string }[] };
export type Body = { type: 'doc'; content: Paragraph[] };

export const textOf = (block: Paragraph): string => (block.content ?? []).map((run) => run.text).join('');

/** Paragraphs of a plain text, separated by empty lines. */
export const paragraphsOf = (text: string): string[] =>
  text
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n+/)
    .map((p) => p.trim())
    .filter(Boolean);

export const plainText = (body: Body | null): string => (body?.content ?? []).map(textOf).join('\n\n');

/** Longest common subsequence of two lists, as pairs of positions. */
function commonPairs(a: readonly string[], b: readonly string[]): [number, number][] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      (lengths[i] as number[])[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}

/**
 * New paragraphs with the ids of the old ones: unchanged paragraphs keep theirs; between two unchanged ones, changed
 * paragraphs keep the ids in order; only what is left over is new. A body without any text yet takes the ids of its source, in order.
 * @param newId makes an id for a paragraph that was not there
 */
export function withStableIds(text: string, old: Body | null, source: Body | null, newId: () => string): Body {
  const wanted = paragraphsOf(text);
  const before = old?.content.length ? old.content : (source?.content ?? []);
  const pairs: [number, number][] = [...commonPairs(before.map(textOf), wanted), [before.length, wanted.length]];
  const ids: (string | undefined)[] = new Array(wanted.length);
  let [i, j] = [0, 0];
  for (const [nextOld, nextNew] of pairs) {
    for (; i < nextOld && j < nextNew; i++, j++) ids[j] = before[i]?.attrs.id;
    [i, j] = [nextOld, nextNew];
    if (j < wanted.length) ids[j++] = before[i++]?.attrs.id;
  }
  return {
    type: 'doc',
    content: wanted.map((paragraph, index) => ({
      type: 'paragraph',
      attrs: { id: ids[index] ?? newId() },
      content: [{ type: 'text', text: paragraph }],
    })),
  };
}

/** OUTDATED: based on an older version of the source than the one that stands. Null for the source itself. */
export const isOutdated = (basedOnVersion: number | null, sourceVersion: number | null): boolean =>
  basedOnVersion !== null && sourceVersion !== null && basedOnVersion < sourceVersion;
