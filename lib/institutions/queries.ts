// Reading institutions: lists, one with its names, choices for selects.
import { withoutContact } from '@/lib/institutions/contact-sql';
import { currentName } from '@/lib/institutions/name-sql';
import { canKeepAliases, canManage, canSee, canSeeLoad } from '@/lib/institutions/policy';
import type { NameRow } from '@/lib/institutions/rules';
import type { InstitutionFilter } from '@/lib/institutions/schema';
import type { Actor } from '@/lib/platform/auth/actor';
import { queryRows } from '@/lib/platform/db';
import { NotFound } from '@/lib/platform/errors';
import { byText } from '@/lib/platform/i18n/collate';
import { isLanguage } from '@/lib/platform/i18n/languages';
import { Prisma } from '@/prisma/generated/client';
import type { InstitutionType } from '@/prisma/generated/enums';

export type InstitutionRow = {
  id: string;
  code: string;
  type: InstitutionType;
  isNational: boolean;
  isActive: boolean;
  name: string;
  shortName: string;
  /** Language of the name where the reader's has none. */
  lang: string;
  parent: string | null;
  people: number;
};

const matches = (q: string) => Prisma.sql`(i."code" ilike ${`${escapeLike(q)}%`} or exists (select 1 from "InstitutionName" x
  where x."institutionId" = i."id" and (maksat_fold(x."name") like maksat_fold(${`%${escapeLike(q)}%`}) or maksat_fold(x."shortName") like maksat_fold(${`%${escapeLike(q)}%`}))))`;

const escapeLike = (text: string) => text.replace(/[\\%_]/g, (c) => `\\${c}`);

export const LIST_MAX = 500;

/** Bodies that exist before those that are gone, national ones before partners, then by the alphabet of the language: PostgreSQL has no Turkmen one. */
const inOrder = <T extends { name: string; isNational: boolean; isActive?: boolean }>(rows: T[], language: string): T[] => {
  const alphabet = byText<T>(isLanguage(language) ? language : 'tk', (row) => row.name ?? '');
  return rows.sort(
    (a, b) =>
      Number(b.isActive ?? true) - Number(a.isActive ?? true) || Number(b.isNational) - Number(a.isNational) || alphabet(a, b),
  );
};

/** The register; a country's bodies and partners fit one page, so it is not paged (500 at most). */
export async function listInstitutions(actor: Actor, language: string, filter: InstitutionFilter = {}) {
  if (!canSee(actor)) throw new NotFound();
  const rows = await queryRows<InstitutionRow>(Prisma.sql`
    select i."id", i."code", i."type", i."isNational", i."isActive", n."name", n."shortName", n."language" as "lang", pn."shortName" as "parent",
      (select count(distinct m."userId") from "Membership" m join "User" u on u."id" = m."userId"
        where m."institutionId" = i."id" and m."endedAt" is null and u."disabledAt" is null) as "people"
    from "Institution" i left join lateral ${currentName(Prisma.sql`i."id"`, language)} n on true
      left join lateral ${currentName(Prisma.sql`i."parentId"`, language)} pn on true
    where ${filter.q ? matches(filter.q) : Prisma.sql`true`}
      ${filter.type ? Prisma.sql`and i."type"::text = ${filter.type}` : Prisma.empty}
      ${filter.state ? Prisma.sql`and i."isActive" = ${filter.state === 'active'}` : Prisma.empty}
      ${filter.contact ? Prisma.sql`and ${withoutContact}` : Prisma.empty}
    order by i."isActive" desc, i."isNational" desc, maksat_fold(n."name"), i."code" limit ${LIST_MAX}`);
  return { rows: inOrder(rows, language), can: { manage: canManage(actor) } };
}

export type InstitutionChoice = {
  id: string;
  code: string;
  name: string;
  shortName: string;
  isNational: boolean;
  type: InstitutionType;
};

/** Active institutions for selects and mappings. @param language of the interface */
export async function listInstitutionChoices(actor: Actor, language: string): Promise<InstitutionChoice[]> {
  if (!canSee(actor)) return [];
  const rows =
    await queryRows<InstitutionChoice>(Prisma.sql`select i."id", i."code", i."isNational", i."type", n."name", n."shortName"
    from "Institution" i left join lateral ${currentName(Prisma.sql`i."id"`, language)} n on true
    where i."isActive"`);
  return inOrder(rows, language);
}

export type InstitutionDetail = {
  id: string;
  code: string;
  type: InstitutionType;
  isNational: boolean;
  isActive: boolean;
  version: number;
  parentId: string | null;
  name: string;
  parent: string | null;
  names: NameRow[];
  children: { id: string; name: string }[];
  aliases: { id: string; wording: string }[];
  assignments: { lead: number; coExecutor: number; partner: number; awaiting: number };
};

/** @throws NotFound */
export async function getInstitution(actor: Actor, language: string, id: string) {
  if (!canSee(actor)) throw new NotFound();
  const [row] = await queryRows<InstitutionDetail>(Prisma.sql`
    select i."id", i."code", i."type", i."isNational", i."isActive", i."version", i."parentId", n."name", pn."name" as "parent",
      (select coalesce(json_agg(json_build_object('language', x."language", 'name', x."name", 'shortName', x."shortName", 'validFrom', x."validFrom", 'validTo', x."validTo")
        order by x."validFrom" desc nulls last, array_position(array['tk', 'ru', 'en'], x."language")), '[]') from "InstitutionName" x where x."institutionId" = i."id") as "names",
      (select coalesce(json_agg(json_build_object('id', c."id", 'name', cn."name") order by cn."name"), '[]') from "Institution" c
        left join lateral ${currentName(Prisma.sql`c."id"`, language)} cn on true where c."parentId" = i."id") as "children",
      (select coalesce(json_agg(json_build_object('id', a."id", 'wording', a."wording") order by a."wording"), '[]') from "InstitutionAlias" a where a."institutionId" = i."id") as "aliases",
      (select json_build_object('lead', count(*) filter (where x."role" = 'LEAD'), 'coExecutor', count(*) filter (where x."role" = 'CO_EXECUTOR'),
        'partner', count(*) filter (where x."role" = 'PARTNER'), 'awaiting', count(*) filter (where x."status" in ('PROPOSED', 'AGREED_IN_MEETING')))
        from "ActionAssignment" x join "Action" a on a."id" = x."actionId"
        where x."institutionId" = i."id" and a."deletedAt" is null and x."status" not in ('DECLINED', 'TRANSFERRED')) as "assignments"
    from "Institution" i left join lateral ${currentName(Prisma.sql`i."id"`, language)} n on true
      left join lateral ${currentName(Prisma.sql`i."parentId"`, language)} pn on true
    where i."id" = ${id}::uuid`);
  if (!row) throw new NotFound();
  const keepsAliases = canKeepAliases(actor);
  const { assignments, aliases, ...rest } = row;
  return {
    ...rest,
    aliases: keepsAliases ? aliases : [],
    assignments: canSeeLoad(actor, row) ? assignments : null,
    can: { manage: canManage(actor), keepAliases: keepsAliases },
  };
}

/** What the actor may do with institutions as a whole, for pages without one. */
export const findAbilities = (actor: Actor) => ({ manage: canManage(actor) });
