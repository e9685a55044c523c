/** What a cell's number means to a reader's eye: Excel stores dates, percentages and "1.10" as plain numbers. */

const DAY = 86_400_000;

/** Strips quoted words, colours and locale tags, so that only the format's own letters remain. */
const skeleton = (format: string): string =>
  (format.split(';')[0] ?? '')
    .replace(/"[^"]*"/g, '')
    .replace(/\\([./ -])/g, '$1')
    .replace(/\\./g, '')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/_.|\*./g, '')
    .toLowerCase();

const BUILT_IN_DATE = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);
const BUILT_IN: Record<number, string> = { 1: '0', 2: '0.00', 9: '0%', 10: '0.00%', 17: 'mmm-yy' };

/** Builds the function that shows a stored number under a number format. `date1904`: the workbook's other day zero. */
export function createNumberReader(id: number, custom: string | undefined, date1904: boolean): (value: number) => string {
  const form = skeleton(custom ?? BUILT_IN[id] ?? '');
  const isDate = custom === undefined ? BUILT_IN_DATE.has(id) : /[yd]|m{3,}/.test(form) && !/general|[0#]/.test(form);
  if (isDate) return (value) => showDate(value, form, date1904);
  const decimals = /^0(?:\.(0+))?(%?)$/.exec(form);
  if (decimals?.[2]) return (value) => `${plain(value * 100)}%`;
  if (decimals?.[1]) return (value) => value.toFixed(decimals[1]!.length);
  return plain;
}

/** Fifteen significant digits, as Excel shows them: 0.1 + 0.2 reads 0.3. */
const plain = (value: number): string => String(Number(value.toPrecision(15)));

function showDate(value: number, form: string, date1904: boolean): string {
  // Day 60 is 29 February 1900, which never was; every real matrix lies after it.
  if (!(value >= 1 && value < 2_958_466)) return plain(value);
  const base = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const iso = new Date(base + Math.round(value * 86_400) * 1000).toISOString();
  if (form && !form.includes('d') && form.includes('y'))
    return form.includes('m') ? `${iso.slice(5, 7)}.${iso.slice(0, 4)}` : iso.slice(0, 4);
  const hasTime = value % 1 > 1000 / DAY;
  // Only the order that cannot be misread is shown as it stands: 03/04 in an American workbook would be taken for 3 April.
  const day = /^d{1,2}([./-])m{1,2}\1(y{2,4})(?:\s?г)?[.;@]*$/.exec(form.trim());
  if (day && !hasTime) return showDay(iso, form, day[1]!);
  return hasTime ? `${iso.slice(0, 10)} ${iso.slice(11, 16)}` : iso.slice(0, 10);
}

function showDay(iso: string, form: string, sign: string): string {
  const [year, month, day] = iso.split('-') as [string, string, string];
  const part = (digits: string, letters: string) => (form.includes(letters + letters) ? digits : String(Number(digits)));
  return [part(day.slice(0, 2), 'd'), part(month, 'm'), year].join(sign);
}
