// Next tells of every fault it answers with its error page; scripts/serve/web.ts makes a 503 of those that mean "the database is away",
// and a 400 of a form that nobody could read.
type Asked = { headers: NodeJS.Dict<string | string[]> };

export async function onRequestError(error: unknown, request: Asked) {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { noteAway, noteUnreadable } = await import('@/lib/platform/away');
  noteAway(error);
  noteUnreadable(error, request.headers['x-request-id']);
}
