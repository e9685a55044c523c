// npm run import -- <matrix|institutions> <file> …: the same reading and the same commands as on the screens.
// With --json one object on standard output and nothing else (npm's own two lines go away with `npm run --silent import -- …`).
import { ImportFileError } from '@/lib/imports/file-error';
import { announcedRow } from '@/lib/imports/matrix-row';
import { formatFileError, type Translate } from '@/lib/imports/messages';
import { importRegister } from '@/lib/institutions/register/commands';
import { readRegisterFile } from '@/lib/institutions/register/take-file';
import { readRegister } from '@/lib/matrix-imports/register';
import { commandLine } from '@/lib/platform/auth/actor';
import { db, type Tx } from '@/lib/platform/db';
import { isLanguage, type Language } from '@/lib/platform/i18n/languages';
import { translator } from '@/lib/platform/i18n/translator';
import { readOffset } from '@/lib/platform/settings';
import { CommandLineError, readArguments, runCommandLine, usageError } from './command-line/command-line';
import { assertDone } from './command-line/failure';
import { type NamedFile, openNamedFile, publishedProblem, readMatrixFile } from './command-line/read-files';
import { unknownNames, writeMatrix } from './command-line/write-matrix';

const usage = `Usage: npm run import -- <matrix|institutions> <file> [options]
  --dry-run         reads and writes nothing
  --json            one object on standard output, nothing else
  --plan <id>       the plan a matrix goes into (needed unless --dry-run)
  --sheet <name>    the sheet of the file; by default the one that looks most like a matrix
  --content tk|ru|en   language of the matrix's words; by default the one they seem to be in
  --again           also when the same file was imported before
  --tell            the institutions are told of their proposed parts
  --language tk|ru|en  language of the messages`;
const options = {
  plan: { type: 'string' },
  sheet: { type: 'string' },
  content: { type: 'string' },
  language: { type: 'string', default: 'en' },
  again: { type: 'boolean', default: false },
  tell: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;
type Values = ReturnType<typeof readArguments<typeof options>>['values'];

type Published = { rows: unknown[]; problems: { row: number; column: string; message: string }[] };
type Work = { published: Published; write: () => Promise<string> };

/** Names are split the same way as on the screens: the register's own commas do not split. */
async function matrix(file: NamedFile, values: Values, t: Translate): Promise<Work> {
  const { wordings } = await readRegister(db as Tx);
  const reading = await readMatrixFile(file, values.sheet, wordings);
  const published = { rows: reading.rows.map(announcedRow), problems: reading.problems.map((p) => publishedProblem(p, t)) };
  return { published, write: () => write(file, values) };
}

async function write(file: NamedFile, values: Values): Promise<string> {
  if (!values.plan) throw usageError(`--plan is missing.\n${usage}`);
  const choices = {
    planId: values.plan,
    sheet: values.sheet,
    content: values.content,
    again: values.again,
    tell: values.tell,
  };
  const { actions, counts } = await writeMatrix(await keeper(), translator(values.language), file, choices);
  const unknown = unknownNames(counts);
  const names = unknown.length ? ` Names that nobody knows yet, kept as words: ${unknown.join('; ')}.` : '';
  return `Imported ${actions} actions in ${counts.sections} sections.${names}`;
}

async function institutions(file: NamedFile, values: Values, t: Translate): Promise<Work> {
  const { rows, problems } = await readRegisterFile(file.bytes, file.name);
  const published = { rows, problems: problems.map((p) => publishedProblem(p, t)) };
  return {
    published,
    async write() {
      const result = await importRegister(await keeper(), { fileName: file.name, rows });
      const { create, complete, same } = assertDone(translator(values.language), result);
      return `${create} institutions created, ${complete} completed, ${same} were there already.`;
    },
  };
}

const keeper = async () => commandLine(await readOffset());

function print({ rows, problems }: Published, isJson: boolean) {
  if (isJson) return void process.stdout.write(`${JSON.stringify({ rows, problems })}\n`);
  for (const { row, column, message } of problems) process.stdout.write(`Row ${row}${column ? `, ${column}` : ''}: ${message}\n`);
  process.stdout.write(`${rows.length} rows, ${problems.length} problems.\n`);
}

/** A file that is refused, not there or not understood has one problem: itself. With --json that is the one object too. */
function refuse(e: unknown, isJson: boolean, t: Translate): number {
  const refused = e instanceof ImportFileError ? new CommandLineError(formatFileError(e, t)) : (e as Error);
  if (!isJson) throw refused;
  print({ rows: [], problems: [{ row: 0, column: '', message: refused.message }] }, true);
  if (refused instanceof CommandLineError) return refused.exitCode;
  throw refused;
}

async function run(args: string[]): Promise<number> {
  const { positionals, values } = readArguments(args, options, usage);
  const [kind, name] = positionals;
  const read = kind === 'matrix' ? matrix : kind === 'institutions' ? institutions : undefined;
  if (!read || !name || positionals.length > 2) throw usageError(usage);
  if (!isLanguage(values.language)) throw usageError(`--language is one of tk, ru, en.\n${usage}`);
  const { published, write } = await read(await openNamedFile(name), values, sentences(values.language));
  const told = values['dry-run'] ? '' : await write();
  print(published, values.json);
  if (told) process[values.json ? 'stderr' : 'stdout'].write(`${told}\n`);
  return published.rows.length ? 0 : 1;
}

/** The language asked for, also when the rest was not understood. */
function askedLanguage(args: string[]): Language {
  const asked = args[args.indexOf('--language') + 1] ?? '';
  return args.includes('--language') && isLanguage(asked) ? asked : 'en';
}

function sentences(language: Language): Translate {
  const words = translator(language);
  return (key, params) => words(`imports.${key}`, params);
}

await runCommandLine(async (args) => {
  try {
    return await run(args);
  } catch (e) {
    return refuse(e, args.includes('--json'), sentences(askedLanguage(args)));
  }
});
