// What may be asked of plans.
import { z } from 'zod';
import { languages } from '@/lib/platform/i18n/languages';
import { PlanKind } from '@/prisma/generated/enums';

const id = z.uuid();
const version = z.number().int().min(1);
const Day = z.iso.date('errors.field.unreadable');

export const PLAN_TITLE_MAX = 300;
export const PLAN_SHORT_MAX = 80;
const title = z.string().trim().max(PLAN_TITLE_MAX);
const short = z.string().trim().max(PLAN_SHORT_MAX);

const Titles = z.strictObject({ tk: title, ru: title, en: title });
const ShortTitles = z.strictObject({ tk: short, ru: short, en: short });

const Fields = {
  kind: z.enum(PlanKind),
  periodStart: Day,
  periodEnd: Day,
  sourceLanguage: z.enum(languages),
  previousPlanId: id.nullable(),
  usesPercent: z.boolean(),
  title: Titles,
  shortTitle: ShortTitles,
};

export const CreatePlanInput = z.strictObject(Fields);
export const EditPlanInput = z.strictObject({ id, version, ...Fields });
export type PlanFields = Omit<z.output<typeof EditPlanInput>, 'id' | 'version'>;

export const PlanIdInput = z.strictObject({ id });

export const RecordActInput = z.strictObject({
  id,
  version,
  type: z.string().trim().min(1, 'plans.error.actTypeNeeded').max(200),
  number: z.string().trim().max(60).nullable(),
  date: Day.nullable(),
  title: Titles,
});

export const EmptyBinsInput = z.strictObject({});
