// The scope of people as SQL over the alias "u", as Prisma filter and in memory.
import { compileScope } from '@/lib/platform/scope';
import type { PersonFacts, PersonField } from '@/lib/users/policy';
import { Prisma } from '@/prisma/generated/client';

export const personScope = compileScope<PersonField, Prisma.UserWhereInput, PersonFacts>({
  self: {
    where: (values) => ({ id: { in: [...values] } }),
    sql: (values) => Prisma.sql`u."id" = any(${[...values]}::uuid[])`,
    test: (row, values) => values.includes(row.id),
  },
  institution: {
    where: (values) => ({ memberships: { some: { institutionId: { in: [...values] }, endedAt: null } } }),
    sql: (values) => Prisma.sql`exists (select 1 from "Membership" own where own."userId" = u."id" and own."endedAt" is null
      and own."institutionId" = any(${[...values]}::uuid[]))`,
    test: (row, values) => row.institutionIds.some((id) => values.includes(id)),
  },
});
