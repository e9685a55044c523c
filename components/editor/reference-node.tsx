'use client';
// A mention in the editor: number and title of today, looked up by its id; the words it was put in with where nothing is found.
import { type NodeViewProps, NodeViewWrapper, ReactNodeViewRenderer } from '@tiptap/react';
import { Reference, type ReferenceAttributes } from '@/lib/collab/extensions';
import { type ReferenceMap, type ReferenceWords, referenceKey } from '@/lib/sections/rich-text';

/** Mentions put in on this page are known before the page is loaded anew. */
export const known = new Map<string, ReferenceWords>();

export function referenceWith(references: ReferenceMap) {
  for (const [key, words] of Object.entries(references)) known.set(key, words);
  return Reference.extend({
    addNodeView() {
      return ReactNodeViewRenderer(Mention, { as: 'span' });
    },
  });
}

function Mention({ node, selected }: NodeViewProps) {
  const { kind, ref, label } = node.attrs as ReferenceAttributes;
  const words = known.get(referenceKey(kind, ref));
  return (
    <NodeViewWrapper as="span" className={selected ? 'text-ref on' : 'text-ref'} contentEditable={false}>
      {words ? (
        <>
          <b>{words.number}</b> <span lang={words.lang}>{words.title}</span>
        </>
      ) : (
        label
      )}
    </NodeViewWrapper>
  );
}
