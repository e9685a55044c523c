'use client';
// The living text of one section in one language. The editor itself is loaded only here, and never on the server.
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { ReferenceMap } from '@/lib/sections/rich-text';

export type LiveTextProps = {
  name: string;
  epoch: number;
  language: string;
  planId: string;
  user: { id: string; name: string };
  references: ReferenceMap;
  nonce: string | undefined;
  /** Says what the text is, for readers of the screen. */
  label: string;
  /** The text as it stands, until the line is open. */
  children: ReactNode;
};

const Editor = dynamic(() => import('./text-editor').then((m) => m.TextEditor), { ssr: false, loading: () => <Opening /> });

function Opening() {
  const t = useTranslations('text');
  return (
    <div className="ed-tools" aria-hidden="true">
      <span className="live">{t('state.opening')}</span>
    </div>
  );
}

export function LiveText(props: LiveTextProps) {
  return <Editor {...props} />;
}
