// Documents and imports on the running system, by the commands that the screens use; the live process makes the files.
import { setTimeout as sleep } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import { createReport } from '@/lib/generated-reports/commands/drafts';
import { requestOutput } from '@/lib/generated-reports/commands/outputs';
import { commitImport } from '@/lib/matrix-imports/commands/commit';
import { checkMatrix, takeMatrix } from '@/lib/matrix-imports/take-file';
import { commandLine } from '@/lib/platform/auth/actor';
import { unwrap } from '@/lib/platform/command';
import { queryRows } from '@/lib/platform/db';
import { readOffset } from '@/lib/platform/settings';
import { Prisma } from '@/prisma/generated/client';
import type { Loaded } from './load-plan';
import { resultOf, titleOf } from './words';

const FORMATS = ['docx', 'pdf', 'xlsx'] as const;

/** Seconds from asking for the three files until all of them lie on the disk. */
export async function timeReport(on: Loaded): Promise<number> {
  const actor = commandLine(await readOffset());
  const { id } = unwrap(await createReport(actor, { periodId: on.periodId }));
  const began = performance.now();
  for (const format of FORMATS) unwrap(await requestOutput(actor, { id, language: 'ru', format }));
  for (;;) {
    const rows = await queryRows<{ state: string }>(
      Prisma.sql`select "state" from "ReportOutput" where "reportId" = ${id}::uuid`,
    );
    if (rows.some((row) => row.state === 'FAILED')) throw new Error('a document was not made');
    if (rows.length === FORMATS.length && rows.every((row) => row.state === 'READY')) break;
    if (performance.now() - began > 120_000) throw new Error(`documents are not made: ${rows.map((row) => row.state)}`);
    await sleep(50);
  }
  return (performance.now() - began) / 1000;
}

async function matrixFile(rows: number): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('План');
  sheet.addRow(['№ п/п', 'Мероприятие', 'Срок исполнения', 'Исполнители', 'Ожидаемый результат']);
  for (let n = 0; n < rows; n++) {
    if (n % 100 === 0) sheet.addRow([`${n / 100 + 1}. Раздел`]);
    sheet.addRow([
      `${n + 1}`,
      `${titleOf(n).ru} (${n})`,
      `до 31 декабря ${2023 + (n % 4)} года`,
      `B${(n % 200) + 1}, B${((n + 7) % 200) + 1}`,
      resultOf(n).ru,
    ]);
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** Seconds for reading and staging a matrix, and for writing it into a drafted plan. */
export async function timeImport(planId: string, rows: number): Promise<{ preview: number; commit: number }> {
  const actor = commandLine(await readOffset());
  const bytes = await matrixFile(rows);
  const began = performance.now();
  const { id, version, analysis } = unwrap(await takeMatrix(actor, planId, { name: 'bench.xlsx', bytes }, true));
  const sheet = analysis.sheets[0];
  const headerRow = sheet?.proposal?.headerRows[0] ?? 1;
  const counts = unwrap(
    await checkMatrix(actor, { id, version, sheet: sheet?.name ?? '', headerRow, language: 'ru', fields: [] }),
  );
  const staged = performance.now();
  if (counts.actions !== rows) throw new Error(`${counts.actions} of ${rows} rows were understood`);
  unwrap(await commitImport(actor, { id, version: version + 1, tell: false }));
  return { preview: (staged - began) / 1000, commit: (performance.now() - staged) / 1000 };
}
