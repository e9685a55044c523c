// The name of an institution as SQL, for lists of other nouns too.
import { Prisma } from '@/prisma/generated/client';

/** Name of an institution on the business day, in a language or any other; for lateral joins. */
export const currentName = (
  id: Prisma.Sql,
  language: string,
) => Prisma.sql`(select n."name", n."shortName", n."language" from "InstitutionName" n
  where n."institutionId" = ${id} and coalesce(n."validFrom", '-infinity') <= business_day() and coalesce(n."validTo", 'infinity') >= business_day()
  order by (n."language" = ${language}) desc, (n."language" = 'ru') desc, n."validFrom" desc nulls last limit 1)`;
