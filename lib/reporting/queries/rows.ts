// Pieces of SQL and shapes that the questions about single reports share.
import { evidenceScope, visibleTo as evidenceVisibleTo } from '@/lib/evidence/policy';
import type { Actor } from '@/lib/platform/auth/actor';
import { canReadComment } from '@/lib/reporting/policy';
import { Prisma } from '@/prisma/generated/client';
import type { EvidenceType, ReportState, Visibility } from '@/prisma/generated/enums';

const { sql } = Prisma;
type Sql = Prisma.Sql;

export type CitedEvidence = {
  id: string;
  type: EvidenceType;
  title: string;
  lang: string;
  date: string | null;
  url: string | null;
  detail: string | null;
  visibility: Visibility;
  file: { id: string; name: string; size: number } | null;
};

/** Words of an evidence title {tk, ru, en} over alias e: reader, else Russian, else any. */
export const evidenceTitle = (language: string): Sql =>
  sql`coalesce(e."title" ->> ${language}, e."title" ->> 'ru', e."title" ->> 'en', e."title" ->> 'tk')`;
export const evidenceLang = (language: string): Sql =>
  sql`case when e."title" ? ${language} then ${language} when e."title" ? 'ru' then 'ru' when e."title" ? 'en' then 'en' else 'tk' end`;

/** The evidence of a report (its id as SQL) that the actor may read, and how many pieces it may not. */
export const evidenceOf = (
  actor: Actor,
  reportId: Sql,
  language: string,
): Sql => sql`coalesce((select json_agg(json_build_object('id', e."id",
    'type', e."type", 'title', ${evidenceTitle(language)}, 'lang', ${evidenceLang(language)}, 'date', e."date", 'url', e."url", 'detail', e."detail",
    'visibility', e."visibility", 'file', case when f."id" is null then null else json_build_object('id', f."id", 'name', f."name", 'size', f."size") end)
    order by e."createdAt", e."id")
  from "ReportEvidence" re join "Evidence" e on e."id" = re."evidenceId" left join "StoredFile" f on f."id" = e."fileId"
  where re."reportId" = ${reportId} and ${evidenceScope.sql(evidenceVisibleTo(actor))}), '[]')`;

export type Step = {
  outcome: ReportState;
  at: string;
  by: string | null;
  comment: string | null;
  /** A return that came from the secretariat, not from the institution's own validator. */
  bySecretariat: boolean;
};

/** The chain of a report (its id as SQL), oldest first. Filter it with `readableSteps` before it leaves a query. */
export const stepsOf = (
  reportId: Sql,
): Sql => sql`coalesce((select json_agg(json_build_object('outcome', s."outcome", 'at', s."at", 'by', u."name",
    'comment', s."comment", 'bySecretariat', s.bys) order by s."at", s."id")
  from (select v.*, coalesce(lag(v."outcome") over (order by v."at", v."id") in ('VALIDATED', 'ACCEPTED'), false) as bys
    from "ReportReview" v where v."reportId" = ${reportId}) s left join "User" u on u."id" = s."byId"), '[]')`;

/** Comments stay with those whom they were written for. */
export const readableSteps = (actor: Actor, institutionId: string, steps: readonly Step[]): Step[] =>
  steps.map((s) => ({ ...s, comment: canReadComment(actor, institutionId, s.bySecretariat) ? s.comment : null }));

export type LetterNote = {
  id: string;
  number: string;
  date: string;
  signatory: string;
  scanId: string;
  recordedBy: string | null;
  recordedAt: string;
};

/** The letter a report was entered from, over alias r. */
export const letterOf: Sql = sql`(select json_build_object('id', l."id", 'number', l."number", 'date', l."date", 'signatory', l."signatory", 'scanId', l."scanId",
    'recordedBy', u."name", 'recordedAt', l."recordedAt") from "OfficialLetter" l left join "User" u on u."id" = l."recordedById" where l."id" = r."letterId")`;

/** One language of a report's words, over alias r (or another): the wanted one, else the report's own, else any. */
export const wordsOf = (report: 'r' | 'q', wanted: Sql): Sql => {
  const r = Prisma.raw(report);
  return sql`(select json_build_object('language', t."language", 'narrative', t."narrative", 'achievements', t."achievements", 'obstacles', t."obstacles",
      'nextSteps', t."nextSteps", 'isOutdated', coalesce(t."basedOnVersion" < (select o."version" from "ProgressReportText" o where o."reportId" = ${r}."id" and o."language" = ${r}."sourceLanguage"), false),
      'state', t."state")
    from "ProgressReportText" t where t."reportId" = ${r}."id" and trim(coalesce(t."narrative", t."achievements", t."obstacles", t."nextSteps", '')) <> ''
    order by t."language" = ${wanted} desc, t."language" = ${r}."sourceLanguage" desc, t."language" limit 1)`;
};

export type ReportWords = {
  language: string;
  narrative: string | null;
  achievements: string | null;
  obstacles: string | null;
  nextSteps: string | null;
  isOutdated: boolean;
  state: 'MISSING' | 'MACHINE' | 'REVIEWED';
};
