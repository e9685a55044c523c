// What the sign-in page tells a visitor: the demonstration's accounts where there is a demonstration, and whether anybody can sign in at all.
import type { Actor } from '@/lib/platform/auth/actor';
import { queryRows } from '@/lib/platform/db';
import { DEMO_ACCOUNTS } from '@/lib/users/demonstration';
import { Prisma } from '@/prisma/generated/client';
import type { Role } from '@/prisma/generated/enums';

export type DemoAccount = { email: string; role: Role; institution: string | null };
export type Installation = { hasUsers: boolean; demonstration: { accounts: DemoAccount[] } | null };

/** @param language of the interface, for the institutions' names */
export async function describeInstallation(_actor: Actor, language: string): Promise<Installation> {
  const [row] = await queryRows<{ hasUsers: boolean; isDemonstration: boolean; accounts: DemoAccount[] }>(Prisma.sql`
    select exists (select 1 from "User") as "hasUsers",
      exists (select 1 from "Setting" where "key" = 'demonstration') as "isDemonstration",
      coalesce((select json_agg(json_build_object('email', u."email", 'role', m."role", 'institution', n."shortName")
          order by array_position(${DEMO_ACCOUNTS}::text[], u."email"))
        from "User" u
        cross join lateral (select "role", "institutionId" from "Membership" where "userId" = u."id" and "endedAt" is null order by "from" limit 1) m
        left join lateral (select "shortName" from "InstitutionName" where "institutionId" = m."institutionId"
          order by ("language" = ${language}) desc, "validTo" is not null, "validFrom" desc nulls last limit 1) n on true
        where u."isDemo" and u."disabledAt" is null and u."email" = any(${DEMO_ACCOUNTS}::text[])), '[]') as "accounts"`);
  if (!row) return { hasUsers: true, demonstration: null };
  return { hasUsers: row.hasUsers, demonstration: row.isDemonstration ? { accounts: row.accounts } : null };
}
