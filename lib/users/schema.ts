import { z } from 'zod';
import { languages } from '@/lib/platform/i18n/languages';
import { Role } from '@/prisma/generated/enums';

/** Control characters never reach a name: it is printed on slips and in mail heads. */
const PLAIN = /^[^\p{Cc}\p{Cf}\u2028\u2029]*$/u;

export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email({ message: 'users.error.email' }));
const name = z.string().trim().normalize('NFC').min(2).max(120).regex(PLAIN);
const phone = z
  .string()
  .trim()
  .max(40)
  .regex(/^[+\d\s()./;,-]*$/, { message: 'users.error.phone' })
  .transform((text) => text || null);
const role = z.enum(Role);

/** How a one-time link reaches the person. */
export const Way = z.enum(['mail', 'slip']);

export const InviteInput = z.strictObject({
  name,
  email: Email,
  language: z.enum(languages),
  role,
  institutionId: z.uuid().nullable(),
  isAlternate: z.boolean(),
  way: Way,
});
export const CreateInput = InviteInput.omit({ way: true });

const details = { name, email: Email, phone, language: z.enum(languages) };
export const EditPersonInput = z.strictObject({ id: z.uuid(), version: z.int(), ...details });
export const EditAccountInput = z.strictObject({ version: z.int(), ...details, wantsMail: z.boolean() }).omit({ email: true });

export const PersonInput = z.strictObject({ id: z.uuid() });
export const LinkInput = z.strictObject({ id: z.uuid(), way: Way });

export const GiveRoleInput = z.strictObject({ id: z.uuid(), role, institutionId: z.uuid().nullable(), isAlternate: z.boolean() });
export const RoleInput = z.strictObject({ id: z.uuid() });
export const AlternateInput = z.strictObject({ id: z.uuid(), isAlternate: z.boolean() });
export const SessionInput = z.strictObject({ id: z.uuid() });

export const ResetRequestInput = z.strictObject({ email: Email });
/** Length alone is judged here; the rest of the rules needs the person. */
const password = z.string().min(1).max(256);
export const AcceptInput = z.strictObject({ token: z.string().max(100), password, repeat: z.string().max(256) });
export const PasswordInput = z.strictObject({ current: z.string().max(256), password, repeat: z.string().max(256) });
export const PasswordOnlyInput = z.strictObject({ current: z.string().max(256) });
export const CodeInput = z.strictObject({ code: z.string().trim().min(1).max(20) });
export const Nothing = z.strictObject({});

const optional = <T extends z.ZodType>(type: T) =>
  z.preprocess((value) => (typeof value === 'string' && value ? value : undefined), type.optional().catch(undefined));

/** What the list of people is narrowed to; what cannot be read is left out. */
export const PeopleFilter = z.object({
  q: optional(z.string().trim().max(100)),
  institution: optional(z.uuid()),
  role: optional(role),
  state: optional(z.enum(['active', 'invited', 'ended', 'online'])),
  after: optional(z.string().max(300)),
});
export type PeopleFilter = z.output<typeof PeopleFilter>;
