// One short-lived process that brings the database to the present: migrations, roles, reference data, demonstration.
// Apart from the starter, so that the schema engine's memory goes with it.
// Arguments: --demo loads the demonstration where there is none yet.
import { pathToFileURL } from 'node:url';
import { grantRoles } from '../roles.mjs';
import { migrate } from '../schema-engine.mjs';
import { fromRoot, say } from './runtime.mjs';

/**
 * Migrates as the owner and gives the application's role its rights.
 * @param {string[]} [names] only these migrations
 * @returns {Promise<string[]>} names of the applied migrations
 */
export async function prepareSchema(ownerUrl, appUrl, names) {
  const applied = await migrate(ownerUrl, names);
  await grantRoles(ownerUrl, appUrl);
  return applied;
}

async function main() {
  const applied = await prepareSchema(process.env.DATABASE_OWNER_URL, process.env.DATABASE_URL);
  if (applied.length) say(`Migrated: ${applied.join(', ')}`);
  await import('../ts-hooks.mjs');
  const { installQueue, loadReference, loadDemonstration } = await import(pathToFileURL(fromRoot('scripts/start/data.ts')).href);
  await installQueue();
  await loadReference();
  if (process.argv.includes('--demo')) await loadDemonstration(say);
}

if (process.argv[1] === fromRoot('scripts/start/prepare.mjs')) {
  main().then(
    () => process.exit(0), // the engine leaves a ten-second lock timer behind
    (e) => {
      console.error(`✗ ${e.message}`);
      process.exit(1);
    },
  );
}
