// Many rows at once: each row is judged like a single edit.
import { type ActionFacts, canCreate, canEdit, editableFields } from '@/lib/actions/policy';
import { type CellField, mayWrite } from '@/lib/matrix/cells';
import type { PlanFacts } from '@/lib/plans/policy';
import type { Actor } from '@/lib/platform/auth/actor';

export const canSetDeadline = (actor: Actor, action: ActionFacts | null): boolean =>
  canEdit(actor, action, { deadline: true, words: true });
export const canSetSdg = (actor: Actor, action: ActionFacts | null): boolean => canEdit(actor, action, { sdg: true });
/** Leads, co-executors and partners are proposed by those who place actions. */
export const canAssign = (actor: Actor, action: ActionFacts | null): boolean => canEdit(actor, action, { draftStatus: true });

export type UndoFacts = { action: ActionFacts; byId: string | null; kind: 'assignments' | 'deadline' | 'sdg' };

/** Whoever made the edit may take it back while it would still be allowed to make it. */
export function canUndo(actor: Actor, undo: UndoFacts | null): boolean {
  if (!undo || undo.byId !== actor.userId) return false;
  const allowed = { assignments: canAssign, deadline: canSetDeadline, sdg: canSetSdg }[undo.kind];
  return allowed(actor, undo.action);
}

/** Every cell that is to be written into this row must be the actor's to write. */
export function canWriteCells(actor: Actor, row: (ActionFacts & { cells: readonly { field: CellField }[] }) | null): boolean {
  const groups = editableFields(actor, row);
  return !!row && row.cells.length > 0 && row.cells.every((cell) => mayWrite(cell.field, groups));
}

/** New rows are made where the plan is edited. */
export const canAddRow = (actor: Actor, plan: PlanFacts | null): boolean => canCreate(actor, plan);
