// What can go wrong, as a closed union. Expected failures travel as values; unexpected ones are thrown, logged and shown by number.

export type FailureCode = 'NOT_FOUND' | 'FORBIDDEN' | 'CONFLICT' | 'INVALID' | 'RULE' | 'UNAVAILABLE';

/** One value that somebody else changed meanwhile. */
export type Conflict = { field: string; mine: string | null; theirs: string | null };

export type Failure = {
  code: FailureCode;
  /** Message key with its namespace, e.g. "actions.error.endBeforeStart"; absent: the sentence of the code. */
  key?: string;
  params?: Record<string, string | number>;
  /** Name of the form field the sentence belongs to. */
  field?: string;
  /** For INVALID: field → message key. */
  fields?: Record<string, string>;
  conflicts?: Conflict[];
};

export type Result<T> = { ok: true; value: T } | { ok: false; error: Failure };

/** Thrown inside a command to end it with an expected failure; rolls the transaction back. */
export class DomainError extends Error {
  readonly failure: Failure;
  constructor(code: FailureCode, key?: string, more: Omit<Failure, 'code' | 'key'> = {}) {
    super(key ?? code);
    this.failure = { code, ...(key && { key }), ...more };
  }
}

/** A page's or query's "there is no such thing for you": the same answer whether it is absent or invisible. */
export class NotFound extends DomainError {
  constructor() {
    super('NOT_FOUND');
  }
}

type PgError = {
  code?: string;
  meta?: { code?: string; driverAdapterError?: { cause?: { originalCode?: string } } };
  cause?: unknown;
};

/** SQLSTATE of a failed statement, however the driver wraps it. */
export function sqlState(error: unknown): string | undefined {
  const e = error as PgError;
  return (
    e?.meta?.driverAdapterError?.cause?.originalCode ??
    e?.meta?.code ??
    (e?.code && /^[0-9A-Z]{5}$/.test(e.code) ? e.code : undefined) ??
    (e?.cause ? sqlState(e.cause) : undefined)
  );
}

const CONNECTION =
  /ECONNREFUSED|ECONNRESET|Connection terminated|timeout exceeded when trying to connect|terminating connection|the database system is|Can't reach database|Timed out fetching|Unable to start a transaction/i;

/** Translates what the database refuses into our words; null for what nobody expected. */
export function failureOf(error: unknown): Failure | null {
  if (error instanceof DomainError) return error.failure;
  const state = sqlState(error);
  if (state === 'MK001') return { code: 'RULE', key: 'errors.periodLocked' };
  if (state === 'MK004') return { code: 'RULE', key: 'errors.planAdopted' };
  if (state === 'MK002') return { code: 'RULE', key: 'errors.frozen' };
  if (state === '23505' || (error as PgError)?.code === 'P2002') return { code: 'CONFLICT', key: 'errors.duplicate' };
  // NUL or half a character: commands clean what they are given, this is for the rest.
  if (state === '22021' || state === '22P05') return { code: 'INVALID', key: 'errors.invalid' };
  if (state === '23514') return { code: 'RULE', key: 'errors.check' };
  if (state === '40001' || state === '40P01' || (error as PgError)?.code === 'P2034')
    return { code: 'CONFLICT', key: 'errors.busy' };
  if (state?.startsWith('57P') || state?.startsWith('08') || CONNECTION.test(String((error as Error)?.message)))
    return { code: 'UNAVAILABLE' };
  return null;
}
