// Next tells of every fault it answers with its error page; scripts/serve/web.ts makes a 503 of those that mean "the database is away".
export async function onRequestError(error: unknown) {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { noteAway } = await import('@/lib/platform/away');
  noteAway(error);
}
