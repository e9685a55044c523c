// Who enters a letter, and who may open its scan.
import { type Actor, has, hasFor } from '@/lib/platform/auth/actor';

/** Acting for an institution by its letter is the secretariat's alone. */
export const canRecordLetter = (actor: Actor, institution: { isActive: boolean } | null): boolean =>
  !!institution?.isActive && has(actor, 'SECRETARIAT');

/** The scan is between the secretariat and the institution that wrote it. */
export const canReadLetter = (actor: Actor, letter: { institutionId: string } | null): boolean =>
  !!letter && (has(actor, 'SECRETARIAT') || hasFor(actor, letter.institutionId, 'FOCAL_POINT', 'VALIDATOR', 'NHRI', 'PARTNER'));
