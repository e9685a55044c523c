// How far the files of a document are: what the page asks every two seconds while something is being made.
import { z } from 'zod';
import { OutputsQuery, toOutputItem } from '@/lib/generated-reports/api';
import { listOutputs } from '@/lib/generated-reports/queries';
import { apiFailure, apiGet } from '@/lib/platform/api';

export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }) {
  const id = z.uuid().safeParse((await params).file);
  return apiGet(OutputsQuery, async ({ actor }) => {
    if (!id.success) return apiFailure('NOT_FOUND');
    return { outputs: (await listOutputs(actor, id.data)).map(toOutputItem) };
  })(request);
}
