// Two states of a text as one: what stayed, what went, what came, by words. Pure.
export type DifferencePiece = { kind: 'same' | 'gone' | 'new'; text: string };

const WORDS = /\s+|[^\s]+/g;
/** Beyond this product of words the texts are shown one after the other: the table would take too long. */
const MOST_CELLS = 4_000_000;

const push = (pieces: DifferencePiece[], kind: DifferencePiece['kind'], text: string) => {
  const last = pieces.at(-1);
  if (last?.kind === kind) last.text += text;
  else if (text) pieces.push({ kind, text });
};

/** Equal words at both ends are taken off first, so that one changed word in a long text costs little. */
export function wordDifference(before: string, after: string): DifferencePiece[] {
  const [a, b] = [before.match(WORDS) ?? [], after.match(WORDS) ?? []];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const pieces: DifferencePiece[] = [];
  push(pieces, 'same', a.slice(0, start).join(''));
  middle(a.slice(start, a.length - end), b.slice(start, b.length - end), pieces);
  push(pieces, 'same', end ? a.slice(-end).join('') : '');
  return pieces;
}

function middle(a: readonly string[], b: readonly string[], pieces: DifferencePiece[]) {
  if (!a.length || !b.length || a.length * b.length > MOST_CELLS) {
    push(pieces, 'gone', a.join(''));
    push(pieces, 'new', b.join(''));
    return;
  }
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] as number;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      push(pieces, 'same', a[i] as string);
      i++;
      j++;
    } else if (i < a.length && (j >= b.length || at(i + 1, j) >= at(i, j + 1))) push(pieces, 'gone', a[i++] as string);
    else push(pieces, 'new', b[j++] as string);
  }
}
