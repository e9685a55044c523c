// Which words of a text are new beside another one: for marking, not for merging.

export type Piece = { text: string; isNew: boolean };

const WORDS = /\s+|[^\s]+/g;
/** Longer texts are shown unmarked: the table of comparisons grows with the product of both. */
const MOST = 1_500;

/** The pieces of `now`, each marked whether it stood in `before` (longest common run of words). */
export function newWords(before: string, now: string): Piece[] {
  const [a, b] = [before.match(WORDS) ?? [], now.match(WORDS) ?? []];
  if (!a.length || a.length > MOST || b.length > MOST) return [{ text: now, isNew: false }];
  const kept = common(a, b);
  // Little in common: it is another text, and single words that happen to stand in both would only confuse.
  const words = (list: readonly string[]) => list.filter((w) => w.trim()).length;
  const shared = words([...kept].map((i) => b[i] as string));
  if (shared * 3 < Math.min(words(a), words(b))) return [{ text: now, isNew: true }];
  const pieces: Piece[] = [];
  b.forEach((text, i) => {
    const isNew = !kept.has(i);
    const last = pieces.at(-1);
    if (last && (last.isNew === isNew || !text.trim())) last.text += text;
    else pieces.push({ text, isNew });
  });
  return pieces;
}

/** Indices of `b` that belong to the longest common subsequence. */
function common(a: readonly string[], b: readonly string[]): Set<number> {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] as number;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const kept = new Set<number>();
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      kept.add(j);
      i++;
      j++;
    } else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return kept;
}
