import type { ReactNode } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import type { IconName } from '@/components/ui/icon';
import { Brand } from './brand';

type Props = {
  icon: IconName;
  tone: 'danger' | 'muted';
  title: string;
  text: string;
  /** Number to tell the secretariat. */
  number?: string;
  action: ReactNode;
  /** Inside the shell the frame is already there. */
  bare?: boolean;
};

/** A page that cannot show what was asked for: says what to do and how to go on. */
export function ProblemPage({ icon, tone, title, text, number, action, bare }: Props) {
  const card = (
    <div className="card">
      <EmptyState
        level={1}
        icon={icon}
        tone={tone}
        title={title}
        action={
          <>
            {number && <code className="tag">{number}</code>}
            {action}
          </>
        }
      >
        {text}
      </EmptyState>
    </div>
  );
  if (bare) return card;
  return (
    <main className="problem" id="main">
      <Brand href="/" />
      {card}
    </main>
  );
}
