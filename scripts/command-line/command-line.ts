// What every command line shares: flags, a plain sentence on standard error when something is wrong, the pool closed at the end.
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { pool } from '@/lib/platform/db';

/** Said to the person as it is; exit code 1 (2 where the command was not understood). */
export class CommandLineError extends Error {
  readonly exitCode: number;
  constructor(message: string, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

export const usageError = (usage: string) => new CommandLineError(usage, 2);

/** Words and flags of the command. @throws usageError for what is not known */
export function readArguments<O extends ParseArgsOptionsConfig>(args: string[], options: O, usage: string) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (e) {
    throw usageError(`${(e as Error).message}\n${usage}`);
  }
}

/** Runs the command and ends the process. Expected errors are sentences, others keep their stack. */
export async function runCommandLine(
  work: (args: string[]) => Promise<number | undefined>,
  expected: (e: unknown) => boolean = () => false,
) {
  let code = 0;
  try {
    code = (await work(process.argv.slice(2))) ?? 0;
  } catch (e) {
    const isExpected = e instanceof CommandLineError || expected(e);
    process.stderr.write(`✗ ${isExpected ? (e as Error).message : (e as Error).stack}\n`);
    code = e instanceof CommandLineError ? e.exitCode : 1;
  }
  await pool.end().catch(() => {});
  process.exit(code);
}
