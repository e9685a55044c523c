import type { ReactNode } from 'react';
import { classNames } from './class-names';

type Props = {
  title?: ReactNode;
  /** Heading level; 2 looks larger than 3. */
  level?: 2 | 3;
  /** Right end of the head: a link or a muted word. Give links the class `end`. */
  end?: ReactNode;
  footer?: ReactNode;
  /** Padding on all sides, for cards without head. */
  pad?: boolean;
  /** Wraps the content in the usual inner padding under the head. Off for tables and lists that touch the edge. */
  body?: boolean;
  id?: string;
  className?: string;
  children: ReactNode;
};

export function Card({ title, level = 2, end, footer, pad, body, id, className, children }: Props) {
  const Heading = `h${level}` as const;
  return (
    <section
      className={classNames('card', pad && 'pad', className)}
      id={id}
      aria-labelledby={title && id ? `${id}-title` : undefined}
    >
      {title && (
        <header>
          <Heading className={`h${level}`} id={id && `${id}-title`}>
            {title}
          </Heading>
          {end}
        </header>
      )}
      {body ? <div className="body">{children}</div> : children}
      {footer && <footer>{footer}</footer>}
    </section>
  );
}
