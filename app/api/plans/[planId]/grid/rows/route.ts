// Rows and groups of the grid: added, moved, renamed, put into the bin and brought back. Each is the command that the forms use.
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { deleteAction, placeAction, restoreAction } from '@/lib/actions/commands';
import { LanguageCode } from '@/lib/actions/schema';
import { AddRowInput } from '@/lib/matrix/cell-schema';
import { addRow } from '@/lib/matrix/row-commands';
import { createObjective, deleteObjective, editObjective, moveObjective, restoreObjective } from '@/lib/objectives/commands';
import { OBJECTIVE_TITLE_MAX } from '@/lib/objectives/schema';
import { apiFailure } from '@/lib/platform/api';
import type { Actor } from '@/lib/platform/auth/actor';
import type { Failure, Result } from '@/lib/platform/errors';
import { failureSentence } from '@/lib/platform/form-state';
import { jsonDoor } from '@/lib/platform/json-door';
import { createSection, deleteSection, moveSection, restoreSection } from '@/lib/sections/commands';
import { renameSection } from '@/lib/sections/rename';

type Props = { params: Promise<{ planId: string }> };

const id = z.uuid();
const Kind = z.enum(['action', 'objective', 'section']);
const title = z.string().max(OBJECTIVE_TITLE_MAX * 2);
const version = z.number().int().min(0);
const direction = z.enum(['up', 'down']);

const Body = z.discriminatedUnion('act', [
  AddRowInput.omit({ planId: true }).extend({ act: z.literal('addAction') }),
  z.strictObject({ act: z.literal('addObjective'), sectionId: id, language: LanguageCode, title }),
  z.strictObject({ act: z.literal('addSection'), language: LanguageCode, title }),
  z.strictObject({
    act: z.literal('rename'),
    kind: z.enum(['objective', 'section']),
    id,
    language: LanguageCode,
    version,
    title,
  }),
  z.strictObject({ act: z.literal('place'), id, sectionId: id, objectiveId: id.nullable(), beforeId: id.nullable() }),
  z.strictObject({ act: z.literal('move'), kind: z.enum(['objective', 'section']), id, direction }),
  z.strictObject({ act: z.literal('delete'), kind: Kind, id }),
  z.strictObject({ act: z.literal('restore'), kind: Kind, id }),
]);
type Body = z.output<typeof Body>;

const DELETE = { action: deleteAction, objective: deleteObjective, section: deleteSection };
const RESTORE = { action: restoreAction, objective: restoreObjective, section: restoreSection };

function perform(actor: Actor, planId: string, body: Body): Promise<Result<unknown>> {
  const { act, ...input } = body;
  switch (body.act) {
    case 'addAction':
      return addRow(actor, { planId, ...(input as Omit<typeof body, 'act'>) });
    case 'addObjective':
      return createObjective(actor, input as Omit<typeof body, 'act'>);
    case 'addSection':
      return createSection(actor, { planId, kind: 'AREA', ...(input as Omit<typeof body, 'act'>) });
    case 'rename': {
      const { kind, act: _, ...words } = body;
      return kind === 'objective' ? editObjective(actor, words) : renameSection(actor, words);
    }
    case 'place':
      return placeAction(actor, input as Omit<typeof body, 'act'>);
    case 'move':
      return (body.kind === 'objective' ? moveObjective : moveSection)(actor, { id: body.id, direction: body.direction });
    case 'delete':
      return DELETE[body.kind](actor, { id: body.id });
    case 'restore':
      return RESTORE[body.kind](actor, { id: body.id });
  }
}

export async function POST(request: Request, { params }: Props): Promise<Response> {
  const planId = z.uuid().safeParse((await params).planId);
  if (!planId.success) return apiFailure('NOT_FOUND');
  return jsonDoor(request, Body, 16 * 1024, async ({ actor, body }) => {
    const result = await perform(actor, planId.data, body);
    if (result.ok) return Response.json({ result: result.value ?? null }, { headers: { 'Cache-Control': 'no-store' } });
    return refused(result.error);
  });
}

/** The sentence in the reader's language; what another person wrote meanwhile beside it. */
async function refused(failure: Failure): Promise<Response> {
  const t = await getTranslations();
  const field = Object.values(failure.fields ?? {})[0];
  const message = field && t.has(field) ? t(field) : failureSentence(t, failure);
  const answer = apiFailure(failure.code, message);
  const theirs = failure.conflicts?.find((c) => c.field === 'title')?.theirs;
  if (theirs === undefined) return answer;
  return Response.json({ ...(await answer.json()), theirs }, { status: answer.status, headers: answer.headers });
}
