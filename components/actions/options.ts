import type { ComboOption } from '@/components/ui/combobox';
import type { SdgTargetView } from '@/lib/sdg/queries';
import { Recurrence } from '@/prisma/generated/enums';

/** Targets by code and short title; found by their words and their goal's in all three languages. */
export const targetOptions = (targets: readonly SdgTargetView[], locale: string): ComboOption[] =>
  targets.map(({ code, short, goal }) => ({
    value: code,
    code,
    label: short[locale as 'en'] ?? short.en ?? '',
    search: [
      ...Object.entries(short).flatMap(([language, words]) => (language === locale ? [] : [words])),
      ...Object.values(goal),
    ].join(' '),
  }));

type T = (key: string) => string;
export const recurrenceOptions = (t: T) =>
  Object.values(Recurrence).map((value) => ({ value, label: t(`deadline.recurrence.${value}`) }));
