// A frozen version as the input of documents: the same templates as for the live plan, fed with what was.
import type { MatrixInput, MatrixRow } from '@/lib/documents/templates/matrix';
import type { PlanTextInput } from '@/lib/documents/templates/plan-text';
import { type FrozenPlanView, type FrozenSectionView, localText } from '@/lib/versions/assemble';
import type { VersionPart } from '@/lib/versions/content';
import type { VersionHead } from '@/lib/versions/queries';
import { textBlocks } from '@/lib/versions/text-blocks';

type ActionPart = Extract<VersionPart, { kind: 'ACTION' }>;

function rowOf(
  section: FrozenSectionView,
  objective: { number: string; title: MatrixRow['title'] } | null,
  { number, json }: ActionPart,
): MatrixRow {
  const named = (role: string) => json.assignments.filter((a) => a.role === role).map((a) => a.names);
  const words = (field: 'title' | 'deadlineWording' | 'expectedResult') => localText(json.texts, field, json.sourceLanguage);
  return {
    number,
    section: section.title,
    ...(objective && { objective: objective.title }),
    title: words('title'),
    deadline: words('deadlineWording'),
    endDate: json.endDate,
    lead: named('LEAD')[0] ?? null,
    coExecutors: named('CO_EXECUTOR'),
    partners: named('PARTNER'),
    expectedResult: words('expectedResult'),
    sdgTargets: json.sdg,
    status: json.status,
    indicators: json.indicators.map((i) => localText(i.texts, 'title', json.sourceLanguage)),
  };
}

const rowsOf = (section: FrozenSectionView): MatrixRow[] => [
  ...section.actions.map((a) => rowOf(section, null, a)),
  ...section.objectives.flatMap((o) => o.actions.map((a) => rowOf(section, o, a))),
];

export function versionMatrix(head: VersionHead, content: FrozenPlanView, mark: string): MatrixInput {
  const { act } = content.plan;
  return {
    plan: { title: content.title },
    asOf: head.businessDay,
    version: mark,
    act: act?.number && act.date ? { ...act, number: act.number, date: act.date } : null,
    rows: content.sections.flatMap(rowsOf),
  };
}

/** Prose and areas in their order. */
export const versionText = (content: FrozenPlanView): PlanTextInput => ({
  sections: content.sections.map((s) => ({
    number: s.number,
    title: s.title,
    source: content.plan.sourceLanguage,
    texts: Object.fromEntries(Object.entries(s.texts).map(([language, text]) => [language, textBlocks(text.body)])),
    rows: rowsOf(s),
  })),
});
