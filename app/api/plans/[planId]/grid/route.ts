// The grid's rows as compact JSON, and the saving of cells.
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { readFilter, SORTS, type Sort } from '@/lib/actions/filter';
import { type CellOutcome, saveCellsApart } from '@/lib/matrix/cell-commands';
import { CELLS_MAX, Cell } from '@/lib/matrix/cell-schema';
import { getGrid } from '@/lib/matrix/queries';
import { apiFailure, apiGet } from '@/lib/platform/api';
import { businessMoment } from '@/lib/platform/clocks';
import { formatTime } from '@/lib/platform/i18n/format';
import { jsonDoor } from '@/lib/platform/json-door';

type Props = { params: Promise<{ planId: string }> };

const MAX_BYTES = 512 * 1024;
const headers = { 'Cache-Control': 'no-store' };
const planOf = async ({ params }: Props) => z.uuid().safeParse((await params).planId).data ?? null;

/** `?sort=` and the filters of the matrix's address. */
export async function GET(request: Request, props: Props): Promise<Response> {
  const planId = await planOf(props);
  if (!planId) return apiFailure('NOT_FOUND');
  return apiGet(z.looseObject({}), async ({ actor, query, language }) => {
    const params = query as Record<string, string | string[]>;
    const asked = [params.sort].flat()[0] ?? 'number';
    const sort = SORTS.find((s) => s === asked.replace(/^-/, '')) ?? ('number' satisfies Sort);
    const at = new Date().toISOString();
    const grid = await getGrid(actor, planId, { filter: readFilter(params), sort, descending: asked.startsWith('-') }, language);
    return { at, ...grid };
  })(request);
}

const Body = z.strictObject({ cells: z.array(Cell).min(1).max(CELLS_MAX) });

/** An answer for each cell; 409 when one of them met another person's value, 422 when one was refused. */
export async function PATCH(request: Request, props: Props): Promise<Response> {
  const planId = await planOf(props);
  if (!planId) return apiFailure('NOT_FOUND');
  return jsonDoor(request, Body, MAX_BYTES, async ({ actor, body }) => {
    const result = await saveCellsApart(actor, planId, body.cells);
    if (!result.ok) return apiFailure(result.error.code);
    const cells = await withSentences(result.value);
    const forbidden = cells.every(
      (c) => c.state === 'refused' && (c.key === 'errors.code.FORBIDDEN' || c.key === 'errors.code.NOT_FOUND'),
    );
    if (forbidden) return Response.json({ cells }, { status: 403, headers });
    return Response.json({ cells, at: formatTime(businessMoment(new Date(), actor.offsetDays)) }, { headers });
  });
}

async function withSentences(outcomes: readonly CellOutcome[]) {
  const t = await getTranslations();
  return outcomes.map((o) => (o.state === 'refused' ? { ...o, message: t.has(o.key) ? t(o.key) : t('errors.code.RULE') } : o));
}
