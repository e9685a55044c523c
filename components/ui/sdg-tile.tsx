import type { CSSProperties } from 'react';
import { classNames } from './class-names';
import { Link } from './link';

/** Number of a goal ("4") or target ("4.7", "16.a") on the goal's official colour. */
export function SdgTile(props: { code: string; name?: string; size?: 'mid' | 'big'; href?: string }) {
  const { code, name, size, href } = props;
  const goal = code.split('.')[0];
  const style = { '--g': `var(--sdg-${goal})`, '--gf': `var(--sdg-${goal}-fg)` } as CSSProperties;
  const text = (
    <>
      {code}
      {name && <span className="sr">: {name}</span>}
    </>
  );
  const shared = { className: classNames('sdg', size), style, title: name };
  return href ? (
    <Link href={href} {...shared}>
      {text}
    </Link>
  ) : (
    <span {...shared}>{text}</span>
  );
}
