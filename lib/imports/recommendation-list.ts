import type { ColumnMapping } from './columns';
import type { SourceTable } from './table';
import { fold } from './words';

/** Words that stand at the head of OHCHR's matrices and of UHRI's and UPR Info's exports, and not of a plan's matrix. */
const SIGNS: RegExp[] = [
  /^(?:recommendations?(?: text)?|annotationid|text|рекомендаци[яи]|текст рекомендации|teklipnama\p{L}*)$/u,
  /^(?:positions?(?: .*)?|response|final response|supported.*|accepted.*|noted|позиция.*|ответ государства)$/u,
  /^(?:full list of themes|themes?|issues?|тем[аы]|affected ?persons|sdgs)$/u,
  /^(?:rec+om+ending ?(?:states?|countr\p{L}+)|sur|from|рекомендующее государство)$/u,
  /^(?:cycle|session|(?:document )?symbol|annotationtype|body|paragraph|publicationdate|сессия|цикл)$/u,
  /^assessment\/?\s?comments? on level of implementation.*$/u,
];
/** "UPR Position", "UprCycle", "recommending_state". */
const bare = (header: string): string =>
  fold(header.replaceAll('_', ' '))
    .replace(/^upr(?:info)?\s?/, '')
    .trim();

/** A list of recommendations that was taken for a matrix: at least three of its own headers in one row, and nobody responsible. */
export function isRecommendationList(table: SourceTable, mapping: ColumnMapping | null): boolean {
  if (mapping?.columns.some(({ field }) => field === 'responsible' || field === 'lead')) return false;
  return table.rows.slice(0, 60).some((row) => {
    const headers = row.cells.map((cell) => bare(cell.text));
    return SIGNS.filter((sign) => headers.some((header) => sign.test(header))).length >= 3;
  });
}
