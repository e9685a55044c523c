// A change of the business, in one reading order: parse → slow work → open transaction → load and lock → policy → rules and writes → audit → commit.
import type { z } from 'zod';
import type { AuditEntry } from '@/lib/platform/audit/entry';
import { SILENT_COMMANDS } from '@/lib/platform/audit/silent';
import { auditAlone, writeAudit } from '@/lib/platform/audit/write';
import type { Actor } from '@/lib/platform/auth/actor';
import { db, type Tx } from '@/lib/platform/db';
import { DomainError, type Failure, failureOf, type Result } from '@/lib/platform/errors';
import { log } from '@/lib/platform/log';

type Judged<T> = T extends readonly (infer E)[] ? E : T;

export type CommandContext<I, T, P> = {
  tx: Tx;
  input: I;
  loaded: T;
  /** What `prepare` has made. */
  prepared: P;
  actor: Actor /** Real time. */;
  now: Date /** The business day, ISO. */;
  today: string;
};

type Definition<S extends z.ZodType, T, R, P> = {
  /** Noun and verb: "assignment.accept". */
  name: string;
  /** Parsed before anything else; strict shapes of scalars. */
  input: S;
  /** Slow work that must not hold a transaction and its connection, such as hashing. Nothing is judged yet: it gives away nothing and changes nothing. */
  prepare?: (input: z.output<S>, actor: Actor) => Promise<P>;
  /** Loads and locks what is to be changed; null answers NOT_FOUND. A list is judged row by row. */
  load: (tx: Tx, input: z.output<S>, actor: Actor) => Promise<T | null>;
  /** May the actor see it at all? If not, the answer is NOT_FOUND, as for what does not exist. */
  visible?: (actor: Actor, loaded: Judged<T>) => boolean;
  /** May the actor do this? An export of a policy.ts. */
  allow: (actor: Actor, loaded: Judged<T>, input: z.output<S>) => boolean;
  /** Asks rules, writes, and says what happened. */
  run: (context: CommandContext<z.output<S>, T, P>) => Promise<{ result: R; events: readonly AuditEntry[] }>;
  /** Milliseconds for the transaction; imports need more. */
  timeout?: number;
};

export type CommandOptions = { /** Joins this transaction; failures are thrown so that it rolls back. */ tx?: Tx };

export type Command<I, R> = ((actor: Actor, input: I, options?: CommandOptions) => Promise<Result<R>>) & { commandName: string };

/**
 * Builds a command. Its function takes the actor, raw input and perhaps a transaction to join, and answers with a `Result`.
 * Unexpected faults are thrown; expected ones (`DomainError`, database refusals) come back as failures.
 */
export function command<S extends z.ZodType, T, R, P = undefined>(definition: Definition<S, T, R, P>): Command<z.input<S>, R> {
  const execute = async (actor: Actor, raw: z.input<S>, options: CommandOptions = {}): Promise<Result<R>> => {
    const parsed = definition.input.safeParse(storable(raw));
    if (!parsed.success) return fail(options, invalid(parsed.error));
    const input = parsed.data;
    try {
      const prepared = (await definition.prepare?.(input, actor)) as P;
      const value = options.tx
        ? await inTransaction(definition, options.tx, actor, input, prepared)
        : await db.$transaction((tx) => inTransaction(definition, tx, actor, input, prepared), {
            timeout: definition.timeout ?? 15_000,
            maxWait: 5_000,
          });
      return { ok: true, value };
    } catch (error) {
      const failure = failureOf(error);
      if (!failure) throw error;
      if (options.tx) throw error;
      await remember(definition.name, actor, input, failure);
      return { ok: false, error: failure };
    }
  };
  return Object.assign(execute, { commandName: definition.name });
}

async function inTransaction<S extends z.ZodType, T, R, P>(
  definition: Definition<S, T, R, P>,
  tx: Tx,
  actor: Actor,
  input: z.output<S>,
  prepared: P,
): Promise<R> {
  const loaded = await definition.load(tx, input, actor);
  if (loaded === null || loaded === undefined) throw new DomainError('NOT_FOUND');
  const rows = (Array.isArray(loaded) ? loaded : [loaded]) as Judged<T>[];
  if (definition.visible && !rows.every((r) => definition.visible?.(actor, r))) throw new DomainError('NOT_FOUND');
  if (!rows.every((r) => definition.allow(actor, r, input))) throw new DomainError('FORBIDDEN');
  const { result, events } = await definition.run({ tx, input, loaded, prepared, actor, now: new Date(), today: actor.today });
  if (!events.length && !(definition.name in SILENT_COMMANDS)) throw new Error(`${definition.name} ended without an audit event`);
  await writeAudit(tx, actor, events);
  return result;
}

/** Texts as the database can keep them: without NUL and without halves of characters, which no person types. */
export function storable(value: unknown): unknown {
  if (typeof value === 'string')
    return value.includes('\0') || !value.isWellFormed() ? value.replaceAll('\0', '').toWellFormed() : value;
  if (Array.isArray(value)) return value.map(storable);
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, storable(item)]));
}

/** Refusals are remembered after the rollback, without the input's words. */
async function remember(name: string, actor: Actor, input: unknown, failure: Failure) {
  if (failure.code === 'UNAVAILABLE') {
    log.warn({ command: name }, 'database away');
    return;
  }
  if (failure.code !== 'FORBIDDEN') return;
  const id = (input as { id?: unknown } | null)?.id;
  const subjectId = typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id) ? id : null;
  await auditAlone(actor, { event: name, subjectType: name.split('.')[0] ?? name, subjectId }, failure.code);
}

function fail<R>(options: CommandOptions, failure: Failure): Result<R> {
  if (options.tx) throw new DomainError(failure.code, failure.key, failure);
  return { ok: false, error: failure };
}

/** Zod issues become field → message key; a schema may put a key of ours into its message. */
function invalid(error: z.ZodError): Failure {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    const field = issue.path.join('.') || 'form';
    fields[field] ??= /^[a-z][\w]*\.[\w.]+$/i.test(issue.message) ? issue.message : keyOf(issue);
  }
  return { code: 'INVALID', key: 'errors.invalid', fields };
}

function keyOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_big') return 'errors.field.tooLong';
  if (issue.code === 'too_small') return 'errors.field.required';
  if (issue.code === 'invalid_type') return 'errors.field.required';
  return 'errors.field.unreadable';
}

/** The value of a result, for callers that treat every failure as unexpected (tests, the demonstration's loader). */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new DomainError(result.error.code, result.error.key, result.error);
}
