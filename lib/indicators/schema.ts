// What may be asked of indicators.
import { z } from 'zod';
import { languages } from '@/lib/platform/i18n/languages';
import { IndicatorType } from '@/prisma/generated/enums';

/** Words and scales stay as the import brought them; what is measured by hand is a number, a share, or yes and no. */
export const MEASURED = ['NUMBER', 'PERCENT', 'BOOLEAN'] as const;
export const FREQUENCIES = ['ANNUAL', 'HALF_YEAR', 'QUARTER', 'MONTH'] as const;
export const INDICATOR_TITLE_MAX = 500;

const Value = z.number('indicators.error.noNumber').min(-1e11).max(1e11);
const Day = z.iso.date('indicators.error.noDay');
const Words = z.string().trim().max(300);

export const IndicatorFacts = z.strictObject({
  code: z.string().trim().min(1, 'indicators.error.codeNeeded').max(30),
  title: z.string().trim().min(1, 'indicators.error.titleNeeded').max(INDICATOR_TITLE_MAX),
  unit: Words,
  dataSource: Words,
  type: z.enum(IndicatorType),
  /** Null keeps a kind that cannot be chosen here. */
  valueType: z.enum(MEASURED).nullable(),
  isUp: z.boolean(),
  sdgIndicator: z
    .string()
    .trim()
    .regex(/^(\d{1,2}\.[0-9a-d]{1,2}\.\d)?$/, 'indicators.error.sdgIndicator'),
  frequency: z.string().trim().max(60),
  baseline: Value.nullable(),
  baselineDate: Day.nullable(),
  baselineSource: Words,
  targets: z.array(z.strictObject({ date: Day, value: Value })).max(30),
});
export type IndicatorFacts = z.infer<typeof IndicatorFacts>;

export const IndicatorValues = z.array(z.strictObject({ date: Day, value: Value, isProvisional: z.boolean() })).max(60);

export const SaveIndicatorInput = z
  .strictObject({
    /** Null for a new one, which belongs to an objective or to an action. */
    id: z.uuid().nullable(),
    actionId: z.uuid().nullable(),
    objectiveId: z.uuid().nullable(),
    /** Fingerprint of what the person saw; null for a new one. */
    seen: z.string().max(64).nullable(),
    language: z.enum(languages),
    facts: IndicatorFacts.optional(),
    values: IndicatorValues.optional(),
  })
  .refine((input) => input.id || !!input.actionId !== !!input.objectiveId, 'errors.invalid');
export type SaveIndicator = z.infer<typeof SaveIndicatorInput>;
export const RemoveIndicatorInput = z.strictObject({ id: z.uuid() });
