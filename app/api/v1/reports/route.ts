// Report documents that the reader may see, the latest first, with their files.
import { ReportsQuery, toReportItem } from '@/lib/generated-reports/api';
import { LIST_PAGE, listDocuments } from '@/lib/generated-reports/queries';
import { apiGet } from '@/lib/platform/api';

export const GET = apiGet(ReportsQuery, async ({ actor, query: { plan, after } }) => {
  const rows = await listDocuments(actor, { planId: plan, after });
  return { items: rows.map(toReportItem), next: rows.length === LIST_PAGE ? (rows.at(-1)?.id ?? null) : null };
});
