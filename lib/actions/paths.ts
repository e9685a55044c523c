// Where a form may send the person afterwards: places of the workspace, never another site.

const INSIDE = /^\/(plans|actions)(\/[\w-]+)*(\?[\w=&%.,+~:-]*)?(#[\w-]*)?$/;

/** The path when it lies inside the workspace, else the list of plans. */
export const pathInside = (path: string): string => (INSIDE.test(path) ? path : '/plans');

/** The same path with further parameters. */
export function withQuery(path: string, more: Record<string, string>): string {
  const [bare = '', hash] = path.split('#');
  const [place = '', query = ''] = bare.split('?');
  const params = new URLSearchParams(query);
  for (const [key, value] of Object.entries(more)) params.set(key, value);
  return `${place}?${params}${hash ? `#${hash}` : ''}`;
}
