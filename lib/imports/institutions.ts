import {
  beginsInstitution,
  hasNoun,
  institutionKey,
  isAbbreviation,
  isGroupPair,
  isRest,
  type Role,
  takeRole,
} from './institution-words';
import { wordsOrNull } from './words';

export { institutionKey } from './institution-words';

export type InstitutionNames = {
  /** The marked one, else the first. Names stand as written, without role notes. */
  lead: string | null;
  others: string[];
  /** The cell was split at a place where a name could also continue, or it says "and others". */
  uncertain: boolean;
};

type Part = { text: string; role: Role | null };

/** Known names of one import, prepared once: their own commas and "и" do not split them. */
export type KnownNames = { pattern: RegExp | null };

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const COUNTRY = /\s+Туркменистана|^Türkmenistanyň\s+|\s+of Turkmenistan/giu;

/** Only names that hold a separator need protection. */
export function prepareKnownNames(names: readonly string[]): KnownNames {
  const forms = new Set(
    names.flatMap((name) => [name, name.replace(COUNTRY, '')]).filter((name) => /[,;/]|\s(?:и|and|we|совместно)\s/i.test(name)),
  );
  if (!forms.size) return { pattern: null };
  const sources = [...forms]
    .sort((a, b) => b.length - a.length)
    .map((name) => escapePattern(name.trim()).replace(/\s+/g, '\\s+').replace(/[её]/gi, '[её]').replace(/['’‘]/g, "['’‘]"));
  return { pattern: new RegExp(`(?<![\\p{L}])(?:${sources.join('|')})(?![\\p{L}])`, 'giu') };
}

/**
 * Splits the institutions of one cell at lines, semicolons, commas, slashes, «совместно с» and safe "and". The marked one is
 * the lead, else the first; names such as «Институт государства, права и демократии» stay whole.
 */
export function splitInstitutions(text: string | null | undefined, known: KnownNames = { pattern: null }): InstitutionNames {
  const words = wordsOrNull(text ?? '');
  if (words === null) return { lead: null, others: [], uncertain: false };
  const kept: string[] = [];
  const protectedText = words.replace(known.pattern ?? /(?!)/g, (name) => {
    kept.push(name.replace(/\s+/g, ' '));
    return String.fromCharCode(0xe000 + kept.length - 1);
  });
  const restore = (part: string) => part.replace(/[\ue000-\uf8ff]/g, (sign) => kept[sign.charCodeAt(0) - 0xe000] ?? '');
  const parts = assignRoles(splitText(protectedText));
  const named = parts
    .map((part) => ({ ...part, text: cleanName(restore(part.text)) }))
    .filter((part) => part.text && !isRest(part.text));
  return chooseLead(
    named,
    parts.some((part) => isRest(part.text)),
  );
}

function chooseLead(parts: Part[], hasRest: boolean): InstitutionNames {
  const first = parts.find((part) => part.role === 'LEAD') ?? (parts[0]?.role === 'OTHER' ? undefined : parts[0]);
  const seen = new Set(first ? [institutionKey(first.text)] : []);
  const others = parts.filter(
    (part) => part !== first && !seen.has(institutionKey(part.text)) && seen.add(institutionKey(part.text)),
  );
  return { lead: first?.text ?? null, others: others.map((part) => part.text), uncertain: hasRest };
}

/** A role before a colon holds for the names after it until the next one; of several leads the first leads. */
function assignRoles(texts: string[]): Part[] {
  const parts: Part[] = [];
  let current: Role | null = null;
  for (const raw of texts) {
    const { text, role, isPrefix } = takeRole(raw);
    if (isPrefix) current = role;
    if (text) parts.push({ text, role: role ?? current });
    if (current === 'LEAD' && text) current = null;
  }
  return parts;
}

const cleanName = (name: string): string =>
  name
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:•·*–—-]+|[\s,;:–—-]+$/g, '')
    .replace(/^\d{1,2}[.)]\s+/, '')
    .replace(/(?<=\p{L}{3,}|\))\.$/u, '')
    .trim();

const JOINT =
  /\s+(?:совместно с(?:о)?|по согласованию с(?:о)?|при (?:участии|поддержке|содействии)|с участием|во взаимодействии с|в сотрудничестве с|jointly with|together with|in (?:cooperation|collaboration|coordination|partnership) with|with (?:the )?(?:support|participation) of)\s+/giu;
const LEADING_JOINT = new RegExp(`^${JOINT.source.slice(3)}`, 'iu');
const ROLE_BREAK =
  /(?<=[.\s])(?=(?:соисполнител\p{L}+|участник\p{L}*|партн[её]р\p{L}*|supporting|support|partners?|co-?executors?|bilelikde(?: ýerine ýetirijiler)?|hyzmatdaşlar)(?:\s*[:–—]|\s+-\s))/giu;

/** "1. МВД 2. МИД" on one line. */
const separateNumbered = (text: string): string =>
  /^\s*1[.)]\s*\p{L}/u.test(text) ? text.replace(/(?<=\S)\s+(?=\d{1,2}[.)]\s*\p{Lu})/gu, '\n') : text;

function splitText(text: string): string[] {
  const lines = joinBrokenLines(
    separateNumbered(text)
      .replace(JOINT, '\n')
      .replace(/\s+bilen bilelikde/giu, '\n')
      .replace(ROLE_BREAK, '\n')
      .split('\n'),
  );
  return lines
    .flatMap((line) => outsideBrackets(line, ';'))
    .flatMap(splitAtCommas)
    .flatMap(splitAtSlashes)
    .flatMap(splitAtAnd)
    .flatMap(splitAtWith)
    .map((part) => part.trim().replace(LEADING_JOINT, ''))
    .map((part) => part.trim())
    .filter(Boolean);
}

/** A line that ends in "и" or goes on in small letters is the same name, broken by a narrow column. */
function joinBrokenLines(lines: string[]): string[] {
  const joined: string[] = [];
  for (const line of lines.map((text) => text.trim()).filter(Boolean)) {
    const before = joined.at(-1);
    const isBroken =
      before !== undefined &&
      !/[;.]$/.test(before) &&
      (/(?:^|\s)(?:и|and|of|for|on|the|we|по|для|в|при|о|об)$/iu.test(before) ||
        isUnfinished(before.split(/[,;]/).at(-1)!.trim(), line) ||
        countOpen(before) > 0 ||
        !(beginsInstitution(line) || takeRole(line).isPrefix || /^[•·*–—-]|^\d/.test(line)));
    if (isBroken) joined[joined.length - 1] = `${before} ${line}`;
    else joined.push(line);
  }
  return joined;
}

/** A narrow column: "Генеральная | прокуратура", "Государственный | комитет", "Министерство | Внутренних дел". */
function isUnfinished(tail: string, line: string): boolean {
  if (!tail || /[:)]$/.test(tail) || takeRole(line).isPrefix) return false;
  const isBareNoun = /^(?:министерство|комитет|служба|агентство|управление|департамент|ministry|committee)$/iu.test(tail);
  return isBareNoun
    ? !hasNoun(line)
    : !isWhole(tail) && (/^\p{Ll}/u.test(line) || /^\p{Lu}\p{Ll}+(?:ый|ий|ой|ая|ое)$/u.test(tail));
}

const countOpen = (text: string): number => (text.match(/[(«]/g)?.length ?? 0) - (text.match(/[)»]/g)?.length ?? 0);

/** Splits at a sign that stands outside brackets and quotes. */
function outsideBrackets(text: string, sign: string): string[] {
  const parts: string[] = [];
  for (const piece of text.split(sign)) {
    const before = parts.at(-1);
    if (before !== undefined && countOpen(before) > 0) parts[parts.length - 1] = before + sign + piece;
    else parts.push(piece);
  }
  return parts;
}

function splitAtCommas(text: string): string[] {
  const parts: string[] = [];
  for (const piece of outsideBrackets(text, ',').map((part) => part.trim())) {
    const before = parts.at(-1);
    if (before !== undefined && piece && continuesName(before, piece)) parts[parts.length - 1] = `${before}, ${piece}`;
    else parts.push(piece);
  }
  return parts;
}

/** "Institute of State, | Law and Democracy", "по телевидению, | радиовещанию": the comma belongs to the name. */
function continuesName(before: string, piece: string): boolean {
  if (!beginsInstitution(piece) && !takeRole(piece).isPrefix && !isRest(piece)) return true;
  const isOpenName = /(?<!\p{L})(?:of|for|on)\s+(?:the\s+)?[\p{L}-]+(?:,\s[\p{L}-]+)?$/iu.test(before) && hasNoun(before);
  return (
    isOpenName &&
    /^[\p{L} -]+\s(?:and|&)\s[\p{L} -]+$/u.test(piece) &&
    !hasNoun(piece) &&
    !piece.split(/\sand\s|\s&\s/).some((half) => isAbbreviation(half.trim()))
  );
}

function splitAtSlashes(text: string): string[] {
  const pieces = outsideBrackets(text, '/').map((piece) => piece.trim());
  const isSafe = pieces.length > 1 && pieces.every((piece) => isWhole(piece));
  return isSafe ? pieces : [text];
}

/** Both sides must stand as institutions of their own: "Ministry of Labour and Social Protection" is one. */
function splitAtAnd(text: string): string[] {
  const pieces = text.split(/\s+(?:и|and|&|we|hem-de)\s+(?![^(]*\))/iu);
  const parts: string[] = [];
  let joiner = 0;
  for (const piece of pieces) {
    const before = parts.at(-1);
    const between = before === undefined ? '' : (text.slice(joiner).match(/^\s+(?:и|and|&|we|hem-de)\s+/iu)?.[0] ?? ' ');
    joiner += between.length + piece.length;
    const isSplit =
      before !== undefined && isWhole(before) && isWhole(piece) && beginsInstitution(piece) && !isGroupPair(before, piece);
    if (before !== undefined && !isRest(piece) && !isSplit) parts[parts.length - 1] = before + between + piece;
    else parts.push(piece);
  }
  return parts;
}

/** "Ministry of Education with Ministry of Health". */
function splitAtWith(text: string): string[] {
  const pieces = text.split(/\s+with\s+(?![^(]*\))/iu);
  return pieces.length > 1 && pieces.every((piece) => isWhole(piece)) ? pieces : [text];
}

const isWhole = (text: string): boolean => {
  const bare = takeRole(text.trim()).text;
  return isAbbreviation(bare) || hasNoun(bare) || /[\ue000-\uf8ff]/.test(bare);
};
