// The one official formatter of dates, numbers, shares and periods. From tables, never from Intl: server and browser must print
// the same characters, and Chromium has no Turkmen. Time zone: Asia/Ashgabat, UTC+5 all year (no summer time since 1992).
import type { Language } from '@/lib/platform/i18n/languages';
import { tkFrom, tkOfThem, tkOrdinal } from '@/lib/platform/i18n/turkmen';

const NBSP = '\u00a0';
const HOUR = 3_600_000;
const ZONE_HOURS = 5;

const words = (list: string) => list.split(' ');
const MONTHS = {
  en: words('January February March April May June July August September October November December'),
  ru: words('январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'),
  tk: words('ýanwar fewral mart aprel maý iýun iýul awgust sentýabr oktýabr noýabr dekabr'),
};
const RU_GENITIVE = words('января февраля марта апреля мая июня июля августа сентября октября ноября декабря');
const TK_POSSESSIVE = words('ýanwary fewraly marty apreli maýy iýuny iýuly awgusty sentýabry oktýabry noýabry dekabry');
const WEEKDAYS = {
  en: words('Sunday Monday Tuesday Wednesday Thursday Friday Saturday'),
  ru: words('воскресенье понедельник вторник среда четверг пятница суббота'),
  tk: words('ýekşenbe duşenbe sişenbe çarşenbe penşenbe anna şenbe'),
};

/**
 * - `long` 15 September 2020 · 15 сентября 2020 г. · 2020-nji ýylyň 15-nji sentýabry
 * - `short` 15.09.2020 in all three (tables)
 * - `day` 15 September · 15 сентября · 15-nji sentýabr (the year is clear)
 * - `month` September 2020 · сентябрь 2020 г. · 2020-nji ýylyň sentýabry
 * - `weekday` Tuesday · вторник · sişenbe
 * - `until` for "by …", «до …»: as `long`, Turkmen in the dative (… sentýabryna çenli)
 * - `on` for "on …": as `long`, Turkmen in the locative (… sentýabrynda; with -ky: of that day)
 */
export type DateStyle = 'long' | 'short' | 'day' | 'month' | 'weekday' | 'until' | 'on';

type Parts = { year: number; month: number; day: number; weekday: number };

function partsOf(value: string | Date): Parts {
  // A plain day stands for itself; a moment is shown as people in Ashgabat see it.
  const plain = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
  const time = typeof value === 'string' ? Date.parse(plain ? `${value}T00:00:00Z` : value) : value.getTime();
  if (Number.isNaN(time)) throw new RangeError(`not a date: ${String(value)}`);
  const date = new Date(plain ? time : time + ZONE_HOURS * HOUR);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate(), weekday: date.getUTCDay() };
}

const two = (n: number) => String(n).padStart(2, '0');

// The possessive month ends in y (back) or i (front: only "apreli"); the case follows it.
const inflected = (date: string, back: string, front: string) => `${date}${date.endsWith('i') ? front : back}`;

const STYLES: Record<Language, Record<Exclude<DateStyle, 'short' | 'weekday'>, (p: Parts) => string>> = {
  en: {
    long: (p) => `${p.day}${NBSP}${MONTHS.en[p.month]} ${p.year}`,
    day: (p) => `${p.day}${NBSP}${MONTHS.en[p.month]}`,
    month: (p) => `${MONTHS.en[p.month]} ${p.year}`,
    until: (p) => STYLES.en.long(p),
    on: (p) => STYLES.en.long(p),
  },
  ru: {
    long: (p) => `${p.day}${NBSP}${RU_GENITIVE[p.month]} ${p.year}${NBSP}г.`,
    day: (p) => `${p.day}${NBSP}${RU_GENITIVE[p.month]}`,
    month: (p) => `${MONTHS.ru[p.month]} ${p.year}${NBSP}г.`,
    until: (p) => STYLES.ru.long(p),
    on: (p) => STYLES.ru.long(p),
  },
  tk: {
    long: (p) => `${tkOrdinal(p.year)} ýylyň ${tkOrdinal(p.day)} ${TK_POSSESSIVE[p.month]}`,
    day: (p) => `${tkOrdinal(p.day)} ${MONTHS.tk[p.month]}`,
    month: (p) => `${tkOrdinal(p.year)} ýylyň ${TK_POSSESSIVE[p.month]}`,
    until: (p) => inflected(STYLES.tk.long(p), 'na', 'ne'),
    on: (p) => inflected(STYLES.tk.long(p), 'nda', 'nde'),
  },
};

/** A calendar day (`2020-09-15`) or a moment (ISO with time, or Date: shown in Asia/Ashgabat). Throws RangeError when it is none. */
export function formatDate(value: string | Date, language: Language, style: DateStyle = 'long'): string {
  const parts = partsOf(value);
  if (style === 'short') return `${two(parts.day)}.${two(parts.month + 1)}.${parts.year}`;
  if (style === 'weekday') return WEEKDAYS[language][parts.weekday]!;
  return STYLES[language][style](parts);
}

/** Hour and minute in Asia/Ashgabat: 14:32. */
export function formatTime(moment: string | Date): string {
  const date = new Date((typeof moment === 'string' ? Date.parse(moment) : moment.getTime()) + ZONE_HOURS * HOUR);
  if (Number.isNaN(date.getTime())) throw new RangeError(`not a moment: ${String(moment)}`);
  return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
}

/** Day and time of a moment in Asia/Ashgabat: 15.09.2020, 14:32. */
export const formatDateTime = (moment: string | Date, language: Language, style: DateStyle = 'short'): string =>
  `${formatDate(typeof moment === 'string' ? new Date(moment) : moment, language, style)}, ${formatTime(moment)}`;

/** 1,234.5 in English; 1 234,5 (no-break spaces) in Russian and Turkmen. At most `digits` decimals, without trailing zeros. */
export function formatNumber(value: number, language: Language, digits = 2): string {
  if (!Number.isFinite(value)) throw new RangeError(`not a number: ${value}`);
  // The epsilon step keeps 1.005 from becoming 1.00.
  const rounded = Math.round((Math.abs(value) + Number.EPSILON) * 10 ** digits) / 10 ** digits;
  const [whole, fraction] = rounded.toFixed(digits).split('.') as [string, string?];
  const decimals = fraction?.replace(/0+$/, '');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, language === 'en' ? ',' : NBSP);
  const sign = value < 0 && rounded !== 0 ? '−' : '';
  return `${sign}${grouped}${decimals ? `${language === 'en' ? '.' : ','}${decimals}` : ''}`;
}

/** `value` is from 0 to 100: 86% in English, 86 % (no-break space) in Russian and Turkmen. */
export const formatPercent = (value: number, language: Language, digits = 0): string =>
  `${formatNumber(value, language, digits)}${language === 'en' ? '' : NBSP}%`;

/** From how many on a share may be said in percent. */
export const PERCENT_FROM = 20;

/** Share in whole percent; null below 20, where a percentage says more than is known. A part is never rounded to 0 or all to 100. */
export function sharePercent(part: number, total: number): number | null {
  if (total < PERCENT_FROM) return null;
  if (part <= 0) return 0;
  if (part >= total) return 100;
  return Math.min(99, Math.max(1, Math.round((part / total) * 100)));
}

/** Counts first: "61 of 96 (64%)"; below 20 without percent: "12 of 14". */
export function formatShare(part: number, total: number, language: Language): string {
  const counts = {
    en: () => `${formatNumber(part, 'en')} of ${formatNumber(total, 'en')}`,
    ru: () => `${formatNumber(part, 'ru')} из ${formatNumber(total, 'ru')}`,
    tk: () => `${tkFrom(total)} ${tkOfThem(part)}`,
  }[language]();
  const percent = sharePercent(part, total);
  return percent === null ? counts : `${counts} (${formatPercent(percent, language)})`;
}

export type PluralCategory = 'one' | 'few' | 'many' | 'other';

/** CLDR plural category; Turkmen: one, other. */
export function plural(n: number, language: Language): PluralCategory {
  const count = Math.abs(n);
  if (language !== 'ru') return count === 1 ? 'one' : 'other';
  if (!Number.isInteger(count)) return 'other';
  const tail = count % 100;
  if (count % 10 === 1 && tail !== 11) return 'one';
  return count % 10 >= 2 && count % 10 <= 4 && (tail < 12 || tail > 14) ? 'few' : 'many';
}

const DAYS: Record<Language, Partial<Record<PluralCategory, string>>> = {
  en: { one: 'day', other: 'days' },
  ru: { one: 'день', few: 'дня', many: 'дней', other: 'дня' },
  tk: { one: 'gün', other: 'gün' },
};

/** 3 days · 3 дня · 3 gün. */
export const formatDays = (n: number, language: Language): string =>
  `${formatNumber(n, language)}${NBSP}${DAYS[language][plural(n, language)]}`;

const NEAR: Record<Language, [yesterday: string, today: string, tomorrow: string]> = {
  en: ['yesterday', 'today', 'tomorrow'],
  ru: ['вчера', 'сегодня', 'завтра'],
  tk: ['düýn', 'şu gün', 'ertir'],
};

/** Distance in days from the business day, negative in the past: in 3 days, «через 3 дня», "3 günden soň"; 3 days ago … */
export function relativeDays(days: number, language: Language): string {
  if (Math.abs(days) <= 1) return NEAR[language][days + 1]!;
  const count = formatDays(Math.abs(days), language);
  if (language === 'en') return days > 0 ? `in ${count}` : `${count} ago`;
  if (language === 'ru') return days > 0 ? `через ${count}` : `${count} назад`;
  return days > 0 ? `${count}den soň` : `${count} ozal`;
}

// Turkmen in the order of official papers; Russian without ё, й, ъ, ы, ь.
const LETTERS: Record<Language, string[]> = {
  en: [...'abcdefghijklmnopqrstuvwxyz'],
  ru: [...'абвгдежзиклмнопрстуфхцчшщэюя'],
  tk: [...'abçdeäfghijžklmnňoöprsştuüwyýz'],
};

/** Marker of the n-th item (from 0) of a lettered list: a), b), ç) … in Turkmen; after the alphabet's end aa), ab) … */
export function listLetter(index: number, language: Language): string {
  const letters = LETTERS[language];
  let text = '';
  for (let rest = index; rest >= 0; rest = Math.floor(rest / letters.length) - 1) text = letters[rest % letters.length] + text;
  return `${text})`;
}

const SIZE_UNITS: Record<Language, string[]> = {
  en: ['B', 'KB', 'MB', 'GB'],
  ru: ['Б', 'КБ', 'МБ', 'ГБ'],
  tk: ['B', 'KB', 'MB', 'GB'],
};

/** Size of a file: 2.4 MB · 2,4 МБ. Units of 1,024 bytes. */
export function formatSize(bytes: number, language: Language): string {
  const step = bytes < 1024 ? 0 : Math.min(3, Math.floor(Math.log2(bytes) / 10));
  const digits = step === 0 || bytes / 1024 ** step >= 10 ? 0 : 1;
  return `${formatNumber(bytes / 1024 ** step, language, digits)}${NBSP}${SIZE_UNITS[language][step]}`;
}
