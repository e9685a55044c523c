// Many rows at once: each row is judged like a single edit.
import { type ActionFacts, canEdit } from '@/lib/actions/policy';
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
