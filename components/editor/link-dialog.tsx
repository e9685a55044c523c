'use client';
import type { Editor } from '@tiptap/core';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { isAllowedLink } from '@/lib/collab/links';

/** Where a link leads. Only addresses of the web, of mail and of telephones, and pages of ours. */
export function LinkDialog({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const t = useTranslations('text.link');
  const id = useId();
  const [href, setHref] = useState(String(editor.getAttributes('link').href ?? ''));
  const [isWrong, setWrong] = useState(false);
  const full = /^[\w-]+(\.[\w-]+)+(\/|$)/.test(href.trim()) ? `https://${href.trim()}` : href.trim();
  const save = () => {
    if (!isAllowedLink(full)) return setWrong(true);
    const chain = editor.chain().focus().extendMarkRange('link');
    if (editor.state.selection.empty && !editor.isActive('link'))
      chain.insertContent({ type: 'text', text: full, marks: [{ type: 'link', attrs: { href: full } }] }).run();
    else chain.setLink({ href: full }).run();
    onClose();
  };
  const remove = () => {
    editor.chain().focus().extendMarkRange('link').unsetLink().run();
    onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('title')}
      footer={
        <>
          {editor.isActive('link') && <Button onClick={remove}>{t('remove')}</Button>}
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button tone="primary" onClick={save}>
            {t('save')}
          </Button>
        </>
      }
    >
      <label htmlFor={id} className="label">
        {t('address')}
      </label>
      <input
        id={id}
        className="input"
        type="text"
        inputMode="url"
        value={href}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? `${id}-error` : undefined}
        onChange={(e) => {
          setHref(e.target.value);
          setWrong(false);
        }}
        onKeyDown={(e) => e.key === 'Enter' && save()}
      />
      {isWrong && (
        <p id={`${id}-error`} className="err" role="alert">
          {t('wrong')}
        </p>
      )}
    </Dialog>
  );
}
