// The states a list of people can be narrowed to, over alias u.
import { Prisma } from '@/prisma/generated/client';

export const STATES = {
  active: Prisma.sql`u."disabledAt" is null and u."passwordHash" is not null`,
  invited: Prisma.sql`u."disabledAt" is null and u."passwordHash" is null`,
  ended: Prisma.sql`u."disabledAt" is not null`,
  /** Signed in and at work within the hour that ends an idle session. */
  online: Prisma.sql`u."disabledAt" is null and exists (select 1 from "Session" s where s."userId" = u."id" and s."endedAt" is null
    and s."expiresAt" > now() and s."lastUsedAt" > now() - interval '60 minutes')`,
};
