// Institutions that nobody reports for.
import { Prisma } from '@/prisma/generated/client';

/** National, active, and without anybody who writes for it; over alias i. */
export const withoutContact = Prisma.sql`(i."isActive" and i."isNational" and not exists (select 1 from "Membership" m join "User" u on u."id" = m."userId"
  where m."institutionId" = i."id" and m."role" in ('FOCAL_POINT', 'NHRI') and m."endedAt" is null and u."disabledAt" is null))`;
