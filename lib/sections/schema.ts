// What may be asked of sections.
import { z } from 'zod';
import { languages } from '@/lib/platform/i18n/languages';
import { SectionKind } from '@/prisma/generated/enums';

const id = z.uuid();
const Language = z.enum(languages);
export const SECTION_TITLE_MAX = 300;
const Title = z.string().trim().min(1, 'sections.error.titleNeeded').max(SECTION_TITLE_MAX);

export const CreateSectionInput = z.strictObject({ planId: id, kind: z.enum(SectionKind), language: Language, title: Title });
export const EditSectionTextInput = z.strictObject({
  id,
  language: Language,
  /** Version of the text in that language; 0 where there was none. */
  version: z.number().int().min(0),
  title: Title,
  /** The title the person saw: the text below it is written live and moves the version by itself. */
  titleBefore: z.string().max(SECTION_TITLE_MAX).optional(),
  state: z.enum(['MACHINE', 'REVIEWED']).optional(),
});
/** `version` is that of the text in this language. */
export const RenameSectionInput = z.strictObject({ id, language: Language, version: z.number().int().min(0), title: Title });
export const ArrangeSectionInput = z.strictObject({ id, version: z.number().int(), ownerId: id.nullable() });
export const MoveSectionInput = z.strictObject({ id, direction: z.enum(['up', 'down']) });
export const SectionIdInput = z.strictObject({ id });
