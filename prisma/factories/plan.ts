// Plans, their sections with text in blocks, and objectives.
import type { Language } from '@/lib/platform/i18n/languages';
import type { Built, Rows } from '@/prisma/factories/rows';
import { uuid7 } from '@/prisma/factories/uuid';
import { asWords, languagesOf, type Marks, textState, type Words } from '@/prisma/factories/words';
import type { ObjectiveLevel, PlanKind, PlanStatus, SectionKind } from '@/prisma/generated/enums';

export type LegalActInput = { type: string; number: string | null; date: string | null; title: Words; note?: string | null };

export type PlanInput = {
  id?: string;
  kind?: PlanKind;
  status?: PlanStatus;
  /** ISO days. */
  periodStart?: string;
  periodEnd?: string;
  sourceLanguage?: Language;
  usesPercent?: boolean;
  isIllustrative?: boolean;
  previousPlanId?: string | null;
  legalAct?: LegalActInput | null;
  nextRegisterNumber?: number;
  title?: Words | string;
  shortTitle?: Words | string;
  marks?: Marks;
  createdAt?: Date;
  /** Since the adoption its live rows are closed. */
  lockedAt?: Date | null;
};

export function buildPlan(input: PlanInput = {}): Built {
  const { id = uuid7(), kind = 'NHRAP', status = 'IMPLEMENTATION', sourceLanguage = 'en' } = input;
  const { periodStart = '2016-01-01', periodEnd = '2020-12-31', usesPercent = false, isIllustrative = false } = input;
  const title = asWords(input.title ?? 'Plan', sourceLanguage);
  const shortTitle = asWords(input.shortTitle ?? title, sourceLanguage);
  const act = input.legalAct && { id: uuid7(), note: null, ...input.legalAct };
  const row = {
    ...{ id, kind, status, periodStart, periodEnd, sourceLanguage, usesPercent, isIllustrative, version: 1 },
    legalActId: act?.id ?? null,
    previousPlanId: input.previousPlanId ?? null,
    nextRegisterNumber: input.nextRegisterNumber ?? 1,
    createdAt: input.createdAt ?? new Date(),
    lockedAt: input.lockedAt ?? null,
  };
  const texts = languagesOf(title).map((language) => ({
    planId: id,
    language,
    title: title[language],
    shortTitle: shortTitle[language] ?? title[language],
    ...textState(language, sourceLanguage, input.marks),
  }));
  return { id, rows: { ...(act ? { LegalAct: [act] } : {}), Plan: [row], PlanText: texts } };
}

export type Block = { type: 'paragraph'; attrs: { id: string }; content?: { type: 'text'; text: string }[] };
export type Body = { type: 'doc'; content: Block[] };

/** Paragraphs (separated by an empty line) as blocks; the n-th paragraph carries the same id in every language. */
export function bodies(text: Words): { [L in Language]?: Body } {
  const ids: string[] = [];
  const blocks = (words: string): Body => ({
    type: 'doc',
    content: words
      .split(/\n{2,}/)
      .map((paragraph) => paragraph.trim())
      .filter(Boolean)
      .map((paragraph, n) => ({
        type: 'paragraph',
        attrs: { id: (ids[n] ??= uuid7()) },
        content: [{ type: 'text', text: paragraph }],
      })),
  });
  return Object.fromEntries(languagesOf(text).map((language) => [language, blocks(text[language] as string)]));
}

export type SectionInput = {
  id?: string;
  planId: string;
  rank: string;
  kind?: SectionKind;
  parentId?: string | null;
  ownerId?: string | null;
  sourceLanguage?: Language;
  title?: Words | string;
  /** Plain text, paragraphs separated by an empty line. */
  body?: Words | string | null;
  marks?: Marks | undefined;
  updatedAt?: Date;
};

export function buildSection(input: SectionInput): Built {
  const { id = uuid7(), planId, rank, kind = 'AREA', parentId = null, ownerId = null, sourceLanguage = 'en' } = input;
  const title = asWords(input.title ?? `Section ${rank}`, sourceLanguage);
  const body = bodies(asWords(input.body, sourceLanguage));
  const texts = languagesOf(title).map((language) => ({
    sectionId: id,
    language,
    title: title[language],
    body: body[language] ?? null,
    epoch: 1,
    ...textState(language, sourceLanguage, input.marks),
    updatedAt: input.updatedAt ?? new Date(),
  }));
  const row = { id, planId, parentId, kind, rank, ownerId, version: 1 };
  return { id, rows: { PlanSection: [row], PlanSectionText: texts } };
}

export type ObjectiveInput = {
  id?: string;
  planId: string;
  sectionId: string;
  rank: string;
  level?: ObjectiveLevel;
  parentId?: string | null;
  sourceLanguage?: Language;
  title?: Words | string;
  marks?: Marks | undefined;
};

export function buildObjective(input: ObjectiveInput): Built {
  const { id = uuid7(), planId, sectionId, rank, level = 'OBJECTIVE', parentId = null, sourceLanguage = 'en' } = input;
  const title = asWords(input.title ?? `Objective ${rank}`, sourceLanguage);
  const texts = languagesOf(title).map((language) => ({
    objectiveId: id,
    language,
    title: title[language],
    ...textState(language, sourceLanguage, input.marks),
  }));
  const rows: Rows = { Objective: [{ id, planId, sectionId, parentId, level, rank, version: 1 }], ObjectiveText: texts };
  return { id, rows };
}
