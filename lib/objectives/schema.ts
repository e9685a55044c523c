// What may be asked of objectives.
import { z } from 'zod';
import { languages } from '@/lib/platform/i18n/languages';

const id = z.uuid();
const Language = z.enum(languages);
export const OBJECTIVE_TITLE_MAX = 500;
const Title = z.string().trim().min(1, 'objectives.error.titleNeeded').max(OBJECTIVE_TITLE_MAX);

export const CreateObjectiveInput = z.strictObject({ sectionId: id, language: Language, title: Title });
/** `version` is that of the words in this language; 0 where there were none. */
export const EditObjectiveInput = z.strictObject({ id, language: Language, version: z.number().int().min(0), title: Title });
export const MoveObjectiveInput = z.strictObject({ id, direction: z.enum(['up', 'down']) });
export const ObjectiveIdInput = z.strictObject({ id });
