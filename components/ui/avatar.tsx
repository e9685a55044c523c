import { classNames } from './class-names';

/** First letters of the first and last word of a name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words;
  return letters.map((word) => [...(word ?? '')][0]?.toUpperCase() ?? '').join('');
}

/** One of six person colours, always the same for the same person. */
export function personColour(id: string): number {
  let sum = 0;
  for (const char of id) sum = (sum * 31 + char.codePointAt(0)!) % 9973;
  return (sum % 6) + 1;
}

type Props = { name: string; id?: string; size?: 'xs' | 'm' | 'l' };

/** Decorative: the name stands beside it in words. */
export function Avatar({ name, id = name, size }: Props) {
  return (
    <span className={classNames('av', `c${personColour(id)}`, size)} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

/** At most four people, then "+n"; the names are said in words. */
export function Avatars({ people, label }: { people: { id: string; name: string }[]; label: string }) {
  return (
    <div className="avs" role="img" aria-label={label} title={label}>
      {people.slice(0, 4).map((person) => (
        <Avatar key={person.id} id={person.id} name={person.name} />
      ))}
      {people.length > 4 && <span className="av more">+{people.length - 4}</span>}
    </div>
  );
}
