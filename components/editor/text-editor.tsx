'use client';
// Tiptap on a shared document. What is shown as saved is on the server's disk; whoever may not write any more is told so.
import type { AnyExtension } from '@tiptap/core';
import Collaboration from '@tiptap/extension-collaboration';
import CollaborationCaret from '@tiptap/extension-collaboration-caret';
import { EditorContent, useEditor } from '@tiptap/react';
import { useTranslations } from 'next-intl';
import { useEffect, useMemo, useState } from 'react';
import { personColour } from '@/components/ui/avatar';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { TEXT_FIELD, textExtensions } from '@/lib/collab/extensions';
import { isForGood } from './closing';
import type { LiveTextProps } from './live-text';
import { cleanPaste } from './paste';
import { type LineState, openText } from './provider';
import { referenceWith } from './reference-node';
import { TextStatus } from './text-status';
import { Toolbar } from './toolbar';

type Open = ReturnType<typeof openText>;

export function TextEditor(props: LiveTextProps) {
  const [open, setOpen] = useState<Open | null>(null);
  const [state, setState] = useState<LineState>('opening');
  useEffect(() => {
    const line = openText(props.name, props.epoch, setState);
    setOpen(line);
    return () => line.close();
  }, [props.name, props.epoch]);
  useWarning(state === 'saving' || state === 'offline');
  return open ? <Writing {...props} open={open} state={state} /> : null;
}

/** The browser asks before it throws away what is not saved. */
function useWarning(isUnsaved: boolean) {
  useEffect(() => {
    if (!isUnsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [isUnsaved]);
}

function Writing({ open, state, children, ...props }: LiveTextProps & { open: Open; state: LineState }) {
  const t = useTranslations('text');
  const [isStrange, setStrange] = useState(false);
  const { provider } = open;
  const extensions = useMemo<AnyExtension[]>(
    () => [
      ...textExtensions(referenceWith(props.references)),
      Collaboration.configure({ document: provider.document, field: TEXT_FIELD }),
      CollaborationCaret.configure({ provider, user: props.user, render: caret, selectionRender: selection }),
    ],
    [provider, props.references, props.user],
  );
  const editor = useEditor({
    immediatelyRender: false,
    ...(props.nonce && { injectNonce: props.nonce }),
    enableContentCheck: true,
    extensions,
    editorProps: {
      attributes: {
        'aria-label': props.label,
        'aria-multiline': 'true',
        role: 'textbox',
        lang: props.language,
        class: 'doc-text',
      },
      transformPastedHTML: cleanPaste,
    },
    // A newer page knows a kind of block that this one does not: better nothing than losing it.
    onContentError: ({ disableCollaboration }) => {
      disableCollaboration();
      setStrange(true);
    },
  });
  const ended = isForGood(state) ? state : isStrange ? 'strange' : null;
  const hasOpened = state !== 'opening';
  useEffect(() => {
    editor?.setEditable(!ended && hasOpened);
  }, [editor, ended, hasOpened]);
  return (
    <>
      {editor && <Toolbar editor={editor} planId={props.planId} language={props.language} isOff={!!ended || !hasOpened} />}
      <TextStatus provider={provider} state={state} own={props.user.id} />
      {ended && (
        <div className="mb16">
          <Banner tone={ended === 'session' || ended === 'rights' ? 'warning' : 'danger'} role="alert">
            {t(`ended.${ended}`)}{' '}
            <Button size="sm" onClick={() => location.reload()}>
              {t('reload')}
            </Button>
          </Banner>
        </div>
      )}
      {hasOpened ? <EditorContent editor={editor} /> : children}
    </>
  );
}

function caret(user: Record<string, unknown>): HTMLElement {
  const line = document.createElement('span');
  const name = document.createElement('b');
  name.textContent = String(user.name ?? '');
  line.className = `caret c${personColour(String(user.id ?? ''))}`;
  line.append(name);
  return line;
}

const selection = (user: Record<string, unknown>) => ({
  nodeName: 'span',
  class: `selx c${personColour(String(user.id ?? ''))}`,
});
