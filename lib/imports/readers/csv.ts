import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { ImportFileError } from '../file-error';
import { LIMITS } from '../limits';
import { Budget, type SourceCell, type SourceRow, type SourceTable, tidyText } from '../table';
import { decodeText } from './decode-text';

export type Delimiter = ',' | ';' | '\t';
const DELIMITERS: Delimiter[] = [';', ',', '\t'];
const SAMPLE = 200_000;

/** Reads text of any of the known encodings, delimiters and line ends. Row numbers count records, as a spreadsheet shows them. */
export function readCsv(bytes: Buffer, fileName: string): SourceTable[] {
  const { text: decoded } = decodeText(bytes);
  const { text, declared } = takeSeparatorLine(decoded);
  const offset = declared ? 1 : 0;
  const records = parseRecords(text, declared ?? detectDelimiter(text));
  const budget = new Budget();
  const rows: SourceRow[] = [];
  let columns = 0;
  records.forEach((record, index) => {
    const cells = toCells(record, budget);
    if (!cells.length) return;
    budget.addRow();
    columns = Math.max(columns, cells.at(-1)!.col);
    rows.push({ row: index + 1 + offset, cells });
  });
  return [{ sheet: fileName.replace(/^.*[\\/]/, ''), rows, columns }];
}

function toCells(record: string[], budget: Budget): SourceCell[] {
  const cells: SourceCell[] = [];
  record.forEach((value, index) => {
    const text = tidyText(value);
    if (!text) return;
    if (index >= LIMITS.columns) throw new ImportFileError('TOO_MANY_CELLS', { limit: LIMITS.cells });
    budget.addCell(text);
    cells.push({ col: index + 1, text });
  });
  return cells;
}

/** Excel writes `sep=;` into the first line of a file when it is told to. */
function takeSeparatorLine(text: string): { text: string; declared: Delimiter | null } {
  const match = /^"?sep=([,;\t])"?(\r\n|\r|\n)/i.exec(text);
  return match ? { text: text.slice(match[0].length), declared: match[1] as Delimiter } : { text, declared: null };
}

function parseRecords(text: string, delimiter: Delimiter): string[][] {
  let filled = 0;
  let cells = 0;
  try {
    return parse(text, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: 2_000_000,
      on_record: (record: string[]) => {
        const values = record.filter((value) => value.trim()).length;
        if (values && ++filled > LIMITS.rows) throw new ImportFileError('TOO_MANY_ROWS', { limit: LIMITS.rows });
        if ((cells += values) > LIMITS.cells) throw new ImportFileError('TOO_MANY_CELLS', { limit: LIMITS.cells });
        return record;
      },
    }) as unknown as string[][];
  } catch (error) {
    if (error instanceof CsvError)
      throw new ImportFileError('DAMAGED', typeof error.lines === 'number' ? { line: error.lines } : {});
    throw error;
  }
}

/** The delimiter that gives the most records the same, largest number of columns; quoted text does not count. */
export function detectDelimiter(text: string): Delimiter {
  const counts = countDelimiters(text.slice(0, SAMPLE));
  let best: Delimiter = ',';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const score = consistency(counts.map((record) => record[DELIMITERS.indexOf(delimiter)]!));
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}

function consistency(perRecord: number[]): number {
  const frequency = new Map<number, number>();
  for (const count of perRecord) if (count > 0) frequency.set(count, (frequency.get(count) ?? 0) + 1);
  let score = 0;
  for (const [count, records] of frequency) score = Math.max(score, (records / perRecord.length) ** 2 * Math.min(count, 12));
  return score;
}

function countDelimiters(text: string): number[][] {
  const records: number[][] = [];
  let current = [0, 0, 0];
  let quoted = false;
  let isFilled = false;
  const end = () => {
    if (isFilled) records.push(current);
    current = [0, 0, 0];
    isFilled = false;
  };
  for (const char of text) {
    if (char === '"') quoted = !quoted;
    else if (!quoted && (char === '\n' || char === '\r')) end();
    else if (!quoted && DELIMITERS.includes(char as Delimiter)) current[DELIMITERS.indexOf(char as Delimiter)]!++;
    if (char > ' ') isFilled = true;
  }
  end();
  return records;
}
