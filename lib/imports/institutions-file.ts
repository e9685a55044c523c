import { isColumnNumbers } from './headings';
import { institutionKey } from './institutions';
import type { MatrixProblem } from './matrix-row';
import { type SourceRow, type SourceTable, textAt } from './table';
import { fold, wordsOrNull } from './words';

export const INSTITUTION_FIELDS = [
  'code',
  'nameTk',
  'nameRu',
  'nameEn',
  'shortTk',
  'shortRu',
  'shortEn',
  'type',
  'parent',
  'ignore',
] as const;
export type InstitutionField = (typeof INSTITUTION_FIELDS)[number];
export type InstitutionColumn = { col: number; header: string; field: InstitutionField; confidence: number };
export type InstitutionMapping = { headerRow: number; columns: InstitutionColumn[] };

type Words = { tk: string | null; ru: string | null; en: string | null };
/** One institution of a register. `type` is one of the closed list or null; `parent` is a code or a name, as written. */
export type InstitutionRow = {
  code: string | null;
  name: Words;
  shortName: Words;
  type: string | null;
  typeWords: string | null;
  parent: string | null;
  sourceRow: number;
};
export type InstitutionReading = { rows: InstitutionRow[]; problems: MatrixProblem[] };

const LANGUAGES: [suffix: 'Tk' | 'Ru' | 'En', pattern: RegExp][] = [
  ['Tk', /(?<!\p{L})(?:tk|tkm|türkmen\p{L}*|turkmen\p{L}*|туркм\p{L}*|тм)(?!\p{L})/iu],
  ['Ru', /(?<!\p{L})(?:ru|rus|rus\p{L}*|russian|русск\p{L}*|orsça|rusça)(?!\p{L})/iu],
  ['En', /(?<!\p{L})(?:en|eng|english|англ\p{L}*|iňlis\p{L}*)(?!\p{L})/iu],
];
const SHORT = /кратк|сокращ|аббревиатур|short|abbrev|acronym|gysga/iu;
const NAME = /наименован|назван|учрежден|орган|ведомств|(?<!\p{L})name|institution|(?<!\p{L})ady|edara/iu;
const CODE = /^(?:код|ключ|code|key|id|belgisi|kod)$/iu;
const TYPE = /^(?:тип|вид|категория|type|kind|category|görnüşi)(?: .*)?$/iu;
const PARENT = /вышестоящ|подчин|parent|ýokary|tabyn/iu;
const IGNORE = /source|источник|note|примечан/iu;

/** The closed list of kinds, by the words that registers use for them; its own English constants are understood too. */
const TYPES: [type: string, words: RegExp][] = [
  ['UN_AGENCY', /^(?:un|un_?agency|un (?:agency|entity)|агентство оон|учреждение оон|оон|bmg\S*( edarasy)?)$/u],
  ['MINISTRY', /^(?:ministry|министерство|ministrlik)$/u],
  ['PARLIAMENT', /^(?:parliament|парламент|меджлис|законодательный орган|mejlis|kanun çykaryjy\S*.*)$/u],
  ['COURT', /^(?:court|judiciary|суд\S*|kazyýet)$/u],
  ['PROSECUTOR', /^(?:prosecut\S+|прокуратура|prokuratura)$/u],
  ['NHRI', /^(?:nhri|ombuds\S+|нпзу|нпч|омбудсм[еэ]н|уполномоченный.*|adalatçy|ygtyýarly wekil)$/u],
  [
    'LOCAL_AUTHORITY',
    /^(?:local[_ ](?:executive|authority|government|administration)|velayat|hakimlik|местн\S+ (?:орган\S*|власт\S*|исполнительн\S+).*|хякимлик|häkimlik|ýerli .*)$/u,
  ],
  ['RED_CROSS_RED_CRESCENT', /^(?:red[_ ]cross.*|red[_ ]crescent.*|красн\S+ (?:крест|полумесяц).*|gyzyl .*)$/u],
  [
    'CSO',
    /^(?:cso|ngo|bar(?: association)?|civil society.*|public association|общественн\S+ (?:организация|объединение)|нпо|jemgyýetçilik .*)$/u,
  ],
  [
    'UNIVERSITY',
    /^(?:university|academ\S+|institute|research.*|университет|вуз|высш\S+ (?:учебн\S+|школ).*|академия|научн\S+.*|uniwersitet|ýokary okuw .*)$/u,
  ],
  ['EMBASSY', /^(?:embassy|bilateral.*|посольство|ilçihana)$/u],
  [
    'INTERNATIONAL_ORGANISATION',
    /^(?:international[_ ]organi[sz]ation|igo|intergovernmental.*|международная организация|halkara (?:gurama|guramasy))$/u,
  ],
  [
    'STATE_BODY',
    /^(?:state[_ ](?:body|committee|agency|service|institution)|agency|committee|service|commission|государственный (?:орган|комитет)|госорган|орган|комитет|служба|комиссия|учреждение|döwlet .*|edara)$/u,
  ],
];

function guess(header: string): { field: InstitutionField; confidence: number } {
  const text = fold(header.replaceAll('_', ' '));
  if (CODE.test(text)) return { field: 'code', confidence: 0.9 };
  if (TYPE.test(text)) return { field: 'type', confidence: 0.9 };
  if (PARENT.test(text)) return { field: 'parent', confidence: 0.9 };
  const language = LANGUAGES.find(([, pattern]) => pattern.test(text))?.[0];
  if (IGNORE.test(text) && !NAME.test(text)) return { field: 'ignore', confidence: 0.9 };
  if (SHORT.test(text)) return { field: `short${language ?? languageOf(header)}`, confidence: language ? 0.95 : 0.6 };
  if (NAME.test(text)) return { field: `name${language ?? languageOf(header)}`, confidence: language ? 0.95 : 0.6 };
  return language ? { field: `name${language}`, confidence: 0.7 } : { field: 'ignore', confidence: 0 };
}

/** A header without a language is written in the language of its column. */
const languageOf = (header: string): 'Ru' | 'Tk' | 'En' =>
  /[а-я]/i.test(header) ? 'Ru' : /(?<!\p{L})ady|edara|gysga/iu.test(header) ? 'Tk' : 'En';

/** Finds the header of a register of institutions and proposes a field for each column; null without a column of names. */
export function proposeInstitutionMapping(table: SourceTable): InstitutionMapping | null {
  let best: { mapping: InstitutionMapping; score: number } | null = null;
  for (const row of table.rows.filter((candidate) => candidate.paragraph === undefined).slice(0, 30)) {
    const columns = uniqueFields(row.cells.map((cell) => ({ col: cell.col, header: cell.text, ...guess(cell.text) })));
    const score = columns.reduce((sum, column) => sum + (column.field === 'ignore' ? 0 : column.confidence), 0);
    const hasName = columns.some((column) => column.field.startsWith('name'));
    if (hasName && row.cells.every((cell) => cell.text.length < 80) && score > (best?.score ?? 0))
      best = { mapping: { headerRow: row.row, columns }, score };
  }
  return best?.mapping ?? null;
}

function uniqueFields(columns: InstitutionColumn[]): InstitutionColumn[] {
  const taken = new Set<InstitutionField>();
  return columns.map((column) => {
    if (column.field === 'ignore' || !taken.has(column.field)) {
      taken.add(column.field);
      return column;
    }
    return { ...column, field: 'ignore' as const, confidence: 0.3 };
  });
}

/** Reads a register under a mapping. Rows without any name are problems; unknown kinds and parents are kept as written. */
export function interpretInstitutions(table: SourceTable, mapping: InstitutionMapping): InstitutionReading {
  const columnOf = new Map(mapping.columns.map((column) => [column.field, column]));
  const rows: InstitutionRow[] = [];
  const problems: MatrixProblem[] = [];
  const report = (
    row: number,
    field: InstitutionField,
    code: MatrixProblem['code'],
    params: MatrixProblem['params'],
    severity: MatrixProblem['severity'],
  ) => problems.push({ row, column: columnOf.get(field)?.header ?? '', code, params, severity });
  for (const source of table.rows.filter((row) => row.paragraph === undefined && row.row > mapping.headerRow)) {
    if (isAside(source, columnOf)) continue;
    const read = readRow(source, (field) => columnOf.get(field)?.col);
    const name = nameOf(read);
    if (!name) {
      report(source.row, 'nameRu', 'NO_NAME', {}, 'error');
      continue;
    }
    if (read.typeWords && !read.type) report(source.row, 'type', 'UNKNOWN_TYPE', { text: read.typeWords }, 'warning');
    if (rows.some((row) => nameOf(row) && institutionKey(nameOf(row)!) === institutionKey(name)))
      report(source.row, 'nameRu', 'DUPLICATE_NAME', { name }, 'error');
    else rows.push(read);
  }
  for (const row of rows)
    if (row.parent && !rows.some((other) => isNamed(other, row.parent!)))
      report(row.sourceRow, 'parent', 'UNKNOWN_PARENT', { name: row.parent }, 'warning');
  return { rows, problems };
}

/** A heading over the whole width ("Министерства"), "Итого: 6" in a column of no meaning, "1 | 2 | 3": no institution. */
function isAside(row: SourceRow, columnOf: Map<InstitutionField, InstitutionColumn>): boolean {
  if (isColumnNumbers(row)) return true;
  const [cell, second] = row.cells;
  if (!cell || second) return false;
  const isMeant = [...columnOf].some(([field, column]) => field !== 'ignore' && column.col === cell.col);
  return (cell.merged?.cols ?? 1) > 1 || !isMeant;
}

const nameOf = ({ name }: InstitutionRow): string | null => name.ru ?? name.tk ?? name.en;

const isNamed = (row: InstitutionRow, words: string): boolean =>
  row.code === words ||
  [row.name, row.shortName].some((names) =>
    Object.values(names).some((name) => name !== null && institutionKey(name) === institutionKey(words)),
  );

function readRow(row: SourceRow, columnOf: (field: InstitutionField) => number | undefined): InstitutionRow {
  const read = (field: InstitutionField): string | null => {
    const col = columnOf(field);
    return col === undefined ? null : (wordsOrNull(textAt(row, col))?.replace(/\s+/g, ' ') ?? null);
  };
  const typeWords = read('type');
  return {
    code: read('code'),
    name: { tk: read('nameTk'), ru: read('nameRu'), en: read('nameEn') },
    shortName: { tk: read('shortTk'), ru: read('shortRu'), en: read('shortEn') },
    type:
      typeWords &&
      (TYPES.find(([, words]) => words.test(fold(typeWords)))?.[0] ??
        TYPES.find(([type]) => type === typeWords.toUpperCase())?.[0] ??
        null),
    typeWords,
    parent: read('parent'),
    sourceRow: row.row,
  };
}
