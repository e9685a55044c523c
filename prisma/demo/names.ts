// What the files call things and what the database calls them; and the demonstration's moments in real time.
import type { Language } from '@/lib/platform/i18n/languages';
import type { Files, PersonItem } from '@/prisma/demo/files';
import { uuid7 } from '@/prisma/factories/uuid';
import type { Words } from '@/prisma/factories/words';

const DAY = 86_400_000;

/** Ids by the file's keys; asking for a key nobody has is a fault of the files. */
class Ids {
  private readonly ids = new Map<string, string>();
  private readonly what: string;
  constructor(what: string) {
    this.what = what;
  }
  /** The id of the key, made when it is new. */
  make(key: string): string {
    const id = this.ids.get(key) ?? uuid7();
    this.ids.set(key, id);
    return id;
  }
  get(key: string): string {
    const id = this.ids.get(key);
    if (!id) throw new Error(`The demonstration names an unknown ${this.what}: ${key}`);
    return id;
  }
  find(key: string | null | undefined): string | null {
    return key ? this.get(key) : null;
  }
}

/** A moment without a time of day happened at ten in the morning. */
const asMoment = (text: string) => (text.includes('T') ? text : `${text}T10:00:00+05:00`);

export type Names = ReturnType<typeof namesOf>;

/** @param offsetDays days from real time to the demonstration's business day, fixed at the first load */
export function namesOf(files: Files, offsetDays: number) {
  const language = new Map(files.people.map((person) => [person.key, person.language]));
  const contacts = new Map<string, PersonItem>();
  for (const person of files.people)
    if (!contacts.has(`${person.institution} ${person.role}`)) contacts.set(`${person.institution} ${person.role}`, person);
  const contact = (institution: string, ...roles: string[]) =>
    roles.map((role) => contacts.get(`${institution} ${role}`)).find(Boolean) ?? null;
  return {
    institution: new Ids('institution'),
    person: new Ids('person'),
    plan: new Ids('plan'),
    section: new Ids('section'),
    objective: new Ids('objective'),
    action: new Ids('action'),
    period: new Ids('period'),
    report: new Ids('report'),
    evidence: new Ids('evidence'),
    offsetDays,
    /** A moment of the demonstration in real time. */
    moment: (text: string) => new Date(Date.parse(asMoment(text)) - offsetDays * DAY),
    /** The day of a moment, as the demonstration tells it. */
    day: (text: string) => text.slice(0, 10),
    /** Who speaks for an institution: focal point, national institution or partner's contact. */
    speaker: (institution: string) => contact(institution, 'FOCAL_POINT', 'NHRI', 'PARTNER', 'COMMISSION_MEMBER', 'SECRETARIAT'),
    validator: (institution: string) => contact(institution, 'VALIDATOR', 'NHRI', 'FOCAL_POINT'),
    /** What one person says to others, in that person's language where it exists. */
    said: (words: Words | null | undefined, by: string | null) => spoken(words, language.get(by ?? '')),
  };
}

function spoken(words: Words | null | undefined, language: Language | undefined): string | null {
  if (!words) return null;
  return (language && words[language]) || words.ru || words.en || words.tk || null;
}
