// The counts around a plan's list of assignments.
import { canPropose, canSettle } from '@/lib/assignments/policy';
import { type AssignmentCounts, type AssignmentFilter, condition, NONE } from '@/lib/assignments/queries';
import { COUNTS, FROM, INSTITUTION_NAME } from '@/lib/assignments/sql';
import type { Actor } from '@/lib/platform/auth/actor';
import { queryRows } from '@/lib/platform/db';
import { byText } from '@/lib/platform/i18n/collate';
import type { Language } from '@/lib/platform/i18n/languages';
import { Prisma } from '@/prisma/generated/client';
import type { PlanStatus } from '@/prisma/generated/enums';

export type AssignmentFacets = {
  /** Under the whole filter: the tabs. */
  shown: AssignmentCounts;
  /** Without institution and role: the head of the page. */
  total: AssignmentCounts;
  /** Institutions that have a part, for the filter. */
  institutions: (AssignmentCounts & { id: string; name: string })[];
  can: { propose: boolean; settle: boolean };
};

/** The counts around a plan's list, in one statement. */
export async function getAssignmentFacets(
  actor: Actor,
  filter: Omit<AssignmentFilter, 'show' | 'after'> & { planId: string },
  language = actor.language,
): Promise<AssignmentFacets> {
  const everything = { whose: filter.whose, planId: filter.planId, show: 'all' } as const;
  const [institutionId, role] = [filter.institutionId ?? null, filter.role ?? null];
  const [row] = await queryRows<Omit<AssignmentFacets, 'can'> & { status: PlanStatus | null }>(Prisma.sql`
    with seen as materialized (select x."institutionId", x."role", x."status" ${FROM} where ${condition(actor, everything)}),
      here as (select * from seen x where (${institutionId}::uuid is null or x."institutionId" = ${institutionId}::uuid) and (${role}::text is null or x."role"::text = ${role}))
    select (select "status" from "Plan" where "id" = ${filter.planId}::uuid) as status,
      (select row_to_json(n) from (select ${COUNTS} from seen x) n) as total, (select row_to_json(n) from (select ${COUNTS} from here x) n) as shown,
      coalesce((select json_agg(n) from (select x."institutionId" as "id", coalesce(max(iname."name"), max(i."code")) as "name", ${COUNTS}
        from seen x join "Institution" i on i."id" = x."institutionId" ${INSTITUTION_NAME(language)} group by x."institutionId") n), '[]') as institutions`);
  const { status, ...facets } = row ?? { status: null, ...NOTHING };
  const plan = status && { status, deletedAt: null };
  return {
    ...facets,
    institutions: facets.institutions.toSorted(byText(language as Language, (i) => i.name)),
    can: { propose: canPropose(actor, plan && { deletedAt: null, plan }), settle: canSettle(actor, { institutionId: '' }) },
  };
}

const NOTHING = { shown: NONE, total: NONE, institutions: [] };
