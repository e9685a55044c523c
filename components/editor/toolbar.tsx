'use client';
// The tools of the text: one stop of the Tab key, arrows move inside (WAI-ARIA toolbar).
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useRef, useState } from 'react';
import { Icon, type IconName } from '@/components/ui/icon';
import { LinkDialog } from './link-dialog';
import { ReferenceDialog } from './reference-dialog';

type Props = { editor: Editor; planId: string; language: string; isOff: boolean };
type Tool = { key: string; icon?: IconName; word?: string; isOn?: boolean; isDisabled?: boolean; run: () => void };

function stateOf(editor: Editor) {
  return {
    block: editor.isActive('heading') ? `h${editor.getAttributes('heading').level}` : 'p',
    bold: editor.isActive('bold'),
    italic: editor.isActive('italic'),
    bullets: editor.isActive('bulletList'),
    numbers: editor.isActive('orderedList') && editor.getAttributes('orderedList').type !== 'a',
    letters: editor.isActive('orderedList') && editor.getAttributes('orderedList').type === 'a',
    link: editor.isActive('link'),
    table: editor.isActive('table'),
    undo: editor.can().undo(),
    redo: editor.can().redo(),
  };
}
type Now = ReturnType<typeof stateOf>;

const chain = (editor: Editor) => editor.chain().focus();

function toggleOrdered(editor: Editor, now: Now, type: 'a' | null) {
  const isThis = type === 'a' ? now.letters : now.numbers;
  if (isThis) return chain(editor).toggleOrderedList().run();
  if (now.letters || now.numbers) return chain(editor).updateAttributes('orderedList', { type }).run();
  return chain(editor).toggleOrderedList().updateAttributes('orderedList', { type }).run();
}

export function Toolbar({ editor, planId, language, isOff }: Props) {
  const t = useTranslations('text.tool');
  const now = useEditorState({ editor, selector: ({ editor: e }) => stateOf(e) });
  const bar = useRef<HTMLDivElement>(null);
  const [dialog, setDialog] = useState<'link' | 'reference' | null>(null);
  const letter = { tk: 'a) b) ç)', ru: 'а) б) в)', en: 'a) b) c)' }[language] ?? 'a)';
  const marks: Tool[] = [
    { key: 'bold', icon: 'bold', isOn: now.bold, run: () => chain(editor).toggleBold().run() },
    { key: 'italic', icon: 'italic', isOn: now.italic, run: () => chain(editor).toggleItalic().run() },
    { key: 'bullets', icon: 'list', isOn: now.bullets, run: () => chain(editor).toggleBulletList().run() },
    { key: 'numbers', icon: 'list-ordered', isOn: now.numbers, run: () => toggleOrdered(editor, now, null) },
    { key: 'letters', word: letter, isOn: now.letters, run: () => toggleOrdered(editor, now, 'a') },
    { key: 'link', icon: 'link', isOn: now.link, run: () => setDialog('link') },
    {
      key: now.table ? 'deleteTable' : 'table',
      icon: 'table',
      isOn: now.table,
      run: () =>
        now.table
          ? chain(editor).deleteTable().run()
          : chain(editor).insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
    },
  ];
  const rows: Tool[] = now.table
    ? [
        { key: 'addRow', word: t('addRow'), run: () => chain(editor).addRowAfter().run() },
        { key: 'addColumn', word: t('addColumn'), run: () => chain(editor).addColumnAfter().run() },
        { key: 'deleteRow', word: t('deleteRow'), run: () => chain(editor).deleteRow().run() },
        { key: 'deleteColumn', word: t('deleteColumn'), run: () => chain(editor).deleteColumn().run() },
      ]
    : [];
  const history: Tool[] = [
    { key: 'undo', icon: 'undo-2', isDisabled: !now.undo, run: () => chain(editor).undo().run() },
    { key: 'redo', icon: 'redo-2', isDisabled: !now.redo, run: () => chain(editor).redo().run() },
  ];
  const button = ({ key, icon, word, isOn, isDisabled, run }: Tool) => (
    <button
      key={key}
      type="button"
      className={icon ? 'iconbtn' : 'btn ghost sm'}
      tabIndex={-1}
      aria-label={icon || key === 'letters' ? t(key) : undefined}
      title={t(key)}
      aria-pressed={isOn}
      disabled={isOff || isDisabled}
      onClick={run}
    >
      {icon ? <Icon name={icon} /> : word}
    </button>
  );
  return (
    <div
      ref={bar}
      className="ed-tools"
      role="toolbar"
      aria-label={t('label')}
      onKeyDown={(e) => move(e, bar.current)}
      onFocus={(e) => stay(e.target, bar.current)}
    >
      <select
        className="select sm"
        aria-label={t('block')}
        value={now.block}
        disabled={isOff}
        onChange={(e) => setBlock(editor, e.target.value)}
      >
        {['p', 'h2', 'h3', 'h4'].map((b) => (
          <option key={b} value={b}>
            {t(b)}
          </option>
        ))}
      </select>
      <span className="sep" />
      {marks.map(button)}
      {rows.map(button)}
      <span className="sep" />
      {button({ key: 'reference', word: t('reference'), run: () => setDialog('reference') })}
      <span className="grow" />
      {history.map(button)}
      {dialog === 'link' && <LinkDialog editor={editor} onClose={() => setDialog(null)} />}
      {dialog === 'reference' && (
        <ReferenceDialog editor={editor} planId={planId} language={language} onClose={() => setDialog(null)} />
      )}
    </div>
  );
}

function setBlock(editor: Editor, block: string) {
  if (block === 'p') chain(editor).setParagraph().run();
  else
    chain(editor)
      .setHeading({ level: Number(block.slice(1)) as 2 | 3 | 4 })
      .run();
}

const stops = (bar: HTMLElement | null) => [
  ...(bar?.querySelectorAll<HTMLElement>(':scope > button:not(:disabled), :scope > select:not(:disabled)') ?? []),
];

function move(event: KeyboardEvent<HTMLElement>, bar: HTMLElement | null) {
  const list = stops(bar);
  const at = list.indexOf(event.target as HTMLElement);
  if (at < 0) return;
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: list.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  list[(to + list.length) % list.length]?.focus();
}

/** The tool used last is the one the Tab key comes back to. */
function stay(target: EventTarget, bar: HTMLElement | null) {
  const list = stops(bar);
  if (!list.includes(target as HTMLElement)) return;
  for (const stop of list) stop.tabIndex = stop === target ? 0 : -1;
}
