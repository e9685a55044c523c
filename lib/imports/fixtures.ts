/**
 * Made-up files for tests of importing, built from code so that no binary stands in the repository.
 *
 * The story's matrix, in one consistent reading: 84 actions in 7 sections of 12. 79 rows have a lead that is in the register,
 * 3 rows are led by «Минобразования» (not in the register's spelling until a person maps it once) and 2 rows have no lead:
 * 79 + 3 + 2 = 84. Five names are unknown: «Минобразования» and four co-executors. 11 rows have no deadline, and there is no
 * SDG column. Exactly 9 titles hold the word «образован…».
 */
import {
  Document,
  HeightRule,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalMergeType,
  WidthType,
} from 'docx';
import ExcelJS from 'exceljs';

export type StoryRow = {
  number: string;
  title: string;
  deadline: string;
  executors: string;
  result: string;
  mergedWithAbove?: true;
};
export type StorySection = { heading: string; rows: StoryRow[] };

export const STORY_HEADER = ['№ п/п', 'Мероприятие', 'Срок исполнения', 'Исполнители', 'Ожидаемый результат'];
export const STORY_TITLE = ['Приложение', 'План мероприятий в области прав человека (условный пример для проверки ввоза)'];
export const UNKNOWN_NAMES = [
  'Минобразования',
  'Союз промышленников',
  'Общество «Кеик Окара»',
  'Ассоциация юристов',
  'Центр социальных исследований',
];

const THEMES: [heading: string, subject: string, result: string][] = [
  ['Гражданские и политические права', 'свободы выражения мнения', 'гражданские права'],
  ['Доступ к правосудию', 'судебной защиты', 'доступ к суду'],
  ['Экономические и социальные права', 'охраны труда', 'трудовые права'],
  ['Права ребёнка', 'прав ребёнка', 'права ребёнка'],
  ['Равенство женщин и мужчин', 'равенства женщин и мужчин', 'равные возможности'],
  ['Права лиц с инвалидностью', 'доступности для лиц с инвалидностью', 'доступная среда'],
  ['Просвещение в области прав человека', 'просвещения по правам человека', 'знание своих прав'],
];
const VERBS = [
  'Провести анализ законодательства в сфере',
  'Подготовить предложения по совершенствованию правового регулирования',
  'Организовать обучение государственных служащих по вопросам',
  'Создать межведомственную рабочую группу по вопросам',
  'Разработать методическое пособие по вопросам',
  'Провести социологическое исследование в сфере',
  'Разместить в открытом доступе сведения о состоянии',
  'Проводить круглые столы по вопросам',
  'Внедрить систему сбора данных в сфере',
  'Подготовить обзор международного опыта в сфере',
  'Провести информационную кампанию по вопросам',
  'Провести оценку выполнения мер в сфере',
];
const EDUCATION = [
  'Включить основы прав человека в программы среднего образования',
  'Обновить учебники для общего образования',
  'Организовать курсы для работников образования',
  'Развивать инклюзивное образование',
  'Расширить дошкольное образование в сельской местности',
  'Проводить конкурсы по правам человека в учреждениях образования',
  'Обеспечить доступ к образованию для детей с инвалидностью',
  'Создать ресурсные центры образования для учителей',
  'Провести мониторинг права на образование',
];
const DEADLINES = [
  '2021 г.',
  'IV квартал 2021 г.',
  '2021–2024 гг.',
  'ежегодно',
  'II полугодие 2022 г.',
  'до 1 июля 2023 г.',
  'постоянно',
  'I–III кварталы 2022 года',
  'декабрь 2023 г.',
  'до конца 2024 года',
  'ежегодно, 2021–2024 гг.',
  'ежеквартально',
];
export const STORY_LEADS = [
  'Министерство адалат Туркменистана',
  'Министерство внутренних дел Туркменистана',
  'Министерство здравоохранения и медицинской промышленности Туркменистана',
  'Министерство труда и социальной защиты населения Туркменистана',
  'Институт государства, права и демократии Туркменистана',
  'Генеральная прокуратура Туркменистана',
  'Верховный суд Туркменистана',
  'Меджлис Туркменистана',
  'Министерство образования Туркменистана',
  'Государственный комитет Туркменистана по статистике',
];
const OTHERS = [
  'Министерство финансов и экономики Туркменистана',
  'Союз женщин Туркменистана',
  'Министерство культуры Туркменистана',
];

const NO_DEADLINE = new Set([3, 10, 17, 25, 33, 41, 48, 56, 63, 70, 80]);
const NO_LEAD = new Set([12, 58]);
const EDUCATION_LEAD = new Set([72, 75, 78]);
const UNKNOWN_OTHERS: Record<number, string> = {
  6: UNKNOWN_NAMES[1]!,
  20: UNKNOWN_NAMES[2]!,
  44: UNKNOWN_NAMES[3]!,
  66: UNKNOWN_NAMES[4]!,
};
/** Rows whose cell of executors is merged with the row above. */
const MERGED = new Set([1, 14, 15, 29, 50]);

function executorsOf(index: number): string {
  if (NO_LEAD.has(index)) return '';
  const lead = EDUCATION_LEAD.has(index) ? UNKNOWN_NAMES[0]! : STORY_LEADS[index % STORY_LEADS.length]!;
  const unknown = UNKNOWN_OTHERS[index];
  const second =
    index % 3 === 0 ? `, ${OTHERS[index % OTHERS.length]}` : index % 7 === 0 ? `; ${OTHERS[1]} (по согласованию)` : '';
  return `${lead}${unknown ? `, ${unknown}` : second}`;
}

/** The 84 actions of the story, section by section. */
export function storyMatrix(): StorySection[] {
  let index = -1;
  let executors = '';
  return THEMES.map(([heading, subject, result], section) => ({
    heading: `${section + 1}. ${heading}`,
    rows: VERBS.map((verb, place) => {
      index++;
      executors = MERGED.has(index) ? executors : executorsOf(index);
      const title = section === 6 && place < EDUCATION.length ? EDUCATION[place]! : `${verb} ${subject}`;
      const row: StoryRow = {
        number: `${section + 1}.${place + 1}`,
        title,
        deadline: NO_DEADLINE.has(index) ? '' : DEADLINES[index % DEADLINES.length]!,
        executors,
        result: `Обеспечены ${result}: мера ${section + 1}.${place + 1} выполнена`,
      };
      return MERGED.has(index) ? { ...row, mergedWithAbove: true as const } : row;
    }),
  }));
}

const cellsOf = (row: StoryRow): string[] => [row.number, row.title, row.deadline, row.executors, row.result];

/** The story as a workbook: title rows, header in row 4, column numbers below it, merged section rows and merged executors. */
export async function storyXlsx(): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Матрица');
  for (const title of [...STORY_TITLE, '']) sheet.addRow([title]);
  sheet.mergeCells(2, 1, 2, 5);
  sheet.addRow(STORY_HEADER).font = { bold: true };
  sheet.addRow([1, 2, 3, 4, 5]);
  for (const section of storyMatrix()) {
    const heading = sheet.addRow([section.heading]);
    heading.font = { bold: true };
    sheet.mergeCells(heading.number, 1, heading.number, 5);
    addRows(sheet, section.rows);
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

function addRows(sheet: ExcelJS.Worksheet, rows: StoryRow[]): void {
  let first = 0;
  rows.forEach((row, index) => {
    const { number } = sheet.addRow(cellsOf(row));
    if (!row.mergedWithAbove) first = number;
    else if (!rows[index + 1]?.mergedWithAbove) sheet.mergeCells(first, 4, number, 4);
  });
}

const cell = (text: string, options: { bold?: boolean; span?: number; merge?: 'restart' | 'continue' } = {}): TableCell =>
  new TableCell({
    columnSpan: options.span ?? 1,
    ...(options.merge
      ? { verticalMerge: options.merge === 'restart' ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE }
      : {}),
    children: text
      .split('\n')
      .map((line) => new Paragraph({ children: [new TextRun({ text: line, bold: options.bold ?? false })] })),
  });

/** The story as a Word document: one landscape table with the same merges. */
export async function storyDocx(): Promise<Buffer> {
  const rows = [new TableRow({ tableHeader: true, children: STORY_HEADER.map((text) => cell(text, { bold: true })) })];
  for (const section of storyMatrix()) {
    rows.push(
      new TableRow({
        height: { value: 400, rule: HeightRule.ATLEAST },
        children: [cell(section.heading, { bold: true, span: 5 })],
      }),
    );
    section.rows.forEach((row, index) => {
      const merge = row.mergedWithAbove ? 'continue' : section.rows[index + 1]?.mergedWithAbove ? 'restart' : undefined;
      const texts = cellsOf(row);
      rows.push(
        new TableRow({
          children: texts.map((text, col) =>
            col === 3 && merge ? cell(merge === 'continue' ? '' : text, { merge }) : cell(text),
          ),
        }),
      );
    });
  }
  const landscape = { page: { size: { orientation: PageOrientation.LANDSCAPE } } };
  const titles = STORY_TITLE.map((text) => new Paragraph({ children: [new TextRun({ text, bold: true })] }));
  const table = new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows });
  return Packer.toBuffer(new Document({ sections: [{ properties: landscape, children: [...titles, table] }] }));
}

export type CsvForm = {
  encoding: 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'windows-1251';
  delimiter: ',' | ';' | '\t';
  lineEnd: '\r\n' | '\n' | '\r';
};

/** The story as text. A text file knows no merges, so the merged executors are written out in each row. */
export function storyCsv(form: CsvForm): Buffer {
  const lines = [...STORY_TITLE.map((title) => [title]), STORY_HEADER];
  for (const section of storyMatrix()) lines.push([section.heading], ...section.rows.map(cellsOf));
  const quote = (text: string) => (/["\r\n,;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const text = lines
    .map((line) =>
      line
        .map(quote)
        .concat(Array(5 - line.length).fill(''))
        .join(form.delimiter),
    )
    .join(form.lineEnd);
  return encodeText(text, form.encoding);
}

export function encodeText(text: string, encoding: CsvForm['encoding'] | 'macintosh'): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text);
  if (encoding === 'utf-8-bom') return Buffer.from(`\ufeff${text}`);
  if (encoding === 'utf-16le') return Buffer.from(`\ufeff${text}`, 'utf16le');
  const table = new Map(
    [...new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, i) => i))].map((char, byte) => [char, byte]),
  );
  return Buffer.from([...text].map((char) => table.get(char) ?? 0x3f));
}
