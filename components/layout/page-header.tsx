import type { ReactNode } from 'react';

type Props = {
  title: ReactNode;
  /** One sentence: what this page is about now, with number and date. */
  sub?: ReactNode;
  /** Small line above the title. */
  eyebrow?: ReactNode;
  /** Badges under the title. */
  tags?: ReactNode;
  /** One main action (primary) and at most two others. */
  actions?: ReactNode;
};

export function PageHeader({ title, sub, eyebrow, tags, actions }: Props) {
  return (
    <div className="phead">
      <div>
        {eyebrow && <div className="eyebrow">{eyebrow}</div>}
        <h1>{title}</h1>
        {sub && <p>{sub}</p>}
        {tags && <div className="row wrap g8 mt8">{tags}</div>}
      </div>
      {actions && <div className="acts">{actions}</div>}
    </div>
  );
}
