// The bin empties itself: what was deleted more than thirty days ago and can no longer be brought back is removed, and the record says how much.
import { canEmptyBins } from '@/lib/plans/policy';
import { BIN_DAYS } from '@/lib/plans/rules';
import { EmptyBinsInput } from '@/lib/plans/schema';
import { system } from '@/lib/platform/auth/actor';
import { command } from '@/lib/platform/command';
import { onceADay } from '@/lib/platform/daily';
import type { Tx } from '@/lib/platform/db';
import { readOffset } from '@/lib/platform/settings';
import { Prisma } from '@/prisma/generated/client';
import type { PlanStatus } from '@/prisma/generated/enums';

const { sql } = Prisma;
/** Plans whose live rows may still change; what was decided on keeps even its bin. */
const OPEN: readonly PlanStatus[] = ['PREPARATION', 'DRAFTING', 'COMMISSION_REVIEW'];

type Bin = {
  planId: string;
  title: string | null;
  /** The whole plan is to go; not while a later plan or a report document names it. */
  isWhole: boolean;
  sections: number;
  objectives: number;
  actions: number;
};

const isOver = (alias: string) => sql`${Prisma.raw(alias)}."deletedAt" < now() - make_interval(days => ${BIN_DAYS})`;
const inPlan = (table: string) =>
  sql`(select count(*) from ${Prisma.raw(`"${table}"`)} x where x."planId" = p."id" and ${isOver('x')})`;

const BINS = sql`select * from (select p."id" as "planId", (select t."title" from "PlanText" t where t."planId" = p."id" order by t."language" = p."sourceLanguage" desc limit 1) as title,
    (coalesce(${isOver('p')}, false) and not exists (select 1 from "Plan" n where n."previousPlanId" = p."id")
      and not exists (select 1 from "ReportingPeriod" r where r."planId" = p."id") and not exists (select 1 from "GeneratedReport" g where g."planId" = p."id")) as "isWhole",
    ${inPlan('PlanSection')}::int as sections, ${inPlan('Objective')}::int as objectives, ${inPlan('Action')}::int as actions
  from "Plan" p where p."status" = any(${[...OPEN]}::"PlanStatus"[])) b where b."isWhole" or b.sections + b.objectives + b.actions > 0`;

/** Null when another process is at it. */
async function loadBins(tx: Tx): Promise<Bin[] | null> {
  const [lock] = await tx.$queryRaw<{ got: boolean }[]>`select pg_try_advisory_xact_lock(hashtext('maksat.bins')) as got`;
  return lock?.got ? tx.$queryRaw<Bin[]>(BINS) : null;
}

/** Leaves of the trees first: a part that still holds something stays until that has gone. */
async function removeFrom(tx: Tx, planId: string, all: boolean) {
  const over = all ? sql`true` : isOver('x');
  const of = sql`x."planId" = ${planId}::uuid and ${over}`;
  await tx.$executeRaw(sql`delete from "Action" x where ${of}`);
  const objectives = sql`delete from "Objective" x where ${of} and not exists (select 1 from "Objective" c where c."parentId" = x."id")
    and not exists (select 1 from "Action" c where c."objectiveId" = x."id")`;
  while (await tx.$executeRaw(objectives));
  const sections = sql`delete from "PlanSection" x where ${of} and not exists (select 1 from "PlanSection" c where c."parentId" = x."id")
    and not exists (select 1 from "Objective" c where c."sectionId" = x."id") and not exists (select 1 from "Action" c where c."sectionId" = x."id")`;
  while (await tx.$executeRaw(sections));
}

/** Removes for good what lay in the bins for more than thirty days. @returns how many plans had something to remove */
export const emptyBins = command({
  name: 'plan.emptyBins',
  input: EmptyBinsInput,
  load: (tx) => loadBins(tx),
  allow: canEmptyBins,
  timeout: 60_000,
  async run({ tx, loaded }) {
    for (const { planId, isWhole } of loaded) {
      await removeFrom(tx, planId, isWhole);
      if (isWhole) await tx.plan.delete({ where: { id: planId } });
    }
    const events = loaded.map(({ planId, title, isWhole, ...counts }) => ({
      event: isWhole ? 'plan.removed' : 'plan.binEmptied',
      subjectType: 'plan',
      subjectId: planId,
      planId,
      before: { title, ...counts },
      after: null,
    }));
    return { result: { plans: loaded.length }, events };
  },
});

/** Empties the bins once a day; the thirty days are real ones. */
export const emptyBinsToday = onceADay('emptying the bins', async () => emptyBins(system(await readOffset()), {}));
