// The figures of a progress report: counted once, from the rows, the same for every language; checked before anything is printed.

export const actionStatuses = ['COMPLETED', 'IN_PROGRESS', 'NOT_STARTED', 'SUSPENDED', 'CANCELLED'] as const;
export type ActionStatus = (typeof actionStatuses)[number];

/** Actions of a group: the five states add up to the total; `overdue` and `missing` are counted besides ("of which"). */
export type Counts = {
  total: number;
  completed: number;
  inProgress: number;
  notStarted: number;
  suspended: number;
  cancelled: number;
  /** Deadline has passed and the action is neither completed, suspended nor cancelled. */
  overdue: number;
  /** A report of this period was due and none is accepted. */
  missing: number;
};

export const countKeys = [
  'total',
  'completed',
  'inProgress',
  'notStarted',
  'suspended',
  'cancelled',
  'overdue',
  'missing',
] as const;
export type CountKey = (typeof countKeys)[number];
export const statusKeys = ['completed', 'inProgress', 'notStarted', 'suspended', 'cancelled'] as const;

export const KEY_OF_STATUS: Record<ActionStatus, (typeof statusKeys)[number]> = {
  COMPLETED: 'completed',
  IN_PROGRESS: 'inProgress',
  NOT_STARTED: 'notStarted',
  SUSPENDED: 'suspended',
  CANCELLED: 'cancelled',
};

export type CountedAction = {
  sectionId: string;
  /** Institution id of the lead; null where there is none. */
  lead: string | null;
  status: ActionStatus;
  isOverdue: boolean;
  isReportDue: boolean;
  report: unknown | null;
};

export type ReportFigures = {
  total: Counts;
  bySection: { id: string; counts: Counts }[];
  byInstitution: { id: string | null; counts: Counts }[];
};

export const noCounts = (): Counts => ({
  total: 0,
  completed: 0,
  inProgress: 0,
  notStarted: 0,
  suspended: 0,
  cancelled: 0,
  overdue: 0,
  missing: 0,
});

function add(counts: Counts, action: CountedAction): void {
  counts.total += 1;
  counts[KEY_OF_STATUS[action.status]] += 1;
  if (action.isOverdue) counts.overdue += 1;
  if (action.isReportDue && action.report === null) counts.missing += 1;
}

/** Figures of a set of actions. Sections keep the given order; institutions come by number of actions, then by id. */
export function figuresOf(actions: CountedAction[], sectionIds: string[]): ReportFigures {
  const total = noCounts();
  const sections = new Map(sectionIds.map((id) => [id, noCounts()]));
  const institutions = new Map<string | null, Counts>();
  for (const action of actions) {
    const section = sections.get(action.sectionId);
    if (!section) throw new RangeError(`action in a section that is not in the report: ${action.sectionId}`);
    const institution = institutions.get(action.lead) ?? noCounts();
    institutions.set(action.lead, institution);
    for (const counts of [total, section, institution]) add(counts, action);
  }
  return {
    total,
    bySection: [...sections].map(([id, counts]) => ({ id, counts })),
    byInstitution: [...institutions]
      .map(([id, counts]) => ({ id, counts }))
      .sort((a, b) => b.counts.total - a.counts.total || ((a.id ?? '~') < (b.id ?? '~') ? -1 : 1)),
  };
}

/** The figures of a report contradict each other; `differences` names each place. Nothing may be printed from them. */
export class ReconciliationError extends Error {
  readonly differences: string[];
  constructor(differences: string[]) {
    super(`figures do not add up: ${differences.join('; ')}`);
    this.name = 'ReconciliationError';
    this.differences = differences;
  }
}

const sumOf = (groups: { counts: Counts }[], key: CountKey) => groups.reduce((sum, group) => sum + group.counts[key], 0);

function differencesOf(figures: ReportFigures): string[] {
  const { total, bySection, byInstitution } = figures;
  const differences: string[] = [];
  for (const key of countKeys) {
    const [sections, institutions] = [sumOf(bySection, key), sumOf(byInstitution, key)];
    if (sections !== total[key]) differences.push(`${key}: sections ${sections}, total ${total[key]}`);
    if (institutions !== total[key]) differences.push(`${key}: institutions ${institutions}, total ${total[key]}`);
  }
  for (const { id, counts } of [{ id: 'total', counts: total }, ...bySection, ...byInstitution]) {
    const states = statusKeys.reduce((sum, key) => sum + counts[key], 0);
    if (states !== counts.total) differences.push(`${id}: states ${states}, total ${counts.total}`);
  }
  return differences;
}

/**
 * Sections and institutions each sum to the total, the states of every group to its total, and the rows of the report, counted again,
 * give the same figures. Throws ReconciliationError otherwise.
 */
export function reconcile(figures: ReportFigures, actions: CountedAction[]): void {
  const differences = differencesOf(figures);
  const counted = figuresOf(
    actions,
    figures.bySection.map((section) => section.id),
  );
  for (const [id, counts] of [['total', counted.total] as const, ...counted.bySection.map((s) => [s.id, s.counts] as const)]) {
    const said = id === 'total' ? figures.total : figures.bySection.find((section) => section.id === id)!.counts;
    for (const key of countKeys)
      if (counts[key] !== said[key]) differences.push(`${id}, ${key}: rows ${counts[key]}, figures ${said[key]}`);
  }
  for (const { id, counts } of counted.byInstitution) {
    const said = figures.byInstitution.find((institution) => institution.id === id)?.counts ?? noCounts();
    for (const key of countKeys)
      if (counts[key] !== said[key]) differences.push(`${id}, ${key}: rows ${counts[key]}, figures ${said[key]}`);
  }
  if (differences.length) throw new ReconciliationError(differences);
}

export type FigureChange = {
  group: 'total' | 'section' | 'institution';
  id: string | null;
  key: CountKey;
  before: number;
  after: number;
};

/** Every figure that "Refresh" would change, old → new; a group that is only on one side counts as nothing on the other. */
export function figureChanges(before: ReportFigures, after: ReportFigures): FigureChange[] {
  const changes: FigureChange[] = [];
  const compare = (group: FigureChange['group'], id: string | null, a: Counts, b: Counts) => {
    for (const key of countKeys) if (a[key] !== b[key]) changes.push({ group, id, key, before: a[key], after: b[key] });
  };
  compare('total', null, before.total, after.total);
  for (const [group, list] of [
    ['section', 'bySection'],
    ['institution', 'byInstitution'],
  ] as const) {
    const ids = new Set([...before[list], ...after[list]].map((item) => item.id));
    const countsIn = (figures: ReportFigures, id: string | null) =>
      figures[list].find((item) => item.id === id)?.counts ?? noCounts();
    for (const id of ids) compare(group, id, countsIn(before, id), countsIn(after, id));
  }
  return changes;
}
