// The title of a section alone: the grid knows its areas by name, not by their text.
import { command } from '@/lib/platform/command';
import { DomainError } from '@/lib/platform/errors';
import { canEditText, canRead } from '@/lib/sections/policy';
import { RenameSectionInput } from '@/lib/sections/schema';

export const renameSection = command({
  name: 'section.rename',
  input: RenameSectionInput,
  async load(tx, { id, language }) {
    await tx.$queryRaw`select 1 from "PlanSectionText" where "sectionId" = ${id}::uuid and "language" = ${language} for update`;
    return tx.planSection.findUnique({
      where: { id },
      select: {
        id: true,
        planId: true,
        ownerId: true,
        deletedAt: true,
        plan: { select: { status: true, deletedAt: true } },
        texts: { where: { language }, select: { title: true, version: true } },
      },
    });
  },
  visible: canRead,
  allow: canEditText,
  async run({ tx, input: { id, language, title, version }, loaded }) {
    const [row] = loaded.texts;
    if (!row) throw new DomainError('RULE', 'grid.error.noLanguage');
    if (row.version !== version && row.title !== title)
      throw new DomainError('CONFLICT', 'errors.stale', { conflicts: [{ field: 'title', mine: title, theirs: row.title }] });
    await tx.planSectionText.update({
      where: { sectionId_language: { sectionId: id, language } },
      data: { title, state: 'REVIEWED', version: { increment: 1 }, updatedAt: new Date() },
      select: { sectionId: true },
    });
    return {
      result: { planId: loaded.planId },
      events: [
        {
          event: 'section.renamed',
          subjectType: 'section',
          subjectId: id,
          planId: loaded.planId,
          before: { language, title: row.title },
          after: { language, title },
        },
      ],
    };
  },
});
