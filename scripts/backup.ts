// npm run backup -- <folder>: one consistent read of all tables and the stored files, while Maksat goes on.
import { readFile } from 'node:fs/promises';
import { auditAlone } from '@/lib/platform/audit/write';
import { commandLine } from '@/lib/platform/auth/actor';
import { env } from '@/lib/platform/env';
import { readOffset } from '@/lib/platform/settings';
import { BackupError } from './backup/manifest';
import { writeBackup } from './backup/write';
import { readArguments, runCommandLine, usageError } from './command-line/command-line';
import { givenPath } from './command-line/given-path';

const usage = 'Usage: npm run backup -- <new folder>';

await runCommandLine(
  async (args) => {
    const { positionals } = readArguments(args, {}, usage);
    const [folder] = positionals;
    if (!folder || positionals.length > 1) throw usageError(usage);
    const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };
    const ownerUrl = process.env.DATABASE_OWNER_URL ?? env.databaseUrl;
    const { manifest, rows } = await writeBackup(givenPath(folder), { ownerUrl, storageDir: env.storageDir, version });
    const counts = { tables: manifest.tables.length, rows, files: manifest.files.length, missingFiles: manifest.missingFiles };
    await auditAlone(commandLine(await readOffset()), {
      event: 'installation.backedUp',
      subjectType: 'installation',
      subjectId: null,
      after: counts,
    });
    process.stdout.write(`Backup written to ${folder}: ${counts.tables} tables, ${rows} rows, ${counts.files} files.\n`);
    if (!manifest.missingFiles.length) return 0;
    process.stderr.write(
      `✗ ${manifest.missingFiles.length} files that the database names are gone or damaged in ${env.storageDir}; the backup is complete without them:\n${manifest.missingFiles.join('\n')}\n`,
    );
    return 1;
  },
  (e) => e instanceof BackupError,
);
