// The library of evidence, and the file behind a record or a letter.
import { canChange, canRemove, evidenceScope, visibleTo } from '@/lib/evidence/policy';
import { canReadLetter } from '@/lib/letters/policy';
import { type Actor, has, institutionsOf } from '@/lib/platform/auth/actor';
import { queryRows } from '@/lib/platform/db';
import { NotFound } from '@/lib/platform/errors';
import { Prisma } from '@/prisma/generated/client';
import type { EvidenceType, ReportState, Visibility } from '@/prisma/generated/enums';

const { sql } = Prisma;

export type EvidenceFilter = {
  q?: string | undefined;
  type?: EvidenceType | undefined;
  visibility?: Visibility | undefined;
  institutionId?: string | undefined;
  after?: string | undefined;
};

export type EvidenceItem = {
  id: string;
  type: EvidenceType;
  title: string;
  lang: string;
  date: string | null;
  url: string | null;
  detail: string | null;
  visibility: Visibility;
  institutionId: string;
  institution: string;
  createdAt: Date;
  createdBy: string | null;
  file: { id: string; name: string; size: number } | null;
  citations: number;
  can: { change: boolean; remove: boolean };
};

const PAGE = 40;
const NAME = (
  language: string,
) => sql`(select n."shortName" from "InstitutionName" n where n."institutionId" = e."institutionId" and n."validTo" is null
    order by n."language" = ${language} desc, n."language" desc limit 1)`;

function whereOf(actor: Actor, filter: EvidenceFilter): Prisma.Sql {
  const parts = [evidenceScope.sql(visibleTo(actor))];
  if (filter.type) parts.push(sql`e."type" = ${filter.type}::"EvidenceType"`);
  if (filter.visibility) parts.push(sql`e."visibility" = ${filter.visibility}::"Visibility"`);
  if (filter.institutionId) parts.push(sql`e."institutionId" = ${filter.institutionId}::uuid`);
  const words = filter.q?.trim().split(/\s+/).filter(Boolean).slice(0, 8) ?? [];
  for (const word of words)
    parts.push(
      sql`strpos(maksat_fold(concat_ws(' ', e."title" ->> 'tk', e."title" ->> 'ru', e."title" ->> 'en', e."detail", f."name")), maksat_fold(${word})) > 0`,
    );
  if (filter.after)
    parts.push(
      sql`(e."createdAt", e."id") < (select c."createdAt", c."id" from "Evidence" c where c."id" = ${filter.after}::uuid)`,
    );
  return Prisma.join(parts, ' and ');
}

/** A page of the library, newest first. */
export async function listEvidence(actor: Actor, filter: EvidenceFilter, language: string) {
  const rows = await queryRows<Omit<EvidenceItem, 'can'>>(sql`
    select e."id", e."type", coalesce(e."title" ->> ${language}, e."title" ->> 'ru', e."title" ->> 'en', e."title" ->> 'tk') as title,
      case when e."title" ? ${language} then ${language} when e."title" ? 'ru' then 'ru' when e."title" ? 'en' then 'en' else 'tk' end as lang,
      e."date", e."url", e."detail", e."visibility", e."institutionId", ${NAME(language)} as institution, e."createdAt",
      (select u."name" from "User" u where u."id" = e."createdById") as "createdBy",
      case when f."id" is null then null else json_build_object('id', f."id", 'name', f."name", 'size', f."size") end as file,
      (select count(*) from "ReportEvidence" r where r."evidenceId" = e."id") as citations
    from "Evidence" e left join "StoredFile" f on f."id" = e."fileId" where ${whereOf(actor, filter)}
    order by e."createdAt" desc, e."id" desc limit ${PAGE + 1}`);
  const items = rows.slice(0, PAGE).map((row) => ({
    ...row,
    can: { change: canChange(actor, row), remove: canRemove(actor, { ...row, usedIn: [] as ReportState[] }) },
  }));
  return { items, next: rows.length > PAGE ? (items.at(-1)?.id ?? null) : null };
}

/** Institutions with evidence that the reader may see, for the filter. */
export function listEvidenceInstitutions(actor: Actor, language: string): Promise<{ id: string; name: string }[]> {
  return queryRows(sql`select e."institutionId" as id, min(${NAME(language)}) as name from "Evidence" e
    where ${evidenceScope.sql(visibleTo(actor))} group by e."institutionId" order by name`);
}

export type Choice = { id: string; title: string; institution: string };

/** What a writer may cite: readable records, own ones first. */
export function listCitable(actor: Actor, institutionId: string, language: string): Promise<Choice[]> {
  return queryRows<Choice>(sql`
    select e."id", coalesce(e."title" ->> ${language}, e."title" ->> 'ru', e."title" ->> 'en', e."title" ->> 'tk') as title, ${NAME(language)} as institution
    from "Evidence" e where ${evidenceScope.sql(visibleTo(actor))}
    order by e."institutionId" = ${institutionId}::uuid desc, e."createdAt" desc limit 200`);
}

type FileRow = {
  id: string;
  key: string;
  name: string;
  mime: string;
  size: number;
  createdById: string | null;
  isEvidence: boolean;
  letterInstitutionId: string | null;
  reportOutput: { status: 'DRAFT' | 'FROZEN' } | null;
  isImport: boolean;
};

/**
 * A stored file for a reader who may see one of the things that use it: evidence, a letter, a generated report, an imported file. A file that
 * nothing uses is nobody's. @throws NotFound
 */
export async function getFile(actor: Actor, id: string): Promise<FileRow> {
  const [row] = await queryRows<FileRow>(sql`
    select f."id", f."key", f."name", f."mime", f."size", f."createdById",
      exists (select 1 from "Evidence" e where e."fileId" = f."id" and ${evidenceScope.sql(visibleTo(actor))}) as "isEvidence",
      (select l."institutionId" from "OfficialLetter" l where l."scanId" = f."id" limit 1) as "letterInstitutionId",
      (select json_build_object('status', g."status") from "ReportOutput" o join "GeneratedReport" g on g."id" = o."reportId" where o."fileId" = f."id" limit 1) as "reportOutput",
      exists (select 1 from "ImportBatch" b where b."fileId" = f."id") as "isImport"
    from "StoredFile" f where f."id" = ${id}::uuid`);
  if (!row || !mayOpen(actor, row)) throw new NotFound();
  return row;
}

function mayOpen(actor: Actor, file: FileRow): boolean {
  if (file.isEvidence) return true;
  if (file.letterInstitutionId && canReadLetter(actor, { institutionId: file.letterInstitutionId })) return true;
  if (file.isImport) return has(actor, 'SECRETARIAT', 'ADMIN');
  // Documents of the Commission have their own door; here only the secretariat's hand finds them.
  if (file.reportOutput) return has(actor, 'SECRETARIAT');
  return false;
}

/** Institutions for which the actor keeps evidence. */
export const keepsFor = (actor: Actor): string[] => institutionsOf(actor, 'FOCAL_POINT', 'VALIDATOR', 'NHRI');
