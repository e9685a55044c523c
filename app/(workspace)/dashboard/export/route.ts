// The dashboard's tables as CSV, with the same figures and the same rights.
import { getLocale, getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { type Dashboard, getDashboard } from '@/lib/dashboard/queries';
import { BUCKETS, byStatus, tally, total } from '@/lib/dashboard/rules';
import type { DocumentModel } from '@/lib/documents/model';
import { writeCsv } from '@/lib/documents/writers/csv';
import { auditAlone } from '@/lib/platform/audit/write';
import { findActor } from '@/lib/platform/auth/require-actor';
import { failureOf } from '@/lib/platform/errors';
import { isLanguage } from '@/lib/platform/i18n/languages';

const Query = z.object({ plan: z.uuid(), table: z.enum(['institutions', 'sections', 'periods']) });
type T = Awaited<ReturnType<typeof getTranslations<'dashboard'>>>;

function rowsOf(data: Dashboard, which: z.infer<typeof Query>['table'], t: T): (string | number)[][] {
  if (which === 'periods')
    return [
      [t('period'), t('progress'), t('completedReported'), t('reports')],
      ...data.periods.map((p) => [p.code, p.progress ?? '', p.completed, p.reported]),
    ];
  const groups = which === 'institutions' ? data.institutions : data.sections.map((s) => ({ ...s, name: s.title }));
  const states = BUCKETS.filter((bucket) => bucket !== 'OVERDUE');
  return [
    [
      t(which === 'institutions' ? 'institution' : 'section'),
      ...states.map((b) => t(`bucket.${b}`)),
      t('total'),
      t('late'),
      t('progress'),
    ],
    ...groups.map((g) => {
      const counts = byStatus(g.counts);
      return [g.name, ...states.map((b) => counts[b]), total(tally(g.counts)), counts.OVERDUE, g.progress ?? ''];
    }),
  ];
}

export async function GET(request: Request) {
  const actor = await findActor();
  if (!actor) return Response.json({ error: { code: 'UNAUTHENTICATED' } }, { status: 401 });
  const query = Query.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) return Response.json({ error: { code: 'NOT_FOUND' } }, { status: 404 });
  const [locale, t] = await Promise.all([getLocale(), getTranslations('dashboard')]);
  const language = isLanguage(locale) ? locale : 'tk';
  const { plan, table } = query.data;
  const data = await getDashboard(actor, plan, language).catch((error) => {
    if (failureOf(error)?.code === 'NOT_FOUND') return null;
    throw error;
  });
  if (!data) return Response.json({ error: { code: 'NOT_FOUND' } }, { status: 404 });
  const [head = [], ...rows] = rowsOf(data, table, t);
  const model: DocumentModel = {
    title: data.plan.title,
    language,
    orientation: 'landscape',
    labels: { footnotes: '', overview: '' },
    blocks: [
      {
        kind: 'table',
        columns: head.map((title) => ({ title: String(title), weight: 1 })),
        rows: rows.map((cells) => ({ cells: cells.map((c) => (typeof c === 'number' ? { number: c, text: String(c) } : c)) })),
      },
    ],
  };
  await auditAlone(actor, {
    event: 'plan.figuresExported',
    subjectType: 'plan',
    subjectId: plan,
    planId: plan,
    after: { table },
  });
  return new Response(new Uint8Array(writeCsv(model)), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${table}.csv"; filename*=UTF-8''${encodeURIComponent(`${data.plan.shortTitle} – ${t('title')}.csv`)}`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
  });
}
