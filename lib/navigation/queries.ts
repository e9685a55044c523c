// What the frame around every page shows: the plans to choose from and the counters, in one query.
import { placesOf } from '@/lib/navigation/policy';
import { planScope, visibleTo as plansVisibleTo } from '@/lib/plans/policy';
import { type Actor, has, institutionsOf } from '@/lib/platform/auth/actor';
import { queryRows } from '@/lib/platform/db';
import { Prisma } from '@/prisma/generated/client';
import type { PlanStatus, Role } from '@/prisma/generated/enums';

export type PlanChoice = { id: string; shortTitle: string; status: PlanStatus; periodStart: string };
export type Frame = {
  plans: PlanChoice[];
  unread: number;
  /** Assignments waiting for the person's institutions. */
  openAssignments: number;
  /** Objections waiting for the secretariat. */
  disputed: number;
  /** Reports returned to the person's institutions. */
  returned: number;
  /** Reports waiting for the person's signature or acceptance. */
  toReview: number;
  /** Name of the institution the person mainly works for. */
  institution: string | null;
  /** Notice of the demonstration, in three languages, or null. */
  demonstration: { notice?: Record<string, string> } | null;
  places: ReturnType<typeof placesOf>;
};

const of = (actor: Actor, ...roles: Role[]) => institutionsOf(actor, ...roles);

export async function getFrame(actor: Actor, language: string): Promise<Frame> {
  const own = of(actor);
  const isSecretariat = has(actor, 'SECRETARIAT');
  const [row] = await queryRows<Omit<Frame, 'places'>>(Prisma.sql`select
    (select coalesce(json_agg(json_build_object('id', p."id", 'shortTitle', t."shortTitle", 'status', p."status", 'periodStart', p."periodStart") order by p."periodStart" desc), '[]')
      from "Plan" p join lateral (select x."shortTitle" from "PlanText" x where x."planId" = p."id" order by (x."language" = ${language}) desc, (x."language" = p."sourceLanguage") desc limit 1) t on true
      where p."deletedAt" is null and ${planScope.sql(plansVisibleTo(actor))}) as "plans",
    (select count(*) from "Notification" where "userId" = ${actor.userId}::uuid and "readAt" is null) as "unread",
    (select count(*) from "ActionAssignment" x join "Action" a on a."id" = x."actionId" where a."deletedAt" is null and x."institutionId" = any(${own}::uuid[]) and x."status" in ('PROPOSED', 'AGREED_IN_MEETING')) as "openAssignments",
    (select case when ${isSecretariat} then count(*) else 0 end from "ActionAssignment" x join "Action" a on a."id" = x."actionId" where ${isSecretariat} and a."deletedAt" is null and x."status" in ('DECLINED', 'CHANGE_REQUESTED')) as "disputed",
    (select count(*) from "ProgressReport" r where r."state" = 'RETURNED' and r."institutionId" = any(${of(actor, 'FOCAL_POINT', 'VALIDATOR')}::uuid[])) as "returned",
    (select count(*) from "ProgressReport" r where r."state" = 'SUBMITTED' and r."institutionId" = any(${of(actor, 'VALIDATOR')}::uuid[]))
      + (select case when ${isSecretariat} then count(*) else 0 end from "ProgressReport" r where r."state" = 'VALIDATED' and ${isSecretariat}) as "toReview",
    (select n."shortName" from "InstitutionName" n where n."institutionId" = any(${own}::uuid[]) order by (n."language" = ${language}) desc, n."validFrom" desc nulls last limit 1) as "institution",
    (select "value" from "Setting" where "key" = 'demonstration') as "demonstration"`);
  if (!row) throw new Error('the frame has no row');
  return { ...row, places: placesOf(actor) };
}
