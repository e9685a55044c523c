// Versions of a plan: the list, one version as it was, and where an old printed number stands now.
import { actionScope, visibleTo as actionsVisibleTo } from '@/lib/actions/policy';
import { getPlan, type PlanHead } from '@/lib/plans/queries';
import type { Actor } from '@/lib/platform/auth/actor';
import { queryRows } from '@/lib/platform/db';
import { NotFound } from '@/lib/platform/errors';
import { assemble, type FrozenPlanView } from '@/lib/versions/assemble';
import type { FrozenAction, VersionPart } from '@/lib/versions/content';
import { canFreeze, canReadFrozen } from '@/lib/versions/policy';
import { Prisma } from '@/prisma/generated/client';
import type { PlanStatus, VersionOccasion } from '@/prisma/generated/enums';

const { sql } = Prisma;

export type VersionHead = {
  id: string;
  number: number;
  name: string | null;
  reason: string | null;
  occasion: VersionOccasion;
  planStatus: PlanStatus;
  rootHash: string;
  sections: number;
  actions: number;
  frozenAt: Date;
  businessDay: string;
  frozenBy: string | null;
};
export type VersionItem = VersionHead & {
  /** Parts that differ from the version before; null for the first. */ changes: number | null;
};

const HEAD = sql`v."id", v."number", v."name", v."reason", v."occasion", v."planStatus", v."rootHash", v."sections", v."actions", v."frozenAt", v."businessDay", u."name" as "frozenBy"`;

/** Parts that are not the same in both versions: added, removed, moved or changed. */
const CHANGES = sql`(select case when w."id" is null then null else (select count(*) from
    (select * from "PlanVersionItem" x where x."versionId" = v."id") n full join (select * from "PlanVersionItem" x where x."versionId" = w."id") o
      on (n."kind", n."entityId", n."language") = (o."kind", o."entityId", o."language")
    where (n."blobHash", n."parentId", n."number") is distinct from (o."blobHash", o."parentId", o."number")) end
  from (select 1) one left join "PlanVersion" w on w."planId" = v."planId" and w."number" = v."number" - 1)`;

/** @throws NotFound */
export async function listVersions(
  actor: Actor,
  planId: string,
  language = actor.language,
): Promise<{ plan: PlanHead; versions: VersionItem[]; can: { freeze: boolean } }> {
  const plan = await getPlan(actor, planId, language);
  const versions =
    await queryRows<VersionItem>(sql`select ${HEAD}, ${CHANGES} as changes from "PlanVersion" v left join "User" u on u."id" = v."frozenById"
    where v."planId" = ${planId}::uuid order by v."number" desc limit 200`);
  return { plan, versions, can: { freeze: canFreeze(actor, plan) } };
}

type PartRow = Pick<VersionPart, 'kind' | 'entityId' | 'language' | 'parentId' | 'rank' | 'number'> & { json: unknown };

/** What is not (or no longer) for the reader in the live plan is not in a version either. */
const liveVisible = (actor: Actor) =>
  sql`(i."kind" <> 'ACTION' or not exists (select 1 from "Action" a where a."id" = i."entityId" and not ${actionScope.sql(actionsVisibleTo(actor))}))`;

export type VersionView = { head: VersionHead; plan: PlanHead; content: FrozenPlanView };

/** One version as it was. @throws NotFound */
export async function getVersion(
  actor: Actor,
  planId: string,
  versionId: string,
  language = actor.language,
): Promise<VersionView> {
  const plan = await getPlan(actor, planId, language);
  const [row] = await queryRows<VersionHead & { parts: PartRow[] }>(sql`select ${HEAD},
      (select json_agg(json_build_object('kind', i."kind", 'entityId', i."entityId", 'language', i."language", 'parentId', i."parentId", 'rank', i."rank", 'number', i."number", 'json', b."json"))
        from "PlanVersionItem" i join "Blob" b on b."hash" = i."blobHash" where i."versionId" = v."id" and ${liveVisible(actor)}) as parts
    from "PlanVersion" v left join "User" u on u."id" = v."frozenById" where v."id" = ${versionId}::uuid and v."planId" = ${planId}::uuid`);
  if (!row) throw new NotFound();
  const { parts, ...head } = row;
  const mine = (parts as VersionPart[]).filter((p) => p.kind !== 'ACTION' || canReadFrozen(actor, p.json, plan));
  const content = assemble(mine);
  if (!content) throw new NotFound();
  return { head, plan, content };
}

export type OldNumber = {
  versionId: string;
  versionNumber: number;
  name: string | null;
  occasion: VersionOccasion;
  actionId: string;
  title: string;
  lang: string;
  /** Its number today; null where it is in the bin. */
  now: string | null;
};

/** Actions that carried a printed number in an earlier version, the latest version first; one line an action. */
export async function findByOldNumber(
  actor: Actor,
  planId: string,
  number: string,
  language = actor.language,
): Promise<OldNumber[]> {
  const plan = await getPlan(actor, planId, language);
  const rows = await queryRows<
    OldNumber & { json: FrozenAction }
  >(sql`select distinct on (i."entityId") v."id" as "versionId", v."number" as "versionNumber", v."name", v."occasion", i."entityId" as "actionId", b."json",
      case when a."deletedAt" is null then action_number(a."sectionId", a."objectiveId", a."rank") end as now
    from "PlanVersionItem" i join "PlanVersion" v on v."id" = i."versionId" join "Blob" b on b."hash" = i."blobHash" left join "Action" a on a."id" = i."entityId"
    where i."number" = ${number} and i."kind" = 'ACTION' and v."planId" = ${planId}::uuid and ${liveVisible(actor)} order by i."entityId", v."number" desc limit 50`);
  return rows
    .filter((r) => canReadFrozen(actor, r.json, plan))
    .map(({ json, ...r }) => {
      const lang = [language, json.sourceLanguage, ...Object.keys(json.texts)].find((l) => json.texts[l]?.title) ?? language;
      return { ...r, title: json.texts[lang]?.title ?? '', lang };
    })
    .toSorted((a, b) => b.versionNumber - a.versionNumber);
}
