// npm run import -- <matrix|institutions> <file> [--plan <id>] [--sheet <name>] [--dry-run] [--json] [--language en|ru|tk]:
// the same reading as on the screens. With --json one object on standard output and nothing else (npm's own lines: npm run --silent).
import path from 'node:path';
import { ImportFileError } from '@/lib/imports/file-error';
import type { InstitutionRow } from '@/lib/imports/institutions-file';
import { announcedRow } from '@/lib/imports/matrix-row';
import { formatFileError, type Translate } from '@/lib/imports/messages';
import { importRegister } from '@/lib/institutions/register/commands';
import { commandLine } from '@/lib/platform/auth/actor';
import { pool } from '@/lib/platform/db';
import { isLanguage } from '@/lib/platform/i18n/languages';
import { translator } from '@/lib/platform/i18n/translator';
import { readOffset } from '@/lib/platform/settings';
import { CommandLineError, readArguments, runCommandLine, usageError } from './command-line/command-line';
import { assertDone } from './command-line/failure';
import { publishedProblem, readInstitutionsFile, readMatrixFile } from './command-line/read-files';

const usage =
  'Usage: npm run import -- <matrix|institutions> <file> [--plan <id>] [--sheet <name>] [--dry-run] [--json] [--language en|ru|tk]';
const options = {
  plan: { type: 'string' },
  sheet: { type: 'string' },
  language: { type: 'string', default: 'en' },
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

/** Writes a register all or nothing and says what came of it on standard error, which never mixes with `--json`. */
async function writeInstitutions(rows: unknown[], file: string, language: string) {
  const actor = commandLine(await readOffset(), language);
  const input = { fileName: path.basename(file), rows: rows as InstitutionRow[] };
  const counts = assertDone(translator(language), await importRegister(actor, input));
  process.stderr.write(`${translator(language)('institutions.import.counts', counts)}\n`);
}

type Published = { rows: unknown[]; problems: { row: number; column: string; message: string }[] };

function translate(language: string): Translate {
  if (!isLanguage(language)) throw usageError(`Unknown language "${language}".\n${usage}`);
  const t = translator(language);
  return (key, params) => t(`imports.${key}`, params);
}

/** Every name and wording the register knows: they are never split at the commas inside them. */
async function knownNames(): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    'select "name" from "InstitutionName" union select "shortName" from "InstitutionName" union select "wording" from "InstitutionAlias"',
  );
  return rows.map((row) => row.name);
}

async function readFile(kind: string, file: string, sheet: string | undefined, t: Translate): Promise<Published> {
  if (kind === 'matrix') {
    const { reading } = await readMatrixFile(file, sheet, await knownNames());
    return { rows: reading.rows.map(announcedRow), problems: reading.problems.map((p) => publishedProblem(p, t)) };
  }
  const { rows, problems } = await readInstitutionsFile(file, sheet);
  return { rows, problems: problems.map((p) => publishedProblem(p, t)) };
}

function print(published: Published, isJson: boolean) {
  if (isJson) process.stdout.write(`${JSON.stringify(published)}\n`);
  else {
    for (const { row, column, message } of published.problems)
      process.stdout.write(`Row ${row}${column ? `, ${column}` : ''}: ${message}\n`);
    process.stdout.write(`${published.rows.length} rows, ${published.problems.length} problems.\n`);
  }
}

await runCommandLine(async (args) => {
  const { positionals, values } = readArguments(args, options, usage);
  const [kind, file] = positionals;
  if ((kind !== 'matrix' && kind !== 'institutions') || !file || positionals.length > 2) throw usageError(usage);
  const t = translate(values.language);
  try {
    const published = await readFile(kind, file, values.sheet, t);
    print(published, values.json);
    if (values['dry-run']) return 0;
    if (kind === 'institutions') await writeInstitutions(published.rows, file, values.language);
    else throw new CommandLineError('Writing is not possible here yet: say --dry-run.');
    return 0;
  } catch (e) {
    if (!(e instanceof ImportFileError)) throw e;
    const message = formatFileError(e, t);
    if (!values.json) throw new CommandLineError(message);
    print({ rows: [], problems: [{ row: 0, column: '', message }] }, true);
    return 1;
  }
});
