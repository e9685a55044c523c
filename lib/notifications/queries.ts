// A person's notices, newest first.
import type { Actor } from '@/lib/platform/auth/actor';
import { queryRows } from '@/lib/platform/db';
import { Prisma } from '@/prisma/generated/client';

export type NoticeRow = {
  id: string;
  kind: string;
  params: Record<string, string | number>;
  href: string;
  createdAt: Date;
  readAt: Date | null;
};

const PAGE = 40;

/** A page of notices; `before` is the id of the last one seen. */
export async function listNotifications(
  actor: Actor,
  { unread = false, before }: { unread?: boolean; before?: string | undefined },
) {
  const rows = await queryRows<NoticeRow>(Prisma.sql`
    select "id", "kind", "params", "href", "createdAt", "readAt" from "Notification"
    where "userId" = ${actor.userId}::uuid ${unread ? Prisma.sql`and "readAt" is null` : Prisma.empty}
      ${before ? Prisma.sql`and ("createdAt", "id") < (select "createdAt", "id" from "Notification" where "id" = ${before}::uuid and "userId" = ${actor.userId}::uuid)` : Prisma.empty}
    order by "createdAt" desc, "id" desc limit ${PAGE + 1}`);
  return { items: rows.slice(0, PAGE), next: rows.length > PAGE ? (rows[PAGE - 1]?.id ?? null) : null };
}
