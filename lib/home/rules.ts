// What stands first on a Home, and where an event leads. Pure.

export type Headline =
  | { kind: 'sign'; count: number }
  | { kind: 'late' | 'due'; count: number; date: string }
  | { kind: 'answer'; count: number }
  | { kind: 'owed' | 'owedLate'; count: number; date: string }
  | { kind: 'accept' | 'disputed' | 'incomplete'; count: number }
  | { kind: 'quiet' };

export type HeadlineFacts = {
  today: string;
  toSign: number;
  own: readonly { todo: number; dueAt: string; locksAt: string }[];
  toAnswer: number;
  /** The running period that the secretariat waits for. */
  owed: { count: number; dueAt: string; locksAt: string } | null;
  toAccept: number;
  disputed: number;
  incomplete: number;
};

/** The one thing that cannot wait: a signature, then the own reports, then an answer; for the secretariat what others owe it. */
export function headlineOf(facts: HeadlineFacts): Headline {
  if (facts.toSign) return { kind: 'sign', count: facts.toSign };
  const own = facts.own.find((p) => p.todo > 0);
  if (own) {
    const isLate = facts.today > own.dueAt;
    return { kind: isLate ? 'late' : 'due', count: own.todo, date: isLate ? own.locksAt : own.dueAt };
  }
  if (facts.toAnswer) return { kind: 'answer', count: facts.toAnswer };
  if (facts.owed?.count) {
    const isLate = facts.today > facts.owed.dueAt;
    return { kind: isLate ? 'owedLate' : 'owed', count: facts.owed.count, date: isLate ? facts.owed.locksAt : facts.owed.dueAt };
  }
  if (facts.toAccept) return { kind: 'accept', count: facts.toAccept };
  if (facts.disputed) return { kind: 'disputed', count: facts.disputed };
  return facts.incomplete ? { kind: 'incomplete', count: facts.incomplete } : { kind: 'quiet' };
}

type Subject = { subjectType: string; subjectId: string | null; planId: string | null; actionId: string | null };

/** Page of the thing an event happened to; null where there is none. */
export function placeOf({ subjectType, subjectId, planId, actionId }: Subject): string | null {
  const places: Record<string, string | null> = {
    action: `/actions/${subjectId}`,
    report: actionId && `/actions/${actionId}`,
    plan: `/plans/${subjectId}`,
    matrix: planId && `/plans/${planId}/matrix`,
    section: planId && `/plans/${planId}/sections/${subjectId}`,
    objective: planId && `/plans/${planId}/matrix?objective=${subjectId}`,
    period: `/reporting/${subjectId}`,
    import: planId && `/plans/${planId}/imports/${subjectId}`,
    generatedReport: `/reports/${subjectId}`,
    institution: `/institutions/${subjectId}`,
    user: `/people/${subjectId}`,
  };
  return subjectId ? (places[subjectType] ?? null) : null;
}

type Event = { event: string; actorId: string | null; institutionId: string | null; at: Date; subjectType: string };

/** Events of one command stand as one line: forty acceptances at once are one piece of news. */
export function grouped<T extends Event>(events: readonly T[]): [T, ...T[]][] {
  const groups = Map.groupBy(events, (e) => `${e.event}|${e.actorId}|${e.institutionId}|${e.at.getTime()}`);
  return [...groups.values()] as [T, ...T[]][];
}
