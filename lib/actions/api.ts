// Actions as the interface for programs gives them: shapes that are promised in openapi.json.
import { z } from 'zod';
import { SORTS } from '@/lib/actions/filter';
import type { ActionListItem } from '@/lib/actions/list-queries';
import { ActionStatus, AssignmentRole, AssignmentStatus, DraftStatus, Recurrence } from '@/prisma/generated/enums';

const some = z.union([z.string(), z.array(z.string())]).optional();

export const ActionsQuery = z.strictObject({
  plan: z.uuid().meta({ description: 'Id of the plan.' }),
  q: z.string().max(200).optional().meta({ description: 'Words in any of the three languages, or a printed number.' }),
  section: some,
  objective: some,
  lead: some.meta({ description: 'Codes of lead institutions.' }),
  institution: some.meta({ description: 'Codes of institutions with any part.' }),
  sdg: some.meta({ description: 'Goals ("4") or targets ("4.7").' }),
  status: some.meta({ description: 'Statuses of implementation, also OVERDUE, DELAYED, NOT_YET_DUE.' }),
  draft: some.meta({ description: 'Drafting statuses.' }),
  missing: some.meta({ description: 'lead, deadline, expectedResult, sdg, indicator, budget or anything.' }),
  from: z.iso.date().optional().meta({ description: 'Ends on this day or later.' }),
  to: z.iso.date().optional().meta({ description: 'Ends on this day or earlier.' }),
  sort: z
    .enum([...SORTS, ...SORTS.map((s) => `-${s}` as const)])
    .default('number')
    .meta({ description: 'A leading minus turns the order round.' }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(600).optional().meta({ description: '`next` of the page before.' }),
});

export const ActionItem = z
  .object({
    id: z.uuid(),
    number: z.string(),
    registerNumber: z.int(),
    title: z.string(),
    titleLanguage: z.string(),
    expectedResult: z.string().nullable(),
    sectionId: z.uuid(),
    objectiveId: z.uuid().nullable(),
    startDate: z.iso.date().nullable(),
    endDate: z.iso.date().nullable(),
    recurrence: z.enum(Recurrence),
    deadlineWording: z.string().nullable(),
    draftStatus: z.enum(DraftStatus),
    status: z.enum(ActionStatus),
    derivedStatus: z.enum(['NOT_YET_DUE', 'DELAYED', 'OVERDUE']).nullable(),
    isUnverified: z.boolean(),
    assignments: z.array(
      z.object({ institution: z.string(), name: z.string(), role: z.enum(AssignmentRole), status: z.enum(AssignmentStatus) }),
    ),
    sdgTargets: z.array(z.object({ code: z.string(), isPrimary: z.boolean() })),
    missing: z.array(z.string()),
    version: z.int(),
  })
  .meta({ id: 'Action', description: 'What an institution will do.' });

export const ActionPage = z
  .object({
    items: z.array(ActionItem),
    next: z.string().nullable().meta({ description: 'Give it as `after`; null on the last page.' }),
  })
  .meta({ id: 'ActionPage' });

export const toItem = (row: ActionListItem): z.input<typeof ActionItem> => ({
  id: row.id,
  number: row.number,
  registerNumber: row.registerNumber,
  title: row.title,
  titleLanguage: row.lang,
  expectedResult: row.expectedResult,
  sectionId: row.sectionId,
  objectiveId: row.objectiveId,
  startDate: row.startDate,
  endDate: row.endDate,
  recurrence: row.recurrence,
  deadlineWording: row.deadlineWording,
  draftStatus: row.draftStatus,
  status: row.status,
  derivedStatus: row.derived,
  isUnverified: row.isUnverified,
  assignments: row.assignments.map((a) => ({ institution: a.code, name: a.name, role: a.role, status: a.status })),
  sdgTargets: row.sdgTargets.map(({ code, isPrimary }) => ({ code, isPrimary })),
  missing: row.missing,
  version: row.version,
});

export const RollupQuery = z.strictObject({ plan: z.uuid().meta({ description: 'Id of the plan.' }) });
const byStatus = z.record(z.enum(ActionStatus), z.int());
export const Rollup = z
  .object({
    plan: z.uuid(),
    total: z.int().meta({ description: 'Distinct actions of the plan; each once, however many targets it serves.' }),
    withoutTarget: z.int(),
    byStatus,
    goals: z.array(z.object({ goal: z.string(), total: z.int(), byStatus })),
  })
  .meta({ id: 'SdgRollup', description: 'Goal × status of implementation, distinct actions.' });
