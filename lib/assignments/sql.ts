// Pieces of SQL that the lists of assignments share.
import { Prisma } from '@/prisma/generated/client';

/** Name over alias x, to be joined. */
export const INSTITUTION_NAME = (language: string) => Prisma.sql`
  left join lateral (select n."name", n."shortName" from "InstitutionName" n where n."institutionId" = x."institutionId"
    and (n."validTo" is null or n."validTo" >= business_day())
    order by (n."language" = ${language}) desc, (n."language" = 'ru') desc, n."validFrom" desc nulls last limit 1) iname on true`;

/** How many of each kind, over alias x. */
export const COUNTS = Prisma.sql`count(*) filter (where x."status" in ('PROPOSED', 'AGREED_IN_MEETING')) as "open",
  count(*) filter (where x."status" in ('DECLINED', 'CHANGE_REQUESTED')) as "disputed",
  count(*) filter (where x."status" in ('ACCEPTED', 'TRANSFERRED')) as "answered", count(*) as "all"`;
export const FROM = Prisma.sql`from "ActionAssignment" x join "Action" a on a."id" = x."actionId" join "Plan" p on p."id" = a."planId"`;
