// npm run restore -- <folder> [--force]: proves a backup whole, puts it into the database and the storage folder, checks the audit.
import { fileURLToPath } from 'node:url';
import { verifyAudit } from '@/lib/platform/audit/verify';
import { auditAlone } from '@/lib/platform/audit/write';
import { commandLine } from '@/lib/platform/auth/actor';
import { env } from '@/lib/platform/env';
import { readOffset } from '@/lib/platform/settings';
import { BackupError, type Manifest } from './backup/manifest';
import { restoreBackup } from './backup/restore';
import { CommandLineError, readArguments, runCommandLine, usageError } from './command-line/command-line';
import { givenPath } from './command-line/given-path';
import { prepareSchema } from './start/prepare.mjs';

const usage = 'Usage: npm run restore -- <folder> [--force]   (--force replaces what the database holds)';

/** The audit as it stands now must be the audit that was backed up. */
async function checkAudit(manifest: Manifest) {
  const verdict = await verifyAudit();
  if (verdict.broken)
    throw new CommandLineError(
      `Everything is restored, but the audit is broken at ${verdict.broken.kind} ${verdict.broken.id}: ${verdict.broken.reason}. It was so in the backup.`,
    );
  if (verdict.seals !== (manifest.lastSeal?.number ?? 0))
    throw new CommandLineError('The audit has not the seals it had in the backup.');
  return verdict;
}

await runCommandLine(
  async (args) => {
    const { positionals, values } = readArguments(args, { force: { type: 'boolean' } }, usage);
    const [folder] = positionals;
    if (!folder || positionals.length > 1) throw usageError(usage);
    const ownerUrl = process.env.DATABASE_OWNER_URL ?? env.databaseUrl;
    const manifest = await restoreBackup(
      givenPath(folder),
      {
        ownerUrl,
        storageDir: env.storageDir,
        migrationsDir: fileURLToPath(new URL('../prisma/migrations', import.meta.url)),
        prepareSchema: (names) => prepareSchema(ownerUrl, env.databaseUrl, names),
      },
      { force: values.force === true },
    );
    const audit = await checkAudit(manifest);
    await auditAlone(commandLine(await readOffset()), {
      event: 'installation.restored',
      subjectType: 'installation',
      subjectId: null,
      after: { backupOf: manifest.createdAt, version: manifest.version },
    });
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    process.stdout.write(
      `Restored the backup of ${manifest.createdAt}: ${manifest.tables.length} tables, ${rows} rows, ${manifest.files.length} files; ` +
        `audit whole (${audit.events} events, ${audit.seals} seals). Everybody signs in again.\n`,
    );
    if (manifest.missingFiles.length)
      process.stderr.write(`Files that were already missing when the backup was made:\n${manifest.missingFiles.join('\n')}\n`);
    return 0;
  },
  (e) => e instanceof BackupError,
);
