// A closed description of "which rows may this person see", compiled three ways from one source, so that lists, counts,
// exports and single reads cannot drift apart.
import { Prisma } from '@/prisma/generated/client';

export type Scope<F extends string> =
  | { kind: 'all' }
  | { kind: 'none' }
  | { kind: 'in'; field: F; values: readonly string[] }
  | { kind: 'and'; scopes: readonly Scope<F>[] }
  | { kind: 'or'; scopes: readonly Scope<F>[] };

export const all = { kind: 'all' } as const;
export const none = { kind: 'none' } as const;
export const within = <F extends string>(field: F, values: readonly string[]): Scope<F> =>
  values.length ? { kind: 'in', field, values } : none;

export const and = <F extends string>(...scopes: Scope<F>[]): Scope<F> => {
  if (scopes.some((s) => s.kind === 'none')) return none;
  const rest = scopes.filter((s) => s.kind !== 'all');
  return rest.length === 0 ? all : rest.length === 1 ? (rest[0] as Scope<F>) : { kind: 'and', scopes: rest };
};

export const or = <F extends string>(...scopes: Scope<F>[]): Scope<F> => {
  if (scopes.some((s) => s.kind === 'all')) return all;
  const rest = scopes.filter((s) => s.kind !== 'none');
  return rest.length === 0 ? none : rest.length === 1 ? (rest[0] as Scope<F>) : { kind: 'or', scopes: rest };
};

/** How one noun answers each field of its scope: as Prisma filter, as SQL over its alias, and on a loaded row. */
export type ScopeFields<F extends string, Where, Row> = {
  [field in F]: {
    where: (values: readonly string[]) => Where;
    sql: (values: readonly string[]) => Prisma.Sql;
    test: (row: Row, values: readonly string[]) => boolean;
  };
};

export function compileScope<F extends string, Where extends object, Row>(fields: ScopeFields<F, Where, Row>) {
  const where = (scope: Scope<F>): Where => {
    switch (scope.kind) {
      case 'all':
        return {} as Where;
      case 'none':
        return { OR: [] } as unknown as Where; // Prisma answers an empty OR with no rows
      case 'in':
        return fields[scope.field].where(scope.values);
      case 'and':
        return { AND: scope.scopes.map(where) } as unknown as Where;
      case 'or':
        return { OR: scope.scopes.map(where) } as unknown as Where;
    }
  };
  const sql = (scope: Scope<F>): Prisma.Sql => {
    switch (scope.kind) {
      case 'all':
        return Prisma.sql`true`;
      case 'none':
        return Prisma.sql`false`;
      case 'in':
        return fields[scope.field].sql(scope.values);
      case 'and':
        return Prisma.sql`(${Prisma.join(scope.scopes.map(sql), ' and ')})`;
      case 'or':
        return Prisma.sql`(${Prisma.join(scope.scopes.map(sql), ' or ')})`;
    }
  };
  const test = (scope: Scope<F>, row: Row): boolean => {
    switch (scope.kind) {
      case 'all':
        return true;
      case 'none':
        return false;
      case 'in':
        return fields[scope.field].test(row, scope.values);
      case 'and':
        return scope.scopes.every((s) => test(s, row));
      case 'or':
        return scope.scopes.some((s) => test(s, row));
    }
  };
  return { where, sql, test };
}
