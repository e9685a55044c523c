// Indicators with baseline, targets and values. Yes and no are 1 and 0.
import type { Language } from '@/lib/platform/i18n/languages';
import { nextNumber } from '@/prisma/factories/people';
import type { Built } from '@/prisma/factories/rows';
import { uuid7 } from '@/prisma/factories/uuid';
import { asWords, languagesOf, type Words } from '@/prisma/factories/words';
import type { IndicatorType, IndicatorValueType } from '@/prisma/generated/enums';

export type Measured = number | boolean;

export type IndicatorInput = {
  id?: string;
  code?: string;
  actionId?: string | null;
  objectiveId?: string | null;
  type?: IndicatorType;
  valueType?: IndicatorValueType;
  isUp?: boolean;
  sdgIndicator?: string | null;
  frequency?: string | null;
  title?: Words | string;
  unit?: Words | string | null;
  dataSource?: Words | string | null;
  sourceLanguage?: Language;
  baseline?: { value: Measured; date: string; source?: Words } | null;
  targets?: readonly { date: string; value: Measured }[];
  values?: readonly { date: string; value: Measured; isProvisional?: boolean; disaggregated?: unknown }[];
};

export function buildIndicator(input: IndicatorInput): Built {
  const { id = uuid7(), type = 'OUTCOME', valueType = 'NUMBER', isUp = true, sourceLanguage = 'en', baseline } = input;
  const code = input.code ?? `I${nextNumber()}`;
  const title = asWords(input.title ?? code, sourceLanguage);
  const unit = asWords(input.unit, sourceLanguage);
  const dataSource = asWords(input.dataSource, sourceLanguage);
  const row = {
    ...{ id, code, type, valueType, isUp },
    actionId: input.actionId ?? null,
    objectiveId: input.objectiveId ?? null,
    sdgIndicator: input.sdgIndicator ?? null,
    frequency: input.frequency ?? null,
    baseline: baseline ? Number(baseline.value) : null,
    baselineDate: baseline?.date ?? null,
    baselineSource: baseline?.source ?? null,
  };
  return {
    id,
    rows: {
      Indicator: [row],
      IndicatorText: languagesOf(title).map((language) => ({
        indicatorId: id,
        language,
        title: title[language],
        unit: unit[language] ?? null,
        dataSource: dataSource[language] ?? null,
      })),
      IndicatorTarget: (input.targets ?? []).map((t) => ({ indicatorId: id, date: t.date, value: Number(t.value) })),
      IndicatorValue: (input.values ?? []).map((v) => ({
        indicatorId: id,
        date: v.date,
        value: Number(v.value),
        isProvisional: v.isProvisional ?? false,
        disaggregated: v.disaggregated ?? null,
      })),
    },
  };
}
