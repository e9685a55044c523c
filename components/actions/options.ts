import type { ComboOption } from '@/components/ui/combobox';
import type { SdgTargetView } from '@/lib/sdg/queries';
import { Recurrence } from '@/prisma/generated/enums';

/** Targets by code and short title; found by their words in all three languages. */
export const targetOptions = (targets: readonly SdgTargetView[], locale: string): ComboOption[] =>
  targets.map(({ code, short }) => ({
    value: code,
    code,
    label: short[locale as 'en'] ?? short.en ?? '',
    search: Object.entries(short)
      .filter(([language]) => language !== locale)
      .map(([, words]) => words)
      .join(' '),
  }));

type T = (key: string) => string;
export const recurrenceOptions = (t: T) =>
  Object.values(Recurrence).map((value) => ({ value, label: t(`deadline.recurrence.${value}`) }));
