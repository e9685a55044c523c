// What the commands load and lock before they ask anybody, and what the worker prints from.
import { contentOf, type DocumentContent, type ImprintFacts } from '@/lib/generated-reports/document';
import { type DocumentFacts, type DocumentRow, reachSql } from '@/lib/generated-reports/policy';
import type { Tx } from '@/lib/platform/db';
import { Prisma } from '@/prisma/generated/client';

/** Place of a frozen report among those of its plan and period, of a supplement among those of its report; over alias g. Frozen rows never change, so it never does. */
export const numberSql = Prisma.sql`(select count(*)::int from "GeneratedReport" gn where gn."planId" = g."planId" and gn."periodId" = g."periodId"
  and gn."supplementToId" is not distinct from g."supplementToId" and gn."status" = 'FROZEN'
  and (g."status" = 'DRAFT' or (gn."frozenAt", gn."id") <= (g."frozenAt", g."id")))`;

const select = {
  id: true,
  planId: true,
  periodId: true,
  status: true,
  asOf: true,
  figures: true,
  contentHash: true,
  sealNumber: true,
  frozenAt: true,
  supplementToId: true,
  version: true,
  createdById: true,
  texts: { select: { language: true, prose: true, version: true } },
  plan: { select: { status: true, deletedAt: true } },
  period: { select: { startDate: true, endDate: true, code: true } },
} as const satisfies Prisma.GeneratedReportSelect;

export type LoadedDocument = Prisma.GeneratedReportGetPayload<{ select: typeof select }> & DocumentRow & { number: number };

/** The document, its row locked until the transaction ends. */
export async function lockDocument(tx: Tx, id: string): Promise<LoadedDocument | null> {
  const [facts] = await tx.$queryRaw<{ reach: DocumentFacts['reach']; number: number }[]>(
    Prisma.sql`select ${reachSql} as reach, ${numberSql} as number from "GeneratedReport" g where g."id" = ${id}::uuid for update of g`,
  );
  const row = facts && (await tx.generatedReport.findUnique({ where: { id }, select }));
  return row ? { ...row, ...facts } : null;
}

export const contentOfLoaded = (document: LoadedDocument): DocumentContent => contentOf(document);

/** The seal that a document prints. */
export async function sealOf(tx: Tx, number: number | null): Promise<ImprintFacts['seal']> {
  if (number === null) return null;
  return tx.auditSeal.findUnique({ where: { number }, select: { number: true, sealedAt: true, root: true } });
}

/** The latest link of the audit's chain; null before the first. */
export async function latestSeal(tx: Tx): Promise<number | null> {
  const seal = await tx.auditSeal.findFirst({ orderBy: { number: 'desc' }, select: { number: true } });
  return seal?.number ?? null;
}
