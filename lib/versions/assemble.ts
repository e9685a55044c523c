// A version put together again: sections with text, objectives and actions in their order. Pure.
import type { LocalText } from '@/lib/documents/local-text';
import { isLanguage } from '@/lib/platform/i18n/languages';
import type { FrozenAction, FrozenPlan, FrozenSection, VersionPart } from '@/lib/versions/content';

type Part<K extends VersionPart['kind']> = Extract<VersionPart, { kind: K }>;
export type FrozenObjectiveView = { id: string; number: string; title: LocalText; actions: Part<'ACTION'>[] };
export type FrozenSectionView = {
  id: string;
  number: string;
  kind: FrozenSection['kind'];
  title: LocalText;
  texts: Record<string, FrozenSection>;
  objectives: FrozenObjectiveView[];
  /** Actions that stand in the area itself. */
  actions: Part<'ACTION'>[];
};
export type FrozenPlanView = { plan: FrozenPlan; title: LocalText; sections: FrozenSectionView[] };

/** One field in its languages, as documents take it. */
export function localText<F extends string>(
  texts: Record<string, Record<F, string | null>>,
  field: F,
  source?: string,
): LocalText {
  const words = Object.entries(texts).flatMap(([language, text]) =>
    isLanguage(language) && text[field] ? [[language, text[field]]] : [],
  );
  return { ...Object.fromEntries(words), ...(isLanguage(source) && { source }) };
}

const byRank = (a: { rank: string }, b: { rank: string }) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0);

/** @param parts of one version; actions the reader may not see are left out before */
export function assemble(parts: readonly VersionPart[]): FrozenPlanView | null {
  const of = <K extends VersionPart['kind']>(kind: K) => parts.filter((p): p is Part<K> => p.kind === kind).toSorted(byRank);
  const plan = of('PLAN')[0]?.json;
  if (!plan) return null;
  const actions = Map.groupBy(of('ACTION'), (a) => a.parentId);
  const objectives = Map.groupBy(of('OBJECTIVE'), (o) => o.parentId);
  const sections = [...Map.groupBy(of('SECTION'), (s) => s.entityId).values()].map((languages): FrozenSectionView => {
    const [first] = languages as [Part<'SECTION'>];
    const texts = Object.fromEntries(languages.map((l) => [l.language, l.json]));
    return {
      id: first.entityId,
      number: first.number,
      kind: first.json.kind,
      title: localText(texts, 'title', plan.sourceLanguage),
      texts,
      objectives: (objectives.get(first.entityId) ?? []).map((o) => ({
        id: o.entityId,
        number: o.number,
        title: localText(o.json.texts, 'title', plan.sourceLanguage),
        actions: actions.get(o.entityId) ?? [],
      })),
      actions: actions.get(first.entityId) ?? [],
    };
  });
  return { plan, title: localText(plan.texts, 'title', plan.sourceLanguage), sections };
}

/** The lead first, then the co-executors: as the annex prints them. */
export const executorsOf = (action: FrozenAction) =>
  (['LEAD', 'CO_EXECUTOR', 'PARTNER'] as const).map((role) => action.assignments.filter((a) => a.role === role));
