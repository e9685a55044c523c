// One Tiptap schema for browser and server: what a section's text may be made of. Small on purpose: what is not here cannot be
// pasted from Word, and every writer of documents knows what it may meet.
import { type AnyExtension, Extension, Node } from '@tiptap/core';
import { TableKit } from '@tiptap/extension-table';
import type { Node as Block } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import StarterKit from '@tiptap/starter-kit';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { isAllowedLink } from '@/lib/collab/links';

/** The name of the document's root among the shared types. */
export const TEXT_FIELD = 'default';

/** Blocks that comments, suggestions, redlines and translations hang on. */
export const IDENTIFIED = ['paragraph', 'heading', 'bulletList', 'orderedList', 'table'];

/** Every block carries an id: given by whoever makes the block, kept when it is moved, new when it is split off or copied. */
const BlockIdentity = Extension.create({
  name: 'blockIdentity',
  addGlobalAttributes() {
    const id = {
      default: null,
      keepOnSplit: false,
      parseHTML: () => null,
      renderHTML: ({ id }: { id?: string | null }) => (id ? { 'data-id': id } : {}),
    };
    return [{ types: IDENTIFIED, attributes: { id } }];
  },
  addProseMirrorPlugins() {
    return [
      new Plugin({
        key: new PluginKey('blockIdentity'),
        appendTransaction(transactions, _before, state) {
          // What others wrote came with its ids; giving it new ones on every screen would never end.
          const own = transactions.some((t) => t.docChanged && !t.getMeta(ySyncPluginKey));
          if (!own) return null;
          const wanted = idsToGive(state.doc);
          if (!wanted.size) return null;
          const change = state.tr.setMeta('addToHistory', false);
          for (const [position, id] of wanted) change.setNodeAttribute(position, 'id', id);
          return change;
        },
      }),
    ];
  },
});

function idsToGive(doc: Block): Map<number, string> {
  const seen = new Map<string, { position: number; isEmpty: boolean }>();
  const wanted = new Map<number, string>();
  doc.descendants((node, position) => {
    if (!IDENTIFIED.includes(node.type.name)) return;
    const { id } = node.attrs as { id: string | null };
    const twin = id ? seen.get(id) : undefined;
    if (id && !twin) seen.set(id, { position, isEmpty: node.content.size === 0 });
    else if (twin?.isEmpty && node.content.size > 0) {
      wanted.set(twin.position, crypto.randomUUID()); // Enter at the beginning: the words keep their identity
      seen.set(id as string, { position, isEmpty: false });
    } else wanted.set(position, crypto.randomUUID());
  });
  return wanted;
}

export type ReferenceKind = 'action' | 'sdg';
export type ReferenceAttributes = {
  kind: ReferenceKind;
  /** Id of the action, or code of the SDG target. */
  ref: string;
  /** Number and title when it was put in: for plain text and for readers who may not see the thing. */
  label: string;
};

/** A mention of an action or an SDG target. It carries the id; number and title are looked up when it is shown. */
export const Reference = Node.create({
  name: 'reference',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  addAttributes() {
    const kept = (name: string) => ({ default: '', parseHTML: (e: HTMLElement) => e.getAttribute(`data-${name}`) ?? '' });
    return { kind: kept('kind'), ref: kept('ref'), label: kept('label') };
  },
  parseHTML() {
    return [{ tag: 'span[data-reference]' }];
  },
  renderHTML({ node }) {
    const { kind, ref, label } = node.attrs as ReferenceAttributes;
    const attributes = { 'data-reference': '', 'data-kind': kind, 'data-ref': ref, 'data-label': label, class: 'text-ref' };
    return ['span', attributes, label];
  },
  renderText({ node }) {
    return (node.attrs as ReferenceAttributes).label;
  },
});

const kit = StarterKit.configure({
  undoRedo: false, // undo belongs to the collaboration extension: one's own changes only
  trailingNode: false, // every screen would add one
  blockquote: false,
  code: false,
  codeBlock: false,
  horizontalRule: false,
  strike: false,
  heading: { levels: [2, 3, 4] },
  link: {
    openOnClick: false,
    defaultProtocol: 'https',
    isAllowedUri: (url) => isAllowedLink(url),
    HTMLAttributes: { rel: 'noopener noreferrer nofollow', target: null, class: null },
  },
});

/** @param reference the mention with a way to show it; the plain one on the server */
export const textExtensions = (reference: AnyExtension = Reference): AnyExtension[] => [
  kit,
  TableKit.configure({ table: { resizable: false } }),
  reference,
  BlockIdentity,
];
