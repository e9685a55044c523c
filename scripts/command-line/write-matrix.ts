// A matrix into a plan, by the commands of the screens: take the file, stage its rows under the proposed columns, write all or nothing.
import { commitImport } from '@/lib/matrix-imports/commands/commit';
import type { Counts } from '@/lib/matrix-imports/schema';
import { checkMatrix, takeMatrix } from '@/lib/matrix-imports/take-file';
import type { Actor } from '@/lib/platform/auth/actor';
import { isLanguage } from '@/lib/platform/i18n/languages';
import type { Translator } from '@/lib/platform/i18n/translator';
import { CommandLineError } from './command-line';
import { assertDone } from './failure';
import { type NamedFile, unknownSheet } from './read-files';

export type MatrixChoices = {
  planId: string;
  sheet: string | undefined;
  content: string | undefined;
  again: boolean;
  tell: boolean;
};

/** @returns how many actions were written, and what was staged. @throws ImportFileError, CommandLineError */
export async function writeMatrix(actor: Actor, t: Translator, file: NamedFile, choices: MatrixChoices) {
  const taken = assertDone(t, await takeMatrix(actor, choices.planId, file, choices.again));
  const { sheets } = taken.analysis;
  const sheet = choices.sheet ? sheets.find((s) => s.name === choices.sheet) : sheets[0];
  if (!sheet)
    throw unknownSheet(
      choices.sheet ?? '',
      sheets.map((s) => ({ sheet: s.name })),
    );
  if (!sheet.proposal) throw new CommandLineError(t('imports.problem.NO_HEADER'));
  const counts = assertDone(
    t,
    await checkMatrix(actor, {
      id: taken.id,
      version: taken.version,
      sheet: sheet.name,
      headerRow: sheet.proposal.headerRows[0] ?? 1,
      language: isLanguage(choices.content) ? choices.content : sheet.language,
      fields: [],
    }),
  );
  const done = assertDone(t, await commitImport(actor, { id: taken.id, version: taken.version + 1, tell: choices.tell }));
  return { actions: done.actions, counts };
}

/** Names the register does not know: kept as words, for a person to say once what they mean. */
export const unknownNames = (counts: Counts) =>
  counts.names.filter((name) => name.institutionId === null).map((name) => name.name);
