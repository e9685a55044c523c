// The sentence of an event in the reader's language; an event without words of its own is still told.

/** Every value a sentence may ask for, so that an old event without it is still read. */
const ABSENT = {
  institution: '',
  number: '',
  reason: '',
  title: '',
  email: '',
  language: '',
  period: '',
  letter: '',
  format: '',
  count: 0,
  sections: 0,
  objectives: 0,
  actions: 0,
  until: '',
  code: '',
};

type Words = { (key: string, params?: Record<string, string | number>): string; has(key: string): boolean };
type Told = {
  event: string;
  actorKind: string;
  params: Record<string, string | number>;
  refusal?: string | null;
};

/** @param t the translator of the namespace `events` */
export function eventSentence(t: Words, { event, actorKind, params, refusal }: Told): string {
  const name =
    params.name || t(actorKind === 'user' ? 'who.unknown' : `who.${actorKind === 'command line' ? 'commandLine' : actorKind}`);
  if (params.narration) return t('withText', { name, text: params.narration });
  const all = { ...ABSENT, ...params, name };
  if (refusal && !t.has(`told.${event}`)) return t('refused', { ...all, event });
  const sentence = t.has(`told.${event}`) ? t(`told.${event}`, all) : t('other', { ...all, event });
  // Brackets around an institution that there is none of, quotation marks around a title that is not told.
  return sentence.replace(/ (\(\)|«»|“”)/g, '');
}
