// One description of visible rows, three readings: they must agree on every row.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { queryRows } from '@/lib/platform/db';
import { all, and, compileScope, none, or, type Scope, within } from '@/lib/platform/scope';
import { Prisma } from '@/prisma/generated/client';

type Field = 'colour' | 'owner';
type Row = { id: number; colour: string; owner: string };

const compiled = compileScope<Field, object, Row>({
  colour: {
    where: (values) => ({ colour: { in: values } }),
    sql: (values) => Prisma.sql`t.colour = any(${values}::text[])`,
    test: (row, values) => values.includes(row.colour),
  },
  owner: {
    where: (values) => ({ owner: { in: values } }),
    sql: (values) => Prisma.sql`t.owner = any(${values}::text[])`,
    test: (row, values) => values.includes(row.owner),
  },
});

/** Prisma's own reading of the few operators a compiled scope uses. */
function prismaReads(where: Record<string, unknown>, row: Row): boolean {
  return Object.entries(where).every(([key, value]) => {
    if (key === 'AND') return (value as Record<string, unknown>[]).every((w) => prismaReads(w, row));
    if (key === 'OR') return (value as Record<string, unknown>[]).some((w) => prismaReads(w, row));
    return (value as { in: string[] }).in.includes(row[key as Field]);
  });
}

const colours = ['red', 'green', 'blue'];
const owners = ['a', 'b'];
const rows: Row[] = colours.flatMap((colour, i) => owners.map((owner, j) => ({ id: i * 2 + j, colour, owner })));

const leaf: fc.Arbitrary<Scope<Field>> = fc.oneof(
  fc.constant<Scope<Field>>(all),
  fc.constant<Scope<Field>>(none),
  fc.subarray(colours).map((v) => within<Field>('colour', v)),
  fc.subarray(owners).map((v) => within<Field>('owner', v)),
);
const scopes = fc.letrec<{ scope: Scope<Field> }>((tie) => ({
  scope: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('scope'), { maxLength: 3 }).map((s) => and(...s)),
    fc.array(tie('scope'), { maxLength: 3 }).map((s) => or(...s)),
  ),
})).scope;

const table = Prisma.sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t(id int, colour text, owner text)`;

test('the database, Prisma and the loaded row agree on what is visible', async () => {
  await fc.assert(
    fc.asyncProperty(scopes, async (scope) => {
      const listed = await queryRows<{ id: number }>(
        Prisma.sql`select t.id from ${table} where ${compiled.sql(scope)} order by t.id`,
      );
      const readable = rows.filter((r) => compiled.test(scope, r)).map((r) => r.id);
      expect(listed.map((r) => r.id)).toEqual(readable);
      expect(rows.filter((r) => prismaReads(compiled.where(scope) as never, r)).map((r) => r.id)).toEqual(readable);
    }),
    { numRuns: 150 },
  );
});

test('a scope within nothing sees nothing', () => {
  expect(within<Field>('colour', [])).toEqual(none);
});
