import { z } from 'zod';
import { InstitutionType } from '@/prisma/generated/enums';

const text = (max: number) => z.string().trim().normalize('NFC').min(1).max(max);
const name = text(300);
const shortName = text(60);

/** Latin letters, figures, hyphen: the key used in files and addresses. */
export const Code = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9][A-Z0-9-]{0,23}$/, { message: 'institutions.error.code' });

const names = {
  nameTk: name,
  shortNameTk: shortName,
  nameRu: name,
  shortNameRu: shortName,
  nameEn: name,
  shortNameEn: shortName,
};

const facts = {
  code: Code,
  type: z.enum(InstitutionType),
  isNational: z.boolean(),
  parentId: z.uuid().nullable(),
};

export const CreateInput = z.strictObject({ ...facts, ...names });
export const EditInput = z.strictObject({ id: z.uuid(), version: z.int(), ...facts, ...names });
/** New names from a day on; the old ones end the day before and stay with old documents. */
export const RenameInput = z.strictObject({ id: z.uuid(), version: z.int(), validFrom: z.iso.date(), ...names });
export const EndInput = z.strictObject({ id: z.uuid(), version: z.int() });
export const AliasInput = z.strictObject({ id: z.uuid() });

export type NamesInput = { [K in keyof typeof names]: string };

const optional = <T extends z.ZodType>(type: T) =>
  z.preprocess((value) => (typeof value === 'string' && value ? value : undefined), type.optional().catch(undefined));

/** What the register is narrowed to; what cannot be read is left out. */
export const InstitutionFilter = z.object({
  q: optional(z.string().trim().max(100)),
  type: optional(z.enum(InstitutionType)),
  state: optional(z.enum(['active', 'ended'])),
  contact: optional(z.enum(['none'])),
});
export type InstitutionFilter = z.output<typeof InstitutionFilter>;
