// The scope of events as SQL over the alias "e", as Prisma filter and in memory.
import { type EventFacts, type EventField, factsOf } from '@/lib/audit/policy';
import { ANSWERS, PRIVATE_NOUNS, REPORT_CHAIN, REPORT_OUTCOMES, REPORT_PUBLIC } from '@/lib/audit/rules';
import { compileScope } from '@/lib/platform/scope';
import { Prisma } from '@/prisma/generated/client';

const NOUN = Prisma.sql`split_part(e."event", '.', 1)`;
const list = (values: readonly string[]) => Prisma.sql`any(${[...values]}::text[])`;

const CLASS = Prisma.sql`(case
  when e."event" = ${list(REPORT_PUBLIC)} then 'OPEN'
  when e."event" = ${list(REPORT_OUTCOMES)} then 'OUTCOME'
  when e."event" = ${list(REPORT_CHAIN)} then 'CHAIN'
  when e."event" = ${list(ANSWERS)} then 'ANSWER'
  when ${NOUN} = ${list(PRIVATE_NOUNS)} then 'DRAFT' else 'OPEN' end)`;

const privateNouns = PRIVATE_NOUNS.map((noun) => ({ event: { startsWith: `${noun}.` } }));
const named = { event: { in: [...REPORT_PUBLIC, ...REPORT_OUTCOMES, ...REPORT_CHAIN, ...ANSWERS] } };
const WHERE: Record<string, Prisma.AuditEventWhereInput> = {
  OPEN: { OR: [{ event: { in: [...REPORT_PUBLIC] } }, { NOT: [named, ...privateNouns] }] },
  OUTCOME: { event: { in: [...REPORT_OUTCOMES] } },
  CHAIN: { event: { in: [...REPORT_CHAIN] } },
  ANSWER: { event: { in: [...ANSWERS] } },
  DRAFT: { OR: privateNouns, NOT: named },
};

export const eventScope = compileScope<EventField, Prisma.AuditEventWhereInput, EventFacts>({
  class: {
    where: (values) => ({ OR: values.map((v) => WHERE[v] ?? { OR: [] }) }),
    sql: (values) => Prisma.sql`${CLASS} = ${list(values)}`,
    test: (row, values) => values.includes(factsOf(row).class),
  },
  owner: {
    where: (values) => ({
      OR: values.map((v) => ({ institutionId: v || null })),
    }),
    sql: (values) => Prisma.sql`coalesce(e."institutionId"::text, '') = ${list(values)}`,
    test: (row, values) => values.includes(factsOf(row).owner),
  },
});
