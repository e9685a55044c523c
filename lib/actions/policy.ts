// Who sees an action, and who may change which of its fields.
import { LEADING } from '@/lib/actions/rules';
import { canEdit as canEditPlan, type PlanFacts, planScope, visibleTo as plansVisibleTo } from '@/lib/plans/policy';
import { isDrafted, isTracked } from '@/lib/plans/rules';
import { type Actor, has, hasFor, institutionsOf, isSystem } from '@/lib/platform/auth/actor';
import { all, compileScope, none, or, type Scope, within } from '@/lib/platform/scope';
import { Prisma } from '@/prisma/generated/client';
import type { ActionStatus, AssignmentRole, AssignmentStatus, Visibility } from '@/prisma/generated/enums';

export type AssignmentFacts = { institutionId: string; role: AssignmentRole; status: AssignmentStatus };

/** What the policies need to know of an action. */
export type ActionFacts = {
  visibility: Visibility;
  deletedAt: Date | string | null;
  plan: PlanFacts;
  assignments: readonly AssignmentFacts[];
};
export type ActionField = 'visibility' | 'institution';

const NATIONAL: readonly Visibility[] = ['PUBLIC', 'PARTNERS', 'INTERNAL'];
const SHARED: readonly Visibility[] = ['PUBLIC', 'PARTNERS'];

/** Actions (not deleted, of plans the actor may read) that the actor may read: drafts shared with partners for partners, own ones always. */
export function visibleTo(actor: Actor): Scope<ActionField> {
  if (isSystem(actor) || has(actor, 'ADMIN', 'SECRETARIAT', 'COMMISSION_MEMBER', 'OBSERVER')) return all;
  const national = has(actor, 'FOCAL_POINT', 'VALIDATOR', 'NHRI');
  if (!national && !has(actor, 'PARTNER')) return none;
  return or(
    within<ActionField>('visibility', national ? NATIONAL : SHARED),
    within<ActionField>('institution', institutionsOf(actor, 'FOCAL_POINT', 'VALIDATOR', 'NHRI', 'PARTNER')),
  );
}

/** SQL stands over the alias `a` of "Action". */
export const actionScope = compileScope<ActionField, Prisma.ActionWhereInput, ActionFacts>({
  visibility: {
    where: (values) => ({ visibility: { in: values as Visibility[] } }),
    sql: (values) => Prisma.sql`a."visibility"::text = any(${values as string[]})`,
    test: (row, values) => values.includes(row.visibility),
  },
  institution: {
    where: (values) => ({ assignments: { some: { institutionId: { in: [...values] } } } }),
    sql: (values) =>
      Prisma.sql`exists (select 1 from "ActionAssignment" va where va."actionId" = a."id" and va."institutionId" = any(${values as string[]}::uuid[]))`,
    test: (row, values) => row.assignments.some((x) => values.includes(x.institutionId)),
  },
});

export const canRead = (actor: Actor, action: ActionFacts | null): boolean =>
  !!action &&
  !action.deletedAt &&
  !action.plan.deletedAt &&
  planScope.test(plansVisibleTo(actor), action.plan) &&
  actionScope.test(visibleTo(actor), action);

/** Those who know an accepted report before it is published, and so the status that comes from it; the rest wait for the publication. */
export const followsAcceptance = (actor: Actor): boolean =>
  isSystem(actor) || actor.kind === 'command line' || has(actor, 'SECRETARIAT', 'COMMISSION_MEMBER', 'OBSERVER', 'NHRI');

/** The same for what lies in the bin. */
export const isSeen = (actor: Actor, action: ActionFacts | null): boolean =>
  !!action && canRead(actor, { ...action, deletedAt: null });

// ── fields

/** Groups of fields that are edited together. */
export const FIELD_GROUPS = [
  'words',
  'deadline',
  'sdg',
  'milestones',
  'budget',
  'indicators',
  'place',
  'draftStatus',
  'visibility',
] as const;
export type FieldGroup = (typeof FIELD_GROUPS)[number];

/** What the lead's people may write in their own action while the plan is drafted. */
const OWN: readonly FieldGroup[] = ['words', 'deadline', 'sdg', 'milestones', 'budget', 'indicators'];

/** Own means: proposed or accepted as lead. */
export const isOwn = (actor: Actor, action: Pick<ActionFacts, 'assignments'>): boolean =>
  action.assignments.some(
    (x) => x.role === 'LEAD' && LEADING.includes(x.status) && hasFor(actor, x.institutionId, 'FOCAL_POINT', 'VALIDATOR'),
  );

/** The groups of fields the actor may change; none once the plan is submitted. */
export function editableFields(actor: Actor, action: ActionFacts | null): readonly FieldGroup[] {
  if (!action || action.deletedAt || action.plan.deletedAt || !isDrafted(action.plan.status)) return [];
  if (has(actor, 'SECRETARIAT')) return FIELD_GROUPS;
  return isOwn(actor, action) ? OWN : [];
}

/** Groups of an edit form and the fields they belong to. */
const GROUP_OF = {
  words: 'words',
  state: 'words',
  deadline: 'deadline',
  sdg: 'sdg',
  milestones: 'milestones',
  budget: 'budget',
  draftStatus: 'draftStatus',
  visibility: 'visibility',
} as const satisfies Record<string, FieldGroup>;
type Edited = { [K in keyof typeof GROUP_OF]?: unknown };

/** Every group that the form carries must be the actor's to change. */
export function canEdit(actor: Actor, action: ActionFacts | null, edited: Edited): boolean {
  const fields = editableFields(actor, action);
  const wanted = Object.entries(GROUP_OF).filter(([key]) => edited[key as keyof Edited] !== undefined);
  return wanted.length > 0 && wanted.every(([, group]) => fields.includes(group));
}

/** New actions are made where the plan is edited. */
export const canCreate = (actor: Actor, plan: PlanFacts | null): boolean => canEditPlan(actor, plan);

const mayEdit = (group: FieldGroup) => (actor: Actor, action: ActionFacts | null) =>
  editableFields(actor, action).includes(group);
export const canEditWords = mayEdit('words');
export const canEditDeadline = mayEdit('deadline');
export const canEditSdg = mayEdit('sdg');
export const canEditMilestones = mayEdit('milestones');
export const canEditBudget = mayEdit('budget');
export const canEditIndicators = mayEdit('indicators');
export const canMove = mayEdit('place');
export const canEditDraftStatus = mayEdit('draftStatus');
export const canEditVisibility = mayEdit('visibility');

export const canDelete = mayEdit('place');

/** Brought back from the bin by those who may delete. */
export const canRestore = (actor: Actor, action: ActionFacts | null): boolean =>
  !!action?.deletedAt && !action.plan.deletedAt && isDrafted(action.plan.status) && has(actor, 'SECRETARIAT');

type Running = ActionFacts & { status: ActionStatus };

/** Suspending and cancelling are decisions with a reason; every other status of implementation comes from accepted reports alone. */
export const canSuspend = (actor: Actor, action: Running | null): boolean =>
  !!action &&
  !action.deletedAt &&
  !action.plan.deletedAt &&
  isTracked(action.plan.status) &&
  action.plan.status !== 'CLOSED' &&
  has(actor, 'SECRETARIAT');

/** Only what was suspended or cancelled is taken up again. */
export const canResume = (actor: Actor, action: Running | null): boolean =>
  canSuspend(actor, action) && (action?.status === 'SUSPENDED' || action?.status === 'CANCELLED');
