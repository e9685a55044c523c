import { z } from 'zod';
import { languages } from '@/lib/platform/i18n/languages';
import { UploadInput } from '@/lib/platform/uploads';
import { EvidenceType, Visibility } from '@/prisma/generated/enums';

const optional = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .transform((text) => text || null)
    .nullable();

/** A record of the library: what it is, in words of one language, with a file, a link or neither. */
export const EvidenceWords = z.strictObject({
  type: z.enum(EvidenceType),
  title: z.string().trim().min(1, 'evidence.error.titleNeeded').max(300),
  language: z.enum(languages),
  date: z.iso.date().nullable(),
  /** Only addresses of the web; nothing is ever fetched from them. */
  url: z
    .url({ protocol: /^https?$/, hostname: z.regexes.domain, error: 'evidence.error.url' })
    .max(1000)
    .nullable(),
  detail: optional(200),
  visibility: z.enum(Visibility),
});

export const NewEvidenceInput = EvidenceWords.extend({ upload: UploadInput.nullable() });
export const CreateEvidenceInput = NewEvidenceInput.extend({ institutionId: z.uuid('evidence.error.institutionNeeded') });
export const ChangeEvidenceInput = z.strictObject({ id: z.uuid(), visibility: z.enum(Visibility) });
export const RemoveEvidenceInput = z.strictObject({ id: z.uuid() });
