/** The words of time in Russian, Turkmen and English, as patterns over folded text (see `fold`). */

export type TimeUnit = 'quarter' | 'half';
export type Edge = 'begin' | 'mid' | 'end';
export type Recurrence = 'ONCE' | 'ANNUAL' | 'HALF_YEARLY' | 'CONTINUOUS';

/** Ongoing work. `exact: false` marks rhythms that no recurrence of the product expresses (every two years, as needed). */
export const RECURRENCES: { pattern: RegExp; recurrence: Recurrence; exact: boolean }[] = [
  rhythm(
    'HALF_YEARLY',
    '(?:раз|1 раз|один раз) в (?:полгода|полугодие)|кажд\\S+ (?:полгода|полугоди\\S+)|(?:не реже )?(?:2|два|двух|дважды) раза? в год|дважды в год|по полугодиям|ежеполугодно|раз в (?:6|шесть) месяцев',
    'her ýarym ýyl\\S*|ýarym ýyll\\S+ bir gezek|ýylda (?:2|iki) (?:gezek|sapar)|ýyl(?:yň)? her ýarymynda',
    'half[- ]yearly|semi-?annual(?:ly)?|bi-?annual(?:ly)?|twice (?:a|per) year|every (?:six|6) months|every half[- ]year|each half[- ]year',
  ),
  rhythm(
    'CONTINUOUS',
    'раз в (?:2|два|3|три|четыре|4|5|пять) (?:года|лет)|каждые (?:2|два|3|три) года',
    '(?:2|iki|3|üç) ýylda bir gezek',
    'every (?:two|2|three|3|second|other) years?|biennial(?:ly)?',
    false,
  ),
  rhythm(
    'CONTINUOUS',
    'ежеквартальн\\S+|кажд\\S+ квартал\\S*|(?:не реже )?(?:(?:1 |2 |один |одного |два |двух )?раза?|дважды) в (?:квартал|месяц|неделю)|(?:не реже )?(?:3|4|три|тр[её]х|четыре|четыр[её]х) раза? в год|поквартально|ежемесячн\\S+|кажд\\S+ месяц|еженедельн\\S+|ежедневн\\S+',
    'her çärýek\\S*|çärýekde bir gezek|her aý(?:da)?|aýda bir gezek|her hepde\\S*|her gün',
    'quarterly|every quarter|each quarter|monthly|every month|weekly|daily|every (?:three|3) months',
  ),
  rhythm(
    'ANNUAL',
    'ежегодн\\S+|кажд\\S+ год\\S*|(?:раз|1 раз|один раз|не реже одного раза|не реже 1 раза) в год',
    'her ýyl(?:da|yň|ky|yna)?|ýylda (?:bir|1) (?:gezek|sapar)|ýylsaýyn|her ýylda',
    'annual(?:ly)?|yearly|every year|each year|once (?:a|per) year|per annum',
  ),
  rhythm(
    'CONTINUOUS',
    'постоянн\\S+(?: основе)?|(?:на )?регулярн\\S+(?: основе)?|систематическ\\S+|непрерывно|бессрочно|(?:в течение|на протяжении|весь|за) (?:всего |весь )?(?:периода?|срока?)(?: действия| реализации| выполнения)?(?: плана| нпд\\S*)?(?!\\s+(?:с )?(?:19|20)\\d\\d)',
    'yzygiderli\\S*|hemişe\\S*|üznüksiz|dowamly|dyngysyz|yzygider|bütin döwrüň dowamynda|meýilnamanyň dowamynda',
    'continuous(?:ly)?|continual(?:ly)?|continuing|ongoing|on-going|permanent(?:ly)?|constant(?:ly)?|regular(?:ly)?(?: basis)?|throughout(?: the)?(?: plan| period| implementation)*|on a permanent basis|at all times',
  ),
  rhythm(
    'CONTINUOUS',
    'по мере (?:необходимости|поступления|надобности|возможности)',
    'zerur(?:ýetine|lygyna) görä|zerur bolanda',
    'as (?:needed|required|necessary|appropriate)|when needed',
    false,
  ),
];

function rhythm(recurrence: Recurrence, ru: string, tk: string, en: string, exact = true) {
  return { pattern: wordPattern(`${ru}|${tk}|${en}`), recurrence, exact };
}

/** Whole words only: `\b` knows no Cyrillic. */
export function wordPattern(alternatives: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives})(?![\\p{L}\\p{N}])`, 'giu');
}

const MONTH_STEMS: RegExp[] = [
  'янв(?:ар[ьяеюё])?|ýanwar\\p{L}*|yanwar\\p{L}*|jan(?:uary)?',
  'фев(?:р(?:ал[ьяеюё])?)?|fewral\\p{L}*|feb(?:r(?:uary)?)?',
  'март[аеу]?|мар|mart\\p{L}*|mar(?:ch)?',
  'апр(?:ел[ьяеюё])?|aprel\\p{L}*|apr(?:il)?',
  'ма[йяею]|maý\\p{L}*|may',
  'июн[ьяею]?|iýun\\p{L}*|june?',
  'июл[ьяею]?|iýul\\p{L}*|july?',
  'авг(?:уст[аеу]?)?|awgust\\p{L}*|aug(?:ust)?',
  'сент?(?:ябр[ьяею])?|sentýabr\\p{L}*|sept?(?:ember)?',
  'окт(?:ябр[ьяею])?|oktýabr\\p{L}*|oct(?:ober)?',
  'ноя(?:б(?:р[ьяею])?)?|noýabr\\p{L}*|nov(?:ember)?',
  'дек(?:абр[ьяею])?|dekabr\\p{L}*|dec(?:ember)?',
].map((stem) => new RegExp(`^(?:${stem})\\.?$`, 'u'));

/** 1 to 12, or null. */
export function monthOf(word: string): number | null {
  const index = MONTH_STEMS.findIndex((stem) => stem.test(word));
  return index < 0 ? null : index + 1;
}

const ORDINALS: [RegExp, number][] = [
  [/^(?:перв\S+|birinji|first|1st)$/u, 1],
  [/^(?:втор\S+|ikinji|second|2nd)$/u, 2],
  [/^(?:трет\S+|üçünji|third|3rd)$/u, 3],
  [/^(?:четверт\S+|dördünji|fourth|4th)$/u, 4],
];
const ROMAN: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4 };

/** Roman (also typed with Cyrillic letters), spelled and suffixed ordinals: "iv", "2-й", "3-nji", "first". */
export function ordinalOf(word: string): number | null {
  const bare = word.replace(/(?<=^[iіӏlvѵ|]+)-(?:й|ый|ой|ий|го|ого|ом|ем|м|е|ое|я|ая|nji|njy|st|nd|rd|th)$/u, '');
  const roman = ROMAN[bare.replace(/[іӏ1l|]/gu, 'i').replace(/ѵ/gu, 'v')];
  if (roman && /^[iіӏlv]/u.test(word)) return roman;
  const suffixed = /^(\d{1,2})-?(?:й|ый|ой|ий|го|ому|му|ем|е|ое|я|ая|х|м|ом|nji|njy|nyj|inji|st|nd|rd|th)$/u.exec(word);
  if (suffixed) return Number(suffixed[1]);
  return ORDINALS.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

export const UNIT_WORDS: [RegExp, TimeUnit][] = [
  [/^(?:кв|кв-л\p{L}*|квартал\p{L}*|çärýe[kg]\p{L}*|quarters?|qtr\.?|çär)\.?$/u, 'quarter'],
  [/^(?:полугоди\p{L}*|половин\p{L}*|п\/г|полугод|ýarymy\p{L}*|ýarym\p{L}*|ýarymýyl\p{L}*|half|halves|semesters?)\.?$/u, 'half'],
];

export const EDGE_WORDS: [RegExp, Edge][] = [
  [/^(?:начал[оаеу]|beginning|start|early|başy\p{L}*|başlary\p{L}*)$/u, 'begin'],
  [/^(?:середин[ауые]|mid|middle|ortasy\p{L}*|ortalary\p{L}*)$/u, 'mid'],
  [
    /^(?:кон(?:ец|ца|цу|це)|исход|исходу|истечения|окончани[яеюи]|завершени[яеюи]|end|close|late|ahyr\p{L}*|soň[un]\p{L}*)$/u,
    'end',
  ],
];

/** Words that say "not later than" before the date. `loose`: "до 2024 года" may mean before it begins, the person should look. */
export const UNTIL_WORDS: { pattern: RegExp; loose: boolean }[] = [
  { pattern: /^(?:до|before|until|till|to)$/u, loose: true },
  { pattern: /^(?:к|ко|by|позднее|позже|later|deadline)$/u, loose: false },
];
/** The same after the date: "ýylyň ahyryna çenli". */
export const UNTIL_AFTER = /^(?:çenli|cenli|çen|dek)$/u;
export const FROM_WORDS = /^(?:с|со|from|since|starting|начиная|после)$/u;
export const FROM_AFTER = /^(?:başlap|soň|ýyldan|ýylyndan|ýyllardan|aýyndan)$/u;
/** "2021, then annually": the range stays open. */
export const OPEN_WORDS = /^(?:далее|затем|впоследствии|thereafter|afterwards|onwards?|soňra|mundan)$/u;
export const AND_WORDS = /^(?:и|and|we|hem|&|,|;)$/u;
export const RANGE_WORDS = /^(?:-|по|through|thru|\/|\.\.|…)$/u;

/** Words that carry no date. Anything else that is not understood makes the reading uncertain. */
export const NOISE =
  /^(?:в|во|на|за|из|of|in|the|on|at|for|and|a|год\S*|г|гг|ýyl\S*|ý|ýý|year|years|yy|месяц\S*|aý\p{L}*|month|months|число|числа|срок|срока|сроки|исполнени[яе]|реализаци[яи]|выполнени[яе]|möhlet\S*|deadline|period|период\S*|течени[еи]|протяжени[еи]|dowamynda|döwr\S*|aralygynda|during|within|over|course|позднее|позже|не|no|not|later|than|включительно|inclusive|day|days|дн[яей]\S*|начиная|ý\.|between|между|\.|:|\(|\)|fy|ежегодно)$/u;
