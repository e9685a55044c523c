import { z } from 'zod';
import { languages } from '@/lib/platform/i18n/languages';

const optional = <T extends z.ZodType>(type: T) =>
  z.preprocess(
    (value) => (value === '' || value === null || Array.isArray(value) ? undefined : value),
    type.optional().catch(undefined),
  );

/** What the audit list is narrowed to; unreadable values are left out, as an address may be typed by hand. */
export const AuditFilter = z.object({
  person: optional(z.uuid()),
  noun: optional(z.string().regex(/^[a-zA-Z]{1,40}$/)),
  event: optional(z.string().regex(/^[a-zA-Z]{1,40}\.[a-zA-Z]{1,60}$/)),
  institution: optional(z.uuid()),
  subject: optional(z.uuid()),
  from: optional(z.iso.date()),
  to: optional(z.iso.date()),
  /** "only": refusals alone; "none": what was done alone. */
  refusals: optional(z.enum(['only', 'none'])),
  before: optional(z.string().regex(/^\d{1,18}$/)),
});
export type AuditFilter = z.output<typeof AuditFilter>;

export const ExportInput = AuditFilter.extend({ format: z.enum(['csv', 'xlsx']), language: z.enum(languages) });
