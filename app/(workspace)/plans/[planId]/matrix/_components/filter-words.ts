import { useLocale, useTranslations } from 'next-intl';
import type { FilterChip } from '@/components/ui/filter-chips';
import type { ActionFilter } from '@/lib/actions/filter';
import type { MatrixFrame } from '@/lib/actions/matrix-queries';
import { formatDate } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';

/** The filters in force, in words: for the chips and for the head of a print. */
export function useFilterChips(frame: MatrixFrame, filter: ActionFilter): FilterChip[] {
  const t = useTranslations('actions');
  const locale = useLocale() as Language;
  const { institutions, objectives, targets } = frame.named;
  const institution = (code: string) => institutions.find((i) => i.code === code)?.name ?? code;
  const section = (id: string) => frame.sections.find((s) => s.id === id);
  const objective = (id: string) => objectives.find((o) => o.id === id);
  const sdg = (code: string) => {
    const short = targets.find((x) => x.code === code)?.short;
    return `${code} ${short?.[locale] ?? short?.en ?? ''}`.trim();
  };
  const chip = (param: string, words: string, value?: string): FilterChip => {
    const label = `${t(`filter.${param}`)}: ${words}`;
    return { param, label, name: label, ...(value !== undefined && { value }) };
  };
  const many = (param: string, values: readonly string[], words: (value: string) => string) =>
    values.map((v) => chip(param, words(v), v));
  return [
    ...(filter.q ? [chip('q', `«${filter.q}»`)] : []),
    ...many('section', filter.sections, (id) => `${section(id)?.number ?? ''} ${section(id)?.title ?? ''}`.trim()),
    ...many('objective', filter.objectives, (id) => `${objective(id)?.number ?? ''} ${objective(id)?.title ?? ''}`.trim()),
    ...many('lead', filter.leads, institution),
    ...many('institution', filter.institutions, institution),
    ...many('sdg', filter.sdg, sdg),
    ...many('draft', filter.draftStatuses, (s) => t(`draft.${s}`)),
    ...many('status', filter.statuses, (s) => t(`status.${s}`)),
    ...many('missing', filter.missing, (m) => t(`completeness.fact.${m}`)),
    ...(filter.dueFrom ? [chip('from', formatDate(filter.dueFrom, locale, 'short'))] : []),
    ...(filter.dueTo ? [chip('to', formatDate(filter.dueTo, locale, 'short'))] : []),
  ];
}
