// The way of a plan from its draft to its end, and what stands in the way. Pure: facts are arguments.
import type { PlanStatus } from '@/prisma/generated/enums';

export const MOVES = {
  sendToCommission: { from: ['DRAFTING'], to: 'COMMISSION_REVIEW' },
  submit: { from: ['COMMISSION_REVIEW'], to: 'SUBMITTED' },
  returnToDrafting: { from: ['COMMISSION_REVIEW', 'SUBMITTED'], to: 'DRAFTING' },
  adopt: { from: ['SUBMITTED'], to: 'ADOPTED' },
  startImplementation: { from: ['ADOPTED'], to: 'IMPLEMENTATION' },
  startEvaluation: { from: ['IMPLEMENTATION'], to: 'FINAL_EVALUATION' },
  close: { from: ['FINAL_EVALUATION'], to: 'CLOSED' },
} as const satisfies Record<string, { from: readonly PlanStatus[]; to: PlanStatus }>;
export type Move = keyof typeof MOVES;

export const mayMove = (move: Move, status: PlanStatus): boolean => (MOVES[move].from as readonly PlanStatus[]).includes(status);

/** The step that leads on from a state; null at the end and before drafting. */
export const nextMove = (status: PlanStatus): Move | null =>
  (Object.keys(MOVES) as Move[]).find((move) => move !== 'returnToDrafting' && mayMove(move, status)) ?? null;

/** What an action must have before the plan is submitted. */
export const REQUIRED = ['lead', 'deadline', 'expectedResult', 'sdg'] as const;
export type Required = (typeof REQUIRED)[number];

export type BlockingRow = { id: string; number: string; title: string; lang: string };
export type Blocking = { count: number /** The first of them. */; rows: BlockingRow[] };
export type Facts = { actions: number; undecided: Blocking; missing: Record<Required, Blocking> };

export type Blocker =
  | { kind: Required | 'undecided'; count: number; rows: BlockingRow[] }
  | { kind: 'noActions'; count: 0; rows: [] };

/**
 * What stands in the way of a step (domain.md, "States"): to the Commission goes a plan whose predecessor's actions all have a fate;
 * submitted and adopted is one whose actions all have an accepted lead, a deadline, an expected result and an SDG target.
 */
export function blockersOf(move: Move, facts: Facts): Blocker[] {
  if (move === 'sendToCommission') return facts.undecided.count ? [{ kind: 'undecided', ...facts.undecided }] : [];
  if (move !== 'submit' && move !== 'adopt') return [];
  if (!facts.actions) return [{ kind: 'noActions', count: 0, rows: [] }];
  return REQUIRED.filter((kind) => facts.missing[kind].count > 0).map((kind) => ({ kind, ...facts.missing[kind] }));
}
