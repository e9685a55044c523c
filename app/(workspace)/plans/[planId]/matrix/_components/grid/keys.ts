// What a key means in the grid while no cell is being written (WAI-ARIA grid pattern, and the habits of spreadsheets). Pure.
export type Intent =
  | { kind: 'go'; rows: number; cols: number }
  | { kind: 'page'; direction: 1 | -1 }
  | { kind: 'edge'; row: 'first' | 'last' | null; col: 'first' | 'last' }
  | {
      kind:
        | 'edit'
        | 'replace'
        | 'clear'
        | 'undo'
        | 'redo'
        | 'select'
        | 'selectAll'
        | 'menu'
        | 'insert'
        | 'delete'
        | 'open'
        | 'leave';
    }
  | { kind: 'move'; direction: 'up' | 'down' }
  | { kind: 'widen'; by: 1 | -1 };

export type Key = { key: string; code: string; ctrl: boolean; alt: boolean; shift: boolean };

const GO: Record<string, [number, number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

function withCtrl({ key, code, shift }: Key): Intent | null {
  if (key === 'Home') return { kind: 'edge', row: 'first', col: 'first' };
  if (key === 'End') return { kind: 'edge', row: 'last', col: 'last' };
  if (key === 'ArrowUp') return { kind: 'edge', row: 'first', col: 'first' };
  if (key === 'ArrowDown') return { kind: 'edge', row: 'last', col: 'first' };
  if (key === 'Delete') return { kind: 'delete' };
  if (key === 'Enter') return { kind: 'open' };
  // By the place of the key: with a Russian or Turkmen layout the letter is another.
  if (code === 'KeyZ') return { kind: shift ? 'redo' : 'undo' };
  if (code === 'KeyY') return { kind: 'redo' };
  return code === 'KeyA' ? { kind: 'selectAll' } : null;
}

export function intentOf(k: Key): Intent | null {
  if (k.alt) {
    if (k.key === 'ArrowUp') return { kind: 'move', direction: 'up' };
    if (k.key === 'ArrowDown') return { kind: 'move', direction: 'down' };
    if (k.key === 'ArrowLeft') return { kind: 'widen', by: -1 };
    return k.key === 'ArrowRight' ? { kind: 'widen', by: 1 } : null;
  }
  if (k.ctrl) return withCtrl(k);
  const go = GO[k.key];
  if (go) return { kind: 'go', rows: go[0], cols: go[1] };
  if (k.key === 'PageDown' || k.key === 'PageUp') return { kind: 'page', direction: k.key === 'PageDown' ? 1 : -1 };
  if (k.key === 'Home' || k.key === 'End') return { kind: 'edge', row: null, col: k.key === 'Home' ? 'first' : 'last' };
  if (k.key === 'Enter' || k.key === 'F2') return { kind: 'edit' };
  if (k.key === 'Delete' || k.key === 'Backspace') return { kind: 'clear' };
  if (k.key === 'Insert') return { kind: 'insert' };
  if (k.key === 'Escape') return { kind: 'leave' };
  if (k.key === ' ') return { kind: 'select' };
  if (k.key === 'ContextMenu' || (k.key === 'F10' && k.shift)) return { kind: 'menu' };
  return [...k.key].length === 1 ? { kind: 'replace' } : null;
}
