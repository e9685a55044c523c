import { classNames } from './class-names';
import { Icon } from './icon';
import { Link } from './link';

type Props = {
  code: string;
  /** Full name, for the tooltip and screen readers. */
  name?: string;
  /** Filled lead, outlined co-executor, dashed partner. */
  role: 'lead' | 'co' | 'partner';
  /** Word for "awaiting an answer": shows the hourglass. A lead is filled only once it has accepted. */
  pending?: string;
  href?: string;
};

export function InstitutionChip({ code, name, role, pending, href }: Props) {
  const classes = classNames('inst', role === 'lead' && !pending && 'lead', role === 'partner' && 'part');
  const inner = name ? (
    <>
      <span aria-hidden="true">{code}</span>
      <span className="sr">{name}</span>
    </>
  ) : (
    code
  );
  const chip = href ? (
    <Link href={href} className={classes} title={name}>
      {inner}
    </Link>
  ) : (
    <span className={classes} title={name}>
      {inner}
    </span>
  );
  if (!pending) return chip;
  return (
    <span className="row g4">
      {chip}
      <Icon name="hourglass" size="s" label={pending} className="warn" />
    </span>
  );
}
