// A command's refusal in words, for a person at a terminal.
import type { Failure, Result } from '@/lib/platform/errors';
import { failureSentence } from '@/lib/platform/form-state';
import type { Translator } from '@/lib/platform/i18n/translator';
import { CommandLineError } from './command-line';

function failureText(t: Translator, failure: Failure): string {
  const fields = Object.entries(failure.fields ?? {}).map(([field, key]) => `${field}: ${t.has(key) ? t(key) : key}`);
  return [failureSentence(t, failure), ...fields].join('\n  ');
}

/** The command's result. @throws CommandLineError with the sentence the screens would show */
export function assertDone<T>(t: Translator, result: Result<T>): T {
  if (!result.ok) throw new CommandLineError(failureText(t, result.error));
  return result.value;
}
