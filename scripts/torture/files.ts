// Spoiled files by the hundred: each ends in tables or in one of the known refusals, within its limits, never in a crash or a hang.
import { ImportFileError } from '@/lib/imports/file-error';
import { storyCsv, storyDocx, storyXlsx } from '@/lib/imports/fixtures';
import { createRandom, mutate } from '@/lib/imports/hostile-fixtures';
import { LIMITS } from '@/lib/imports/limits';
import { readTables } from '@/lib/imports/read-tables';

const wanted = Number(process.argv[2] ?? 500);
const random = createRandom(20_200_915);
const originals: [string, Buffer][] = [
  ['matrix.xlsx', await storyXlsx()],
  ['matrix.docx', await storyDocx()],
  ['matrix.csv', storyCsv({ encoding: 'utf-8', delimiter: ';', lineEnd: '\r\n' })],
];

const ends = new Map<string, number>();
const faults: string[] = [];

async function tryOne(n: number) {
  const [name, bytes] = originals[n % originals.length] as [string, Buffer];
  const began = Date.now();
  const end = await readTables(mutate(bytes, random), name).then(
    () => 'read',
    (e: unknown) => (e instanceof ImportFileError ? e.code : `fault: ${(e as Error).message}`),
  );
  ends.set(end, (ends.get(end) ?? 0) + 1);
  if (end.startsWith('fault') || Date.now() - began > LIMITS.milliseconds + 5000) faults.push(`${n} ${name}: ${end}`);
  if (n % 50 === 49) process.stdout.write(`${n + 1} files\n`);
}

for (let n = 0; n < wanted; n++) await tryOne(n);
process.stdout.write(`${[...ends].map(([end, times]) => `${end}: ${times}`).join(', ')}\n`);
for (const fault of faults) process.stderr.write(`✗ ${fault}\n`);
process.exit(faults.length ? 1 : 0);
