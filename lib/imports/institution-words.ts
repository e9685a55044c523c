import { fold } from './words';

/** Nouns that make a phrase the name of an institution, in three languages. */
const NOUNS =
  /(?<!\p{L})(?:министерств|минист|комитет|госкомитет|комисси|служб|агентств|институт|академи|университет|прокуратур|генпрокуратур|суд(?!ь|ебн)|меджлис|маслахат|парламент|хякимлик|хакимлик|администраци|управлени|департамент|центр|союз|организаци|обществ[оа](?!\p{L})|коллеги|банк|фонд|омбудсмен|уполномоченн|орган[ыа]?(?!\p{L})|учреждени|ведомств|объединени|профсоюз|кабинет|аппарат|офис|представительств|программ[аы] развити|совет|палат|ассоциаци|федераци|миграционн|госкомстат|мин[а-я]+|ministrli|komitet|topar|gullug|gullukl|edara|institut|akademiý|uniwersitet|prokuratura|kazyýet|mejlis|maslahat|häkimli|birleşi|guram|jemgyýet|kollegiýa|bank|gazna|merkez|bölüm|müdirli|adalatçy|wekilhana|arkalaşy|geňeş|palata|ministr|committee|commission|service|agenc|institute|academy|universit|prosecutor|court|parliament|assembly|hakimlik|administration|department|cent(?:er|re)|union|organi[sz]ation|society|association|bank|fund|ombuds|authorit|bod(?:y|ies)|office|delegation|programme|program(?!\p{L})|council|chamber|federation|judiciary|legislature|police|embassy|ngos?(?!\p{L})|csos?(?!\p{L}))/iu;

/** Words without capital letters that still begin a new institution: "…, хякимлики велаятов". */
const LOWER_START =
  /^(?:все |прочие |остальные |ähli |all |хякимлик|хакимлик|министерств|государственн|орган[ыао]|местн|общественн|велаят|ведомств|комитет|агентств|учреждени|заинтересованн|иные|други|международн|неправительственн|профильн|отраслев|соответствующ|правоохранительн|суды|прокуратур|вуз|нпо|häkimli|ministrli|jemgyýetçilik|halkara|ýerli|beýleki|degişli|welaýat|ministries|local|other|relevant|national|international|civil society|hakimlik|courts|public|government)/iu;

/** Roles written into the cell. The word goes, the role stays. */
const LEAD =
  '(?:головн\\p{L}+|ведущ\\p{L}+|основн\\p{L}+|отв(?:етств(?:енн\\p{L}+)?)?\\.?)(?: исполнител\\p{L}+)?|исполнител\\p{L}+|исп\\.|lead(?:ing)?(?: (?:agency|institution|body|ministry))?|responsible(?: (?:body|agency|institution))?|main|coordinator|координатор\\p{L}*|jogapkär(?:ler)?(?: (?:edara|ýerine ýetiriji(?:ler)?))?|esasy(?: ýerine ýetiriji(?:ler)?)?|ýerine ýetiriji(?:ler)?';
const OTHER =
  'соисполнител\\p{L}+|соисп\\.?|участник\\p{L}*|партнер\\p{L}*|при (?:участии|поддержке|содействии)|с участием|co-?executors?|co-?executing|support(?:ing|ed by)?|partners?|participants?|contributing|others?|bilelikde(?: ýerine ýetiriji(?:ler)?)?|gatnaşyjylar|hyzmatdaşlar|kömekçi';
const PREFIX = new RegExp(
  `^(?:(?:(?<lead>${LEAD})|(?<other>${OTHER}))\\s*[:–—-]|\\((?:(?<lead2>${LEAD})|(?<other2>${OTHER}))\\))\\s*(?=\\S)`,
  'iu',
);
const SUFFIX = new RegExp(
  `\\s*(?:\\((?:(?<lead>${LEAD})|(?<other>${OTHER}))\\)|[–—-]\\s+(?:(?<lead2>${LEAD})|(?<other2>${OTHER})))\\s*\\.?$`,
  'iu',
);
const REMARK =
  /(?:^|\s+)по согласованию$|\s*\((?:по согл(?:асованию|\.)|по компетенции|в пределах компетенции|в рамках (?:своей )?компетенции|ylalaşyk boýunça|ylalaşylan|by agreement|as agreed|subject to agreement|upon agreement|tbc)\)/giu;
const REST = /^(?:и|and|we)?\s*(?:др|другие|иные|прочие|etc|others|beýlekiler|başgalar)\.?$/iu;

export type Role = 'LEAD' | 'OTHER';

export const hasNoun = (text: string): boolean => NOUNS.test(text);
/** "МВД", "MoJ", "ПРООН", "ЮНИСЕФ": two capitals at least and hardly anything else. */
export const isAbbreviation = (text: string): boolean =>
  /^\(?[\p{Lu}][\p{L}\d.&-]{0,12}\)?$/u.test(text) && (text.match(/\p{Lu}/gu)?.length ?? 0) >= 2;
export const beginsInstitution = (text: string): boolean =>
  /^(?:the\s+)?["'«„“(]*[\p{Lu}\d\ue000-\uf8ff]/u.test(text) || LOWER_START.test(text);
/** "министерства | ведомства", "ministries | agencies": a pair of groups is one name. */
export const isGroupPair = (before: string, after: string): boolean =>
  /(?:министерства|комитеты|организации|предприятия|учреждения|органы|ministries|institutions|ministrlikler|edaralar|guramalar)$/iu.test(
    before,
  ) &&
  /^(?:[\p{Ll}-]+ ){0,2}(?:ведомства|агентства|организации|учреждения|предприятия|комитеты|agencies|institutions|departments|organi[sz]ations|bodies|edaralar\p{L}*|guramalar\p{L}*|kärhanalar\p{L}*)$/iu.test(
    after,
  );
export const isRest = (text: string): boolean => REST.test(text);

/** Takes a role word off the front ("соисполнители: …") or the end ("МВД (отв.)", "MoJ – lead"), and remarks off anywhere. */
export function takeRole(text: string): { text: string; role: Role | null; isPrefix: boolean } {
  const plain = text.replace(REMARK, '').trim();
  const prefix = PREFIX.exec(plain);
  if (prefix)
    return {
      text: plain.slice(prefix[0].length).trim(),
      role: prefix.groups?.lead || prefix.groups?.lead2 ? 'LEAD' : 'OTHER',
      isPrefix: true,
    };
  const suffix = SUFFIX.exec(plain);
  if (!suffix || suffix.index === 0) return { text: plain, role: null, isPrefix: false };
  return {
    text: plain.slice(0, suffix.index).trim(),
    role: suffix.groups?.lead || suffix.groups?.lead2 ? 'LEAD' : 'OTHER',
    isPrefix: false,
  };
}

/** How a name is compared with a known one: the country's name, brackets with an abbreviation and quotes do not count. */
export const institutionKey = (name: string): string =>
  fold(name)
    .replace(/"|'/g, '')
    .replace(
      /(?<!\p{L})(?:республики\s+)?туркменистана?(?!\p{L})|(?<!\p{L})türkmenistanyň(?!\p{L})|(?<!\p{L})of turkmenistan(?!\p{L})/giu,
      ' ',
    )
    .replace(/\((?:[\p{L}\d-]{2,14})\)/gu, ' ')
    .replace(/[.,;:]+$/g, '')
    .replace(/\s+/g, ' ')
    .trim();
