import type { ColumnMapping } from './columns';
import type { SourceTable } from './table';
import { fold } from './words';

/** Words that stand at the head of OHCHR's matrices and of UHRI's and UPR Info's exports, and not of a plan's matrix. */
const SIGNS: RegExp[] = [
  /^(?:recommendations?(?: text)?|annotationid|text|рекомендаци[яи]|текст рекомендации|teklipnama\p{L}*)$/u,
  /^(?:position|uprpositions|response|supported.*|accepted.*|noted|позиция.*|ответ государства)$/u,
  /^(?:full list of themes|themes?|issue|тем[аы]|affectedpersons|sdgs)$/u,
  /^(?:uprrecom?mendingcountry|recom?mending (?:state|country)|sur|from|рекомендующее государство)$/u,
  /^(?:uprcycle|uprsession|session|cycle|symbol|annotationtype|body|publicationdate|сессия|цикл)$/u,
  /^assessment\/?\s?comments? on level of implementation.*$/u,
];

/** A list of recommendations that was taken for a matrix: at least three of its own headers in one row, and nobody responsible. */
export function isRecommendationList(table: SourceTable, mapping: ColumnMapping | null): boolean {
  if (mapping?.columns.some(({ field }) => field === 'responsible' || field === 'lead')) return false;
  return table.rows.slice(0, 60).some((row) => {
    const headers = row.cells.map((cell) => fold(cell.text));
    return SIGNS.filter((sign) => headers.some((header) => sign.test(header))).length >= 3;
  });
}
