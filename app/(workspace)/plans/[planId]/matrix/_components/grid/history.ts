// Undo and redo of one's own last changes: each step is a new save that puts the value back, never a trip in time of the whole row.
import type { CellField, CellValue } from '@/lib/matrix/cells';
import type { Act } from './queue';

export type Step =
  | { kind: 'cell'; id: string; field: CellField; language: string | null; before: CellValue; after: CellValue }
  | { kind: 'act'; undo: Act; redo: Act };

const DEEP = 200;

export function createHistory() {
  let done: Step[] = [];
  let undone: Step[] = [];
  return {
    push(step: Step) {
      done = [...done.slice(1 - DEEP), step];
      undone = [];
    },
    undo(): Step | null {
      const step = done.pop() ?? null;
      if (step) undone.push(step);
      return step;
    },
    redo(): Step | null {
      const step = undone.pop() ?? null;
      if (step) done.push(step);
      return step;
    },
    canUndo: () => done.length > 0,
    canRedo: () => undone.length > 0,
  };
}
