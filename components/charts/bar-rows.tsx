import { type BarPart, Legend, StackedBar } from '@/components/ui/bar';
import { Link } from '@/components/ui/link';

export type BarRow = {
  key: string;
  name: string;
  lang?: string;
  href?: string;
  parts: BarPart[] /** "6", "4 of 8". */;
  figure: string;
};

/** Horizontal bars as HTML rows, for `narrow` of the chart frame: on a phone letters keep their size. One scale for all rows. */
export function BarRows({ rows }: { rows: BarRow[] }) {
  const longest = Math.max(1, ...rows.map((row) => row.parts.reduce((sum, part) => sum + part.value, 0)));
  return (
    <>
      <Legend parts={rows[0]?.parts ?? []} />
      <ul className="bar-rows">
        {rows.map(({ key, name, lang, href, parts, figure }) => (
          <li key={key}>
            {href ? (
              <Link href={href} lang={lang}>
                {name}
              </Link>
            ) : (
              <span lang={lang}>{name}</span>
            )}
            <span className="num">{figure}</span>
            <StackedBar parts={parts} total={longest} size="big" />
          </li>
        ))}
      </ul>
    </>
  );
}
