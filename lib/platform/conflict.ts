// The loser of a race sees both values of each field that differs and chooses.
import { type Conflict, DomainError } from '@/lib/platform/errors';

const words = (value: unknown): string | null => (value === null || value === undefined || value === '' ? null : String(value));

/**
 * The refusal for a form whose record somebody saved meanwhile. The form takes the new version over, so that the next answer counts.
 * @param mine what was sent @param theirs what stands there now, with its `version`
 */
export function staleRecord(mine: Record<string, unknown>, theirs: Record<string, unknown> & { version: number }): DomainError {
  const fields = Object.keys(theirs).filter((f) => f !== 'version' && f in mine && words(mine[f]) !== words(theirs[f]));
  const conflicts: Conflict[] = [
    ...fields.map((field) => ({ field, mine: words(mine[field]), theirs: words(theirs[field]) })),
    { field: 'version', mine: words(mine.version), theirs: String(theirs.version) },
  ];
  return new DomainError('CONFLICT', 'errors.stale', { conflicts });
}
