// The columns of an event and how a person reads it; shared by every list of events. SQL stands over the aliases e and u.
import { type Change, changesOf, narrationOf, paramsOf } from '@/lib/audit/rules';
import { Prisma } from '@/prisma/generated/client';

export type EventRow = {
  id: string;
  at: Date;
  businessDay: string;
  event: string;
  subjectType: string;
  subjectId: string | null;
  /** What the thing is called now; only in the list of all events. */
  subject?: string | null;
  planId: string | null;
  name: string | null;
  actorKind: string;
  institution: string | null;
  actingFor: string | null;
  before: unknown;
  after: unknown;
  refusal: string | null;
  address: string | null;
  requestId: string | null;
};

/** One event as a person reads it; its sentence is the message `events.<event>` with `params`. */
export type EventView = Omit<EventRow, 'before' | 'after'> & {
  params: Record<string, string | number>;
  changes: Change[];
};

export const nameOf = (id: Prisma.Sql, language: string) => Prisma.sql`(select n."shortName" from "InstitutionName" n
  where n."institutionId" = ${id} and n."validTo" is null order by (n."language" = ${language}) desc, n."validFrom" desc nulls last limit 1)`;

export const eventColumns = (
  language: string,
) => Prisma.sql`e."id"::text, e."at", e."businessDay", e."event", e."subjectType", e."subjectId", e."planId",
  u."name", e."actorKind", ${nameOf(Prisma.sql`e."institutionId"`, language)} as "institution", ${nameOf(Prisma.sql`e."actingForId"`, language)} as "actingFor",
  e."before", e."after", e."refusal", e."address", e."requestId"`;

export function eventView({ before, after, ...row }: EventRow, language: string): EventView {
  const narration = narrationOf(after, language);
  return {
    ...row,
    params: {
      ...paramsOf(before, after),
      ...(narration && { narration }),
      name: row.name ?? '',
      institution: row.institution ?? '',
    },
    changes: changesOf(before, after),
  };
}
