// Words for the rows of the access table.
export const people = [
  'admin',
  'secretariat',
  'commission',
  'focal',
  'validator',
  'stranger',
  'partner',
  'nhri',
  'observer',
] as const;
/** focal and validator are of the Ministry of Education, stranger is the focal point of the Ministry of Health, partner is UNICEF. */
export type Person = (typeof people)[number];
export type Who = Person | 'visitor' | 'suspended';

export const everybody: readonly Person[] = people;
export const nobody: readonly Person[] = [];
export const but = (...without: Person[]): readonly Person[] => people.filter((p) => !without.includes(p));

type Row = {
  /** Names the object where a door has several rows: "another ministry's report". */
  of?: string;
  /** SQL that gives one row with the values of the address. */
  params?: string;
  /** Who may. */
  may: readonly Person[];
};
export type PageRow = Row & { kind: 'page'; door: string; query?: string; open?: boolean };
export type MethodRow = Row & {
  kind: 'method';
  door: string;
  query?: string;
  body?: unknown /** SQL that gives one row `body`, where it needs ids. */;
  bodyFrom?: string;
  open?: boolean;
};
export type ActionRow = Row & {
  kind: 'action';
  door: string;
  /** SQL that gives one row `form`, JSON of the fields. */
  form: string;
  args?: 'state' | 'form' | 'none';
  probe?: 'denied';
  /** Doors that people without a session use. */
  open?: boolean;
};
export type AccessRow = PageRow | MethodRow | ActionRow;

export const page = (door: string, row: Omit<PageRow, 'kind' | 'door'>): PageRow => ({ kind: 'page', door, ...row });
export const method = (door: string, row: Omit<MethodRow, 'kind' | 'door'>): MethodRow => ({ kind: 'method', door, ...row });
/** @param noun folder of lib/ that holds server-actions.ts */
export const serverAction = (noun: string, name: string, row: Omit<ActionRow, 'kind' | 'door'>): ActionRow => ({
  kind: 'action',
  door: `${noun}/${name}`,
  ...row,
});

export const title = (row: AccessRow) => (row.of ? `${row.door} (${row.of})` : row.door);
