'use client';
// Values of cells in words: for conflicts and for what is read aloud.
import { useTranslations } from 'next-intl';
import { useDeadlineWords } from '@/components/actions/deadline';
import type { CellField, CellValue, CellValues } from '@/lib/matrix/cells';
import type { GridNames } from '@/lib/matrix/grid';

export function useValueWords(names: GridNames): (field: CellField, value: CellValue) => string {
  const t = useTranslations();
  const dates = useDeadlineWords();
  const nameOf = (id: string) => names.institutions[id]?.name ?? '…';
  return (field, value) => {
    const words = () => {
      if (field === 'lead') return (value as string[]).map(nameOf).join(', ');
      if (field === 'others')
        return (value as CellValues['others'])
          .map((p) => `${nameOf(p.institutionId)} (${t(`actions.role.${p.role}`)})`)
          .join(', ');
      if (field === 'sdg') return (value as string[]).join(', ');
      if (field === 'status') return t(`actions.draft.${value as string}`);
      if (field === 'deadline') {
        const deadline = value as CellValues['deadline'];
        return [deadline.wording, dates(deadline)].filter(Boolean).join('; ');
      }
      return (value as string | null) ?? '';
    };
    return words() || t('grid.blank');
  };
}
