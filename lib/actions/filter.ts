// The question a list of actions answers: shapes shared by the matrix's address and the public interface.
import { z } from 'zod';
import { FACTS } from '@/lib/actions/rules';
import { ActionStatus, DraftStatus } from '@/prisma/generated/enums';

export const SORTS = ['number', 'deadline', 'lead', 'status'] as const;
export type Sort = (typeof SORTS)[number];

export const MISSING = [...FACTS, 'anything'] as const;
export type Missing = (typeof MISSING)[number];

export const STATUSES = [...Object.values(ActionStatus), 'NOT_YET_DUE', 'DELAYED', 'OVERDUE'] as const;
export type StatusFilter = (typeof STATUSES)[number];
export const DRAFT_STATUSES = Object.values(DraftStatus);

/** Code of a goal ("4") or of a target ("4.7"). */
export const SdgCode = z.string().regex(/^([1-9]|1[0-7])(\.([1-9]|1[0-9]|[a-d]))?$/);
export const InstitutionCode = z.string().regex(/^[A-Z0-9][A-Z0-9_-]{0,31}$/i);
const Day = z.iso.date();

/** Everything a list may be narrowed by. Several values of one field mean "any of them". */
export type ActionFilter = {
  q: string | null;
  sections: string[];
  objectives: string[];
  leads: string[];
  institutions: string[];
  sdg: string[];
  draftStatuses: DraftStatus[];
  statuses: StatusFilter[];
  missing: Missing[];
  dueFrom: string | null;
  dueTo: string | null;
};

/** Place of a row in an order: the value it is sorted by, its path, its id. */
export type Cursor = { value: string | null; path: string; id: string };

export const encodeCursor = (cursor: Cursor): string =>
  Buffer.from(JSON.stringify([cursor.value, cursor.path, cursor.id])).toString('base64url');

const CursorShape = z.tuple([z.string().max(100).nullable(), z.string().max(400), z.uuid()]);

/** Null for anything that is not a cursor of ours. */
export function decodeCursor(text: string): Cursor | null {
  try {
    const [value, path, id] = CursorShape.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return { value, path, id };
  } catch {
    return null;
  }
}

export type SearchParams = Record<string, string | string[] | undefined>;

/** Values of a parameter, repeated or separated by commas; what does not fit is left out. */
function list<T>(params: SearchParams, key: string, item: z.ZodType<T>, max = 50): T[] {
  const raw = params[key];
  const values = (Array.isArray(raw) ? raw : raw === undefined ? [] : [raw]).flatMap((v) => v.split(','));
  const good = values.flatMap((v) => {
    const parsed = item.safeParse(v.trim());
    return parsed.success ? [parsed.data] : [];
  });
  return [...new Set(good)].slice(0, max);
}

const one = <T>(params: SearchParams, key: string, item: z.ZodType<T>): T | null => list(params, key, item, 1)[0] ?? null;
export const textParam = (params: SearchParams, key: string): string | null => {
  const raw = params[key];
  return ((Array.isArray(raw) ? raw[0] : raw) ?? '').trim().slice(0, 200) || null;
};

/** Reads the matrix's address; unknown and broken values are ignored, so that an old link still opens. */
export function readFilter(params: SearchParams): ActionFilter {
  return {
    q: textParam(params, 'q'),
    sections: list(params, 'section', z.uuid()),
    objectives: list(params, 'objective', z.uuid()),
    leads: list(params, 'lead', InstitutionCode).map((c) => c.toUpperCase()),
    institutions: list(params, 'institution', InstitutionCode).map((c) => c.toUpperCase()),
    sdg: list(params, 'sdg', SdgCode),
    draftStatuses: list(params, 'draft', z.enum(DraftStatus)),
    statuses: list(params, 'status', z.enum(STATUSES)),
    missing: list(params, 'missing', z.enum(MISSING)),
    dueFrom: one(params, 'from', Day),
    dueTo: one(params, 'to', Day),
  };
}

/** The same as parameters of an address, in a fixed order; several values repeat the parameter, as a form does. */
export function filterParams(filter: ActionFilter): Record<string, string[]> {
  const all: Record<string, readonly (string | null)[]> = {
    q: [filter.q],
    section: filter.sections,
    objective: filter.objectives,
    lead: filter.leads,
    institution: filter.institutions,
    sdg: filter.sdg,
    draft: filter.draftStatuses,
    status: filter.statuses,
    missing: filter.missing,
    from: [filter.dueFrom],
    to: [filter.dueTo],
  };
  const given = Object.entries(all).map(([key, values]) => [key, values.filter((v) => v !== null)] as const);
  return Object.fromEntries(given.filter(([, values]) => values.length)) as Record<string, string[]>;
}

export const isFiltered = (filter: ActionFilter): boolean => Object.keys(filterParams(filter)).length > 0;

export const noFilter: ActionFilter = readFilter({});
