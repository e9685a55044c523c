// What a bulk edit found, kept in the audit, and how it is put back. Rows that changed since are left alone and named.
import { z } from 'zod';
import type { Tx } from '@/lib/platform/db';

const Assignment = z.object({
  id: z.uuid(),
  institutionId: z.uuid(),
  role: z.enum(['LEAD', 'CO_EXECUTOR', 'PARTNER']),
  status: z.enum(['PROPOSED', 'ACCEPTED', 'DECLINED', 'CHANGE_REQUESTED', 'AGREED_IN_MEETING', 'TRANSFERRED']),
  reason: z.string().nullable(),
  proposedAt: z.string(),
  proposedById: z.uuid().nullable(),
  respondedAt: z.string().nullable(),
  respondedById: z.uuid().nullable(),
  representative: z.string().nullable(),
  letterId: z.uuid().nullable(),
  version: z.number(),
});
const Wording = z.object({ language: z.string(), version: z.number(), deadlineWording: z.string().nullable() });
const Image = z.object({
  id: z.uuid(),
  startDate: z.string().nullable(),
  endDate: z.string().nullable(),
  recurrence: z.enum(['ONCE', 'ANNUAL', 'HALF_YEARLY', 'CONTINUOUS']),
  wordings: z.array(Wording),
  sdg: z.array(z.object({ targetCode: z.string(), isPrimary: z.boolean() })),
  assignments: z.array(Assignment),
});
export type Image = z.infer<typeof Image>;
export const Images = z.array(Image);

export type Kind = 'assignments' | 'deadline' | 'sdg';

/** The rows as they stand now. */
export async function imagesOf(tx: Tx, ids: readonly string[]): Promise<Image[]> {
  const rows = await tx.$queryRaw<
    { image: unknown }[]
  >`select json_build_object('id', a."id", 'startDate', a."startDate", 'endDate', a."endDate", 'recurrence', a."recurrence",
      'wordings', coalesce((select json_agg(json_build_object('language', t."language", 'version', t."version", 'deadlineWording', t."deadlineWording") order by t."language") from "ActionText" t where t."actionId" = a."id"), '[]'),
      'sdg', coalesce((select json_agg(json_build_object('targetCode', x."targetCode", 'isPrimary', x."isPrimary") order by x."targetCode") from "ActionSdgTarget" x where x."actionId" = a."id"), '[]'),
      'assignments', coalesce((select json_agg(json_build_object('id', x."id", 'institutionId', x."institutionId", 'role', x."role", 'status', x."status", 'reason', x."reason", 'proposedAt', x."proposedAt",
        'proposedById', x."proposedById", 'respondedAt', x."respondedAt", 'respondedById', x."respondedById", 'representative', x."representative", 'letterId', x."letterId", 'version', x."version") order by x."id")
        from "ActionAssignment" x where x."actionId" = a."id"), '[]')) as image
    from "Action" a where a."id" = any(${[...ids]}::uuid[]) order by a."id"`;
  return Images.parse(rows.map((r) => r.image));
}

const PART: Record<Kind, (image: Image) => unknown> = {
  assignments: (i) => i.assignments.map(({ id, role, status, version }) => [id, role, status, version]),
  deadline: (i) => [i.startDate, i.endDate, i.recurrence, i.wordings.map((w) => [w.language, w.deadlineWording])],
  sdg: (i) => i.sdg.map((s) => [s.targetCode, s.isPrimary]),
};

/** Whether the part a bulk edit wrote still is as it left it. */
export const isUntouched = (kind: Kind, now: Image, left: Image): boolean =>
  JSON.stringify(PART[kind](now)) === JSON.stringify(PART[kind](left));
export const hasChanged = (kind: Kind, before: Image, after: Image): boolean => !isUntouched(kind, before, after);

const day = (iso: string | null) => (iso ? new Date(`${iso}T00:00:00Z`) : null);
const moment = (iso: string | null) => (iso ? new Date(iso) : null);

/** Puts one part of the rows back to their before-images: a few statements for all of them. */
export async function putBack(tx: Tx, kind: Kind, images: readonly Image[]) {
  const ids = images.map((i) => i.id);
  if (kind === 'sdg') {
    await tx.actionSdgTarget.deleteMany({ where: { actionId: { in: ids } } });
    await tx.actionSdgTarget.createMany({ data: images.flatMap((i) => i.sdg.map((s) => ({ actionId: i.id, ...s }))) });
  } else if (kind === 'assignments') await putBackAssignments(tx, images);
  else {
    for (const i of images)
      await tx.action.update({
        where: { id: i.id },
        data: { startDate: day(i.startDate), endDate: day(i.endDate), recurrence: i.recurrence },
        select: { id: true },
      });
    for (const i of images)
      for (const w of i.wordings)
        await tx.actionText.updateMany({
          where: { actionId: i.id, language: w.language },
          data: { deadlineWording: w.deadlineWording, version: { increment: 1 } },
        });
  }
  await tx.action.updateMany({ where: { id: { in: ids } }, data: { version: { increment: 1 }, updatedAt: new Date() } });
}

async function putBackAssignments(tx: Tx, images: readonly Image[]) {
  await tx.actionAssignment.deleteMany({ where: { actionId: { in: images.map((i) => i.id) } } });
  await tx.actionAssignment.createMany({
    data: images.flatMap((i) =>
      i.assignments.map((a) => ({
        ...a,
        actionId: i.id,
        proposedAt: new Date(a.proposedAt),
        respondedAt: moment(a.respondedAt),
        version: a.version + 2,
      })),
    ),
  });
}
