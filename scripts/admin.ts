// npm run admin -- <create-admin|create-user|reset-password|verify-audit>: what the server's keeper does without a browser.
// Passwords are never typed here: the person gets a one-time link and chooses one.
import { verifyAudit } from '@/lib/platform/audit/verify';
import { commandLine } from '@/lib/platform/auth/actor';
import { db } from '@/lib/platform/db';
import { isLanguage } from '@/lib/platform/i18n/languages';
import { translator } from '@/lib/platform/i18n/translator';
import { readOffset } from '@/lib/platform/settings';
import { makeLink, type Slip } from '@/lib/users/commands/links';
import { createFirstAdmin, invitePerson } from '@/lib/users/commands/people';
import { Role } from '@/prisma/generated/enums';
import { CommandLineError, readArguments, runCommandLine, usageError } from './command-line/command-line';
import { assertDone } from './command-line/failure';

const usage = `Usage: npm run admin -- <command>
  create-admin   --email <address> --name <name> [--language tk|ru|en]     the first administrator of an empty installation
  create-user    --email <address> --name <name> --role <role> [--institution <code>] [--alternate] [--language tk|ru|en]
  reset-password --email <address>
  verify-audit                                                             recomputes the audit and its seals
Roles: ${Object.values(Role).join(', ')}`;

const options = {
  email: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string' },
  institution: { type: 'string' },
  language: { type: 'string', default: 'ru' },
  alternate: { type: 'boolean', default: false },
} as const;
type Values = ReturnType<typeof readArguments<typeof options>>['values'];

const t = translator('en');

function given(values: Values, name: 'email' | 'name' | 'role'): string {
  const value = values[name];
  if (typeof value !== 'string' || !value) throw usageError(`--${name} is missing.\n${usage}`);
  return value;
}

function languageOf(values: Values) {
  if (!isLanguage(values.language)) throw usageError(`--language is one of tk, ru, en.\n${usage}`);
  return values.language;
}

/** The link, and the same as it would be printed for somebody without mail. */
function tell(slip: Slip) {
  const link = `${slip.address}/${slip.code.replaceAll('-', '')}`;
  process.stdout.write(
    `${slip.name} <${slip.email}> sets a password here, once, until ${slip.expiresAt.toISOString()}:\n  ${link}\nor opens ${slip.address} and types ${slip.code}\n`,
  );
}

async function createAdmin(values: Values) {
  const input = { email: given(values, 'email'), name: given(values, 'name'), language: languageOf(values) };
  tell(assertDone(t, await createFirstAdmin(commandLine(await readOffset()), input)).slip);
}

async function institutionId(code: string | undefined): Promise<string | null> {
  if (!code) return null;
  const institution = await db.institution.findUnique({ where: { code: code.toUpperCase() }, select: { id: true } });
  if (!institution) throw new CommandLineError(`There is no institution with the code ${code}.`);
  return institution.id;
}

async function createUser(values: Values) {
  const role = given(values, 'role').toUpperCase().replaceAll('-', '_') as Role;
  if (!Object.values(Role).includes(role)) throw usageError(`There is no role ${values.role}.\n${usage}`);
  const input = {
    email: given(values, 'email'),
    name: given(values, 'name'),
    language: languageOf(values),
    role,
    institutionId: await institutionId(values.institution),
    isAlternate: values.alternate,
    way: 'slip' as const,
  };
  const { slip } = assertDone(t, await invitePerson(commandLine(await readOffset()), input));
  if (slip) tell(slip);
}

async function resetPassword(values: Values) {
  const email = given(values, 'email').trim().toLowerCase();
  const person = await db.user.findUnique({ where: { email }, select: { id: true } });
  if (!person) throw new CommandLineError(`Nobody here has the address ${email}.`);
  const { slip } = assertDone(t, await makeLink(commandLine(await readOffset()), { id: person.id, way: 'slip' }));
  if (slip) tell(slip);
}

async function checkAudit() {
  const { events, seals, unsealed, unsealedAge, broken } = await verifyAudit();
  const tail = unsealed ? `; ${unsealed} not sealed yet, the oldest for ${Math.round(unsealedAge ?? 0)} s` : '; all sealed';
  if (broken)
    throw new CommandLineError(
      `The audit is broken at ${broken.kind} ${broken.id}: ${broken.reason} (${events} events, ${seals} seals).`,
    );
  process.stdout.write(`The audit is whole: ${events} events, ${seals} seals${tail}.\n`);
}

const commands: Record<string, (values: Values) => Promise<void>> = {
  'create-admin': createAdmin,
  'create-user': createUser,
  'reset-password': resetPassword,
  'verify-audit': checkAudit,
};

await runCommandLine(async (args) => {
  const { positionals, values } = readArguments(args, options, usage);
  const command = commands[positionals[0] ?? ''];
  if (!command || positionals.length > 1) throw usageError(usage);
  await command(values);
  return 0;
});
