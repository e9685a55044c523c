// Report documents as people see them: the list, one document with its words and files, a file to download.
import { contentHash } from '@/lib/documents/content-hash';
import type { HalfYearReportInput, ReportImprint } from '@/lib/documents/templates/half-year-input';
import type { SupplementInput } from '@/lib/documents/templates/supplement';
import { collect } from '@/lib/generated-reports/collect';
import { contentOf, type DocumentContent, hashOf, imprintOf, proseOf } from '@/lib/generated-reports/document';
import { numberSql } from '@/lib/generated-reports/load';
import {
  canCreate,
  canDiscard,
  canEdit,
  canFreeze,
  canRequest,
  canSupplement,
  type DocumentRow,
  documentScope,
  reachSql,
  visibleTo,
} from '@/lib/generated-reports/policy';
import { outputKey, type RefreshChanges, refreshChanges } from '@/lib/generated-reports/rules';
import type { OutputFormat } from '@/lib/generated-reports/schema';
import { planScope, visibleTo as plansVisibleTo } from '@/lib/plans/policy';
import type { Actor } from '@/lib/platform/auth/actor';
import { queryRows } from '@/lib/platform/db';
import { NotFound } from '@/lib/platform/errors';
import type { Language } from '@/lib/platform/i18n/languages';
import { Prisma } from '@/prisma/generated/client';
import type { GeneratedReportStatus, OutputState, PlanStatus } from '@/prisma/generated/enums';

const { sql } = Prisma;

/** Documents of living plans that the actor may read; over alias g, with the plan as p. */
const READABLE = (actor: Actor) =>
  sql`p."deletedAt" is null and ${planScope.sql(plansVisibleTo(actor))} and ${documentScope.sql(visibleTo(actor))}`;
const FROM = sql`"GeneratedReport" g join "Plan" p on p."id" = g."planId" join "ReportingPeriod" q on q."id" = g."periodId"`;

const HEAD = sql`g."id", g."planId", g."periodId", g."status", g."asOf", g."contentHash", g."sealNumber", g."frozenAt", g."createdAt", g."supplementToId",
  g."version", ${numberSql} as number, q."code", q."startDate", q."endDate", q."publishedAt" is not null as "isPublished",
  (select u."name" from "User" u where u."id" = g."frozenById") as "frozenBy", (select u."name" from "User" u where u."id" = g."createdById") as "createdBy"`;

export type DocumentHead = {
  id: string;
  planId: string;
  periodId: string;
  status: GeneratedReportStatus;
  asOf: string;
  contentHash: string | null;
  sealNumber: number | null;
  frozenAt: Date | null;
  createdAt: Date;
  supplementToId: string | null;
  version: number;
  /** Version of a frozen report, number of a supplement; of a draft: how many versions are frozen already. */
  number: number;
  code: string;
  startDate: string;
  endDate: string;
  isPublished: boolean;
  frozenBy: string | null;
  createdBy: string | null;
};

export type DocumentListItem = DocumentHead & {
  /** Languages in which words were typed. */
  languages: Language[];
  /** Files that are ready. */
  files: { language: Language; format: OutputFormat; size: number; sha256: string }[];
};

const CURRENT_FILES = sql`(select coalesce(json_agg(json_build_object('language', o."language", 'format', o."format", 'size', f."size", 'sha256', f."sha256")
    order by o."format", o."language"), '[]') from "ReportOutput" o join "StoredFile" f on f."id" = o."fileId"
  where o."reportId" = g."id" and o."state" = 'READY' and o."contentHash" = g."contentHash")`;

/** Languages of a draft's texts, or of the words that were frozen. */
const LANGUAGES = sql`(select coalesce(json_agg(w.language order by w.language), '[]') from (
    select t."language" from "GeneratedReportText" t where t."reportId" = g."id" and t."prose" <> '{}') w(language))`;

export const LIST_PAGE = 100;
export type ListFilter = { planId?: string | undefined; after?: string | undefined };

/** Documents, the latest period first; a supplement after its report. A page of the interface for programs goes by id. */
export async function listDocuments(actor: Actor, filter: ListFilter = {}): Promise<DocumentListItem[]> {
  return queryRows<DocumentListItem>(sql`select ${HEAD}, ${LANGUAGES} as languages, ${CURRENT_FILES} as files from ${FROM}
    where ${READABLE(actor)} ${filter.planId ? sql`and g."planId" = ${filter.planId}::uuid` : Prisma.empty}
      ${filter.after ? sql`and g."id" < ${filter.after}::uuid` : Prisma.empty}
    order by g."id" desc limit ${LIST_PAGE}`);
}

export type PeriodChoice = { id: string; startDate: string; endDate: string; code: string; draftId: string | null };

/** Periods of a plan that have begun, for those who may begin a report. */
export async function listReportablePeriods(actor: Actor, planId: string): Promise<PeriodChoice[]> {
  if (!canCreate(actor, { plan: { deletedAt: null } })) return [];
  return queryRows<PeriodChoice>(sql`select q."id", q."startDate", q."endDate", q."code",
      (select g."id" from "GeneratedReport" g where g."periodId" = q."id" and g."status" = 'DRAFT') as "draftId"
    from "ReportingPeriod" q join "Plan" p on p."id" = q."planId" where q."planId" = ${planId}::uuid and p."deletedAt" is null
      and q."startDate" <= ${actor.today}::date order by q."endDate" desc, q."code"`);
}

// ── one document

export type OutputView = {
  id: string;
  language: Language;
  format: OutputFormat;
  state: OutputState;
  progress: number;
  /** Place in the queue, from 1; null when it is not waiting. */
  place: number | null;
  /** Key of the sentence that says why it failed. */
  error: string | null;
  size: number | null;
  sha256: string | null;
  requestedAt: Date;
  finishedAt: Date | null;
};

const OUTPUT = sql`o."id", o."language", o."format", o."state", o."progress", o."error", o."requestedAt", o."finishedAt", o."contentHash",
  case when o."state" = 'QUEUED' then (select count(*)::int + 1 from "ReportOutput" w where w."state" in ('QUEUED', 'RUNNING')
    and (w."requestedAt", w."id") < (o."requestedAt", o."id")) end as place,
  (select f."size" from "StoredFile" f where f."id" = o."fileId") as size, (select f."sha256" from "StoredFile" f where f."id" = o."fileId") as sha256`;

type Related = { id: string; number: number; frozenAt: string };
type DetailRow = DocumentHead &
  DocumentRow & {
    planStatus: PlanStatus;
    planShortTitle: string;
    planLang: string;
    figures: unknown;
    texts: { language: string; prose: unknown; version: number }[];
    outputs: (OutputView & { contentHash: string })[];
    seal: { number: number; sealedAt: string; root: string } | null;
    supplements: Related[];
    base: Related | null;
    acceptedNow: number;
  };

const RELATED = (alias: string) =>
  sql`json_build_object('id', ${Prisma.raw(alias)}."id", 'frozenAt', ${Prisma.raw(alias)}."frozenAt", 'number', (select count(*) from "GeneratedReport" n
    where n."planId" = ${Prisma.raw(alias)}."planId" and n."periodId" = ${Prisma.raw(alias)}."periodId" and n."status" = 'FROZEN'
      and n."supplementToId" is not distinct from ${Prisma.raw(alias)}."supplementToId" and n."frozenAt" <= ${Prisma.raw(alias)}."frozenAt"))`;

const DETAIL = (
  actor: Actor,
  id: string,
  language: string,
) => sql`select ${HEAD}, ${reachSql} as reach, p."status" as "planStatus", g."figures",
    w."shortTitle" as "planShortTitle", w."language" as "planLang",
    (select coalesce(json_agg(json_build_object('language', t."language", 'prose', t."prose", 'version', t."version")), '[]')
      from "GeneratedReportText" t where t."reportId" = g."id") as texts,
    (select coalesce(json_agg(to_json(x) order by x."requestedAt" desc, x."language", x."format"), '[]')
      from (select ${OUTPUT} from "ReportOutput" o where o."reportId" = g."id") x) as outputs,
    (select json_build_object('number', s."number", 'sealedAt', s."sealedAt", 'root', s."root") from "AuditSeal" s where s."number" = g."sealNumber") as seal,
    (select coalesce(json_agg(${RELATED('s')} order by s."frozenAt"), '[]') from "GeneratedReport" s where s."supplementToId" = g."id") as supplements,
    (select ${RELATED('b')} from "GeneratedReport" b where b."id" = g."supplementToId") as base,
    (select count(distinct r."actionId") from "ProgressReport" r join "Action" a on a."id" = r."actionId" and a."deletedAt" is null and a."draftStatus" <> 'WITHDRAWN'
      where r."periodId" = g."periodId" and r."role" = 'LEAD' and r."state" in ('ACCEPTED', 'PUBLISHED')) as "acceptedNow"
  from ${FROM} join lateral (select t."shortTitle", t."language" from "PlanText" t where t."planId" = p."id"
      order by t."language" = ${language} desc, t."language" = p."sourceLanguage" desc, t."language" limit 1) w on true
  where g."id" = ${id}::uuid and ${READABLE(actor)}`;

export type DocumentView = Omit<DetailRow, 'figures' | 'texts' | 'outputs' | 'seal' | 'reach' | 'plan'> & {
  document: DocumentContent;
  /** Fingerprint of the content as it stands. */
  hash: string;
  imprint: ReportImprint;
  prose: HalfYearReportInput['prose'];
  /** Version of the words in each language; absent where nobody has written. */
  textVersions: Partial<Record<string, number>>;
  /** Files of the content as it stands, the latest request first. */
  outputs: OutputView[];
  /** How many lead reports are accepted now beyond those counted in the document; negative after a return. */
  newlyAccepted: number;
  can: { edit: boolean; freeze: boolean; discard: boolean; supplement: boolean; request: boolean };
};

const reportedIn = (content: HalfYearReportInput | SupplementInput) => content.actions.filter((action) => action.report).length;

function asMoments<T extends { requestedAt: Date; finishedAt: Date | null }>(output: T): T {
  return {
    ...output,
    requestedAt: new Date(output.requestedAt),
    finishedAt: output.finishedAt && new Date(output.finishedAt),
  };
}

function viewOf(actor: Actor, row: DetailRow): DocumentView {
  const { figures, texts, outputs, seal, reach, ...head } = row;
  const kept = { status: row.status, supplementToId: row.supplementToId, figures, texts };
  const document = contentOf(kept);
  const hash = row.contentHash ?? hashOf(document);
  const judged = { ...kept, reach, plan: { status: row.planStatus, deletedAt: null } };
  const key = outputKey(row.status, hash);
  const facts = { ...row, seal: seal && { ...seal, sealedAt: new Date(seal.sealedAt) } };
  return {
    ...head,
    document,
    hash,
    imprint: imprintOf(facts, actor.offsetDays, new Date()),
    prose: row.status === 'DRAFT' ? proseOf(texts) : document.kind === 'report' ? document.content.prose : {},
    textVersions: Object.fromEntries(texts.map((text) => [text.language, text.version])),
    outputs: outputs.filter((output) => output.contentHash === key).map(asMoments),
    newlyAccepted: document.kind === 'report' ? row.acceptedNow - reportedIn(document.content) : 0,
    can: {
      edit: canEdit(actor, judged),
      freeze: canFreeze(actor, judged),
      discard: canDiscard(actor, judged),
      supplement: canSupplement(actor, judged),
      request: canRequest(actor, judged),
    },
  };
}

/** @throws NotFound when it is absent or not for the actor */
export async function getDocument(actor: Actor, id: string, language: string): Promise<DocumentView> {
  const [row] = await queryRows<DetailRow>(DETAIL(actor, id, language));
  if (!row) throw new NotFound();
  return viewOf(actor, row);
}

export type RefreshPreview = RefreshChanges & {
  /** Fingerprint of what is shown; refreshing applies this and nothing else. */ seen: string;
};

/** What refreshing a draft would change today, old → new; null for those who may not refresh it. Nothing is written. */
export async function previewRefresh(actor: Actor, view: DocumentView): Promise<RefreshPreview | null> {
  if (!view.can.edit || view.document.kind !== 'report') return null;
  const found = await collect(queryRows, view.periodId, actor.today, actor.offsetDays);
  if (!found) throw new NotFound();
  return { ...refreshChanges(view.document.content, found.content), seen: contentHash(found.content) };
}

/** Files of a document with their place in the queue: what the page asks again while something is being made. @throws NotFound */
export async function listOutputs(actor: Actor, id: string): Promise<OutputView[]> {
  const [row] = await queryRows<{
    outputs: OutputView[];
  }>(sql`select (select coalesce(json_agg(to_json(x) order by x."language", x."format"), '[]')
      from (select ${OUTPUT} from "ReportOutput" o where o."reportId" = g."id") x) as outputs from ${FROM} where g."id" = ${id}::uuid and ${READABLE(actor)}`);
  if (!row) throw new NotFound();
  return row.outputs.map(asMoments);
}

export type OutputFile = OutputView & { key: string | null; name: string | null; mime: string | null; planId: string };

/** The file of the content as it stands, or null where nobody has asked for it. @throws NotFound */
export async function findOutput(actor: Actor, id: string, language: Language, format: OutputFormat): Promise<OutputFile | null> {
  const view = await getDocument(actor, id, language);
  const output = view.outputs.find((o) => o.language === language && o.format === format);
  if (!output) return null;
  const [file] = await queryRows<
    Pick<OutputFile, 'key' | 'name' | 'mime'>
  >(sql`select f."key", f."name", f."mime" from "ReportOutput" o
    join "StoredFile" f on f."id" = o."fileId" where o."id" = ${output.id}::uuid and o."state" = 'READY'`);
  return { ...output, planId: view.planId, ...(file ?? { key: null, name: null, mime: null }) };
}
