import { fold } from './words';

export const MATRIX_FIELDS = [
  'number',
  'title',
  'lead',
  'others',
  'responsible',
  'start',
  'end',
  'deadline',
  'expectedResult',
  'indicators',
  'funding',
  'fundingAmount',
  'fundingSource',
  'currency',
  'objective',
  'section',
  'ignore',
] as const;

/** What a column of a matrix holds. `responsible`: lead and co-executors in one cell, the first leads. */
export type MatrixField = (typeof MATRIX_FIELDS)[number];

/** Words of a header in Russian, Turkmen and English; the first field that matches wins, so the special ones stand first. */
const RULES: [field: MatrixField, words: string][] = [
  [
    'ignore',
    'objective no|номер (?:цели|задачи|раздела)|section no|примечани\\p{L}*|комментари\\p{L}*|notes?|remarks?|comments?|bellik\\p{L}*|статус|status|ýagdaý\\p{L}*|upr \\p{L}+ \\p{L}+|рекомендаци\\p{L}*|recommendations?|teklipnama\\p{L}*|(?:international|constitutional) obligations?',
  ],
  [
    'number',
    '№(?: п\\/п| п\\.п\\.?| пп)?|п\\/п|n[o°]?\\.?|nr\\.?|#|num(?:ber)?|номер(?: мероприятия| п\\/п)?|t\\/b|t\\/n|t\\.b\\.?|s\\/n|(?:action|activity|item|serial)s? (?:no\\.?|number|#|code)|код|code|belgisi|tertip belgisi|tertibi',
  ],
  [
    'indicators',
    'индикатор\\p{L}*|(?:целев\\p{L}+ )?показател\\p{L}*|критери\\p{L}*|görkeziji\\p{L}*|indicators?|kpis?|performance measures?',
  ],
  [
    'expectedResult',
    'ожидаем\\p{L}+ (?:конечн\\p{L}+ )?(?:результат|итог|эффект)\\p{L}*|(?:конечн\\p{L}+ )?результат\\p{L}*|форма завершения|garaşylýan netije\\p{L}*|netije\\p{L}*|expected (?:results?|outcomes?|outputs?|impact)|results?|outcomes?|outputs?|deliverables?',
  ],
  [
    'fundingSource',
    'источник\\p{L}*(?: и об[ъь]ем\\p{L}*)?(?: финансирования| средств)?|(?:maliýeleşdir\\p{L}*|maliýe) çeşme\\p{L}*|çeşmesi|(?:funding|financing|budget) sources?|sources? of (?:funding|financing|funds?)|sources?|donors?',
  ],
  [
    'fundingAmount',
    'сумма|об[ъь]ем(?: финансирования| средств)?|стоимость|(?:оценочн\\p{L}+|прогнозн\\p{L}+) стоимость|затраты|möçber\\p{L}*|bahasy|çykdajy\\p{L}*|amount|(?:estimated |total )?costs?(?: estimate)?',
  ],
  ['currency', 'валюта|currency|walýuta\\p{L}*|pul birligi'],
  [
    'funding',
    'финансир\\p{L}*|бюджет\\p{L}*|(?:финансов\\p{L}+ )?средств\\p{L}*|ресурс\\p{L}*|maliýeleşdir\\p{L}*|maliýe\\p{L}*|býujet\\p{L}*|serişde\\p{L}*|funding|funds|how much|financ\\p{L}*|budget\\p{L}*|resources?',
  ],
  [
    'start',
    '(?:дата |срок )?начал[оа](?: реализации| исполнения| работ)?|başlanýan \\p{L}+|başlangy\\p{L}*|başlamak|start(?:ing)?(?: date)?|begin(?:ning)?(?: date)?|from',
  ],
  [
    'end',
    '(?:дата |срок )?(?:окончани[ея]|завершени[ея]|конец)(?: реализации| исполнения| работ)?|tamamlan\\p{L}*(?: \\p{L}+)?|gutarýan \\p{L}+|soňy|end(?: date)?|finish(?: date)?|completion(?: date)?|to|due date',
  ],
  [
    'deadline',
    'срок\\p{L}*(?: исполнения| реализации| выполнения| проведения)?|период\\p{L}*(?: исполнения| реализации)?|дата|время|möhlet\\p{L}*|(?:ýerine ýetiriş |ýerine ýetirmegiň )?(?:möhlet|wagt|döwr)\\p{L}*|time ?-?frames?|time ?-?lines?|deadlines?|time|period|date|when|schedule|timing|implementation period|years?|год\\p{L}*',
  ],
  [
    'others',
    'соисполнител\\p{L}*|(?:заинтересованн\\p{L}+ )?(?:участник|партнер)\\p{L}*|bilelikde ýerine ýetiriji\\p{L}*|hyzmatdaş\\p{L}*|gatnaşyjylar|co-?execut\\p{L}*|(?:supporting|other|contributing|partner|participating|cooperating)(?: \\p{L}+)?|partners?(?: \\p{L}+)?|stakeholders?|(?:institutions|agencies|bodies) involved|support',
  ],
  [
    'lead',
    'ответственный(?: исполнитель| орган)?|(?:головн|ведущ|основн)\\p{L}+(?: \\p{L}+)?|esasy (?:jogapkär|ýerine ýetiriji)\\p{L}*|jogapkär(?: edara\\p{L}*)?|lead(?:ing)?(?: \\p{L}+)?|(?:main|principal) (?:executor|institution|agency|body)',
  ],
  [
    'responsible',
    '(?:ответственн\\p{L}+ )?(?:за исполнение|за выполнение|исполнител\\p{L}*)|ответственн\\p{L}+(?: \\p{L}+)*|исполнител\\p{L}*|исполняющ\\p{L}+ орган\\p{L}*|jogapkär\\p{L}*(?: \\p{L}+)*|ýerine ýetiriji\\p{L}*|ýerine ýetirýän\\p{L}*(?: \\p{L}+)*|responsib\\p{L}+(?: (?:for )?\\p{L}+)*|implement(?:ing|ers?|ation)(?: \\p{L}+)*|agents? of change|institutions?|agenc(?:y|ies)|executors?|(?:by )?who|by whom|actors?',
  ],
  [
    'section',
    'раздел\\p{L}*|глав[аы]|(?:приоритетн\\p{L}+ )?направлени\\p{L}*|приоритет\\p{L}*|тематическ\\p{L}+ \\p{L}+|сфера|област\\p{L}+|bölüm\\p{L}*|bap|ugur\\p{L}*|ileri tutulýan \\p{L}+|sections?|chapters?|parts?|(?:priority|thematic) areas?|areas?|priorit(?:y|ies)|pillars?|themes?',
  ],
  [
    'objective',
    '(?:стратегическ\\p{L}+ )?(?:цел[ьи]|задач[аи])|maksat\\p{L}*|wezipe\\p{L}*|(?:strategic |specific )?objectives?|(?:strategic )?goals?|aims?|targets?',
  ],
  [
    'title',
    '(?:(?:наименование|название|содержание|перечень) )?(?:основн\\p{L}+ |конкретн\\p{L}+ |планируем\\p{L}+ |намечен\\p{L}+ )?(?:мероприяти\\p{L}*|действи\\p{L}*|мер[аы]?(?!\\p{L})|шаг\\p{L}*)|наименование|содержание|(?:amala aşyrylmaly |geçiriljek |ýerine ýetirilmeli )?(?:çär[eä]\\p{L}*|işler\\p{L}*|hereket\\p{L}*)(?: (?:ady|atlary|mazmuny))?|mazmuny|(?:key |main |planned |proposed |specific )?(?:actions?|activit(?:y|ies)|measures?|interventions?|tasks?|steps?)(?: (?:points?|description|title|name))?|what|description|title',
  ],
];

const COMPILED = RULES.map(([field, words]) => ({
  field,
  exact: new RegExp(`^(?:${words})$`, 'iu'),
  start: new RegExp(`^(?:${words})(?![\\p{L}\\p{N}])`, 'iu'),
  inside: new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, 'iu'),
}));

/** A header without underscores, units in brackets and final signs. */
const bare = (header: string): string =>
  fold(header.replaceAll('_', ' '))
    .replace(/\([^)]*\)?/g, ' ')
    .replace(/[\s:*.;,]+$/, '')
    .replace(/\s+/g, ' ')
    .trim();

export type Guess = { field: MatrixField; confidence: number };
const UNKNOWN: Guess = { field: 'ignore', confidence: 0 };

/** Which field a header names, and how sure that is: the whole header 0.95, its beginning 0.8, a word inside 0.5. */
export function guessField(header: string): Guess {
  const text = bare(header);
  if (!text || text.length > 120) return UNKNOWN;
  const isShort = text.length <= 60;
  const head = text.split(/,| - /)[0]!.trim();
  for (const [kind, subject, confidence] of [
    ['exact', text, 0.95],
    ['exact', head, 0.9],
    ['start', text, 0.8],
    ['inside', text, 0.5],
  ] as const) {
    const rule = kind === 'inside' && !isShort ? undefined : COMPILED.find((candidate) => candidate[kind].test(subject));
    // One short word inside a sentence is no header.
    if (rule && !(kind === 'inside' && (rule.field === 'number' || rule.field === 'ignore')))
      return { field: rule.field, confidence };
  }
  return UNKNOWN;
}
