// Reading and showing a day in a form: people type dd.mm.yyyy in all three languages, the database and the rules use ISO.

const TYPED = /^\s*(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{4})\s*(?:г\.?|ý\.?)?\s*$/;
const ISO = /^\d{4}-\d{2}-\d{2}$/;
const two = (n: number) => String(n).padStart(2, '0');

const exists = (iso: string): boolean => {
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
};

/** ISO day of what was sent: ISO or dd.mm.yyyy (also with / and -). Null for anything else, and for days that do not exist. */
export function readDay(text: string): string | null {
  const trimmed = text.trim();
  if (ISO.test(trimmed)) return exists(trimmed) ? trimmed : null;
  const match = TYPED.exec(text);
  if (!match) return null;
  const iso = `${match[3]}-${two(Number(match[2]))}-${two(Number(match[1]))}`;
  return exists(iso) ? iso : null;
}

/** dd.mm.yyyy of an ISO day; what is no day stays as it is. */
export function typedDay(iso: string): string {
  return ISO.test(iso) ? iso.split('-').reverse().join('.') : iso;
}
