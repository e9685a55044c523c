// The two forms of a section's text: the Yjs document people write in, and the JSON every reader, export and version reads.
import { getSchema } from '@tiptap/core';
import { Node, type Schema } from '@tiptap/pm/model';
import { prosemirrorToYXmlFragment, yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { IDENTIFIED, TEXT_FIELD, textExtensions } from '@/lib/collab/extensions';
import { isAllowedLink } from '@/lib/collab/links';
import type { RichBody, RichMark, RichNode } from '@/lib/sections/rich-text';

let made: Schema | undefined;
/** Made when first needed: processes that never open a text do not pay for it. */
const schema = (): Schema => (made ??= getSchema(textExtensions()));

/** The pen that writes what was there before anybody wrote live. */
export const FIRST_CLIENT = 1;

/** The update that begins a living text with what is there. Made once per text and kept: made twice, it would double the text. */
export function firstState(body: RichBody | null): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = FIRST_CLIENT;
  const content = body?.content.length ? cleanBody(body) : null;
  if (content) prosemirrorToYXmlFragment(Node.fromJSON(schema(), content), doc.getXmlFragment(TEXT_FIELD));
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return state;
}

/** The JSON of a living text, without anything that does not belong into one. */
export const bodyOf = (doc: Y.Doc): RichBody =>
  cleanBody(yXmlFragmentToProsemirrorJSON(doc.getXmlFragment(TEXT_FIELD)) as RichBody);

/** Only what the schema knows: a client of its own making may have written anything into the shared document. */
export function cleanBody(body: RichBody): RichBody {
  const clean: RichBody = { type: 'doc', content: cleanNodes(body.content ?? []) };
  try {
    Node.fromJSON(schema(), clean).check();
    return clean;
  } catch {
    return { type: 'doc', content: clean.content.filter(isWhole) };
  }
}

function isWhole(node: RichNode): boolean {
  try {
    Node.fromJSON(schema(), { type: 'doc', content: [node] }).check();
    return true;
  } catch {
    return false;
  }
}

const cleanNodes = (nodes: readonly RichNode[]): RichNode[] =>
  nodes.flatMap((node): RichNode[] => {
    const type = schema().nodes[node.type];
    if (!type) return [];
    if (node.type === 'text') return node.text ? [{ type: 'text', text: node.text, ...marksOf(node) }] : [];
    const attrs = attributesOf(type.spec.attrs ?? {}, node);
    const content = cleanNodes(node.content ?? []);
    return [{ type: node.type, ...(attrs && { attrs }), ...(content.length && { content }) }];
  });

/** Declared attributes that differ from their default; the id always stands first. */
function attributesOf(declared: Record<string, { default?: unknown }>, node: RichNode) {
  const given = node.attrs ?? {};
  const kept: Record<string, unknown> = {};
  if (IDENTIFIED.includes(node.type) && typeof given.id === 'string') kept.id = given.id;
  for (const [name, { default: usual }] of Object.entries(declared)) {
    const value = given[name];
    if (name === 'id' || value === undefined || value === null || JSON.stringify(value) === JSON.stringify(usual)) continue;
    kept[name] = value;
  }
  return Object.keys(kept).length ? kept : null;
}

function marksOf(node: RichNode): { marks?: RichMark[] } {
  const marks = (node.marks ?? []).flatMap((mark): RichMark[] => {
    if (!schema().marks[mark.type]) return [];
    if (mark.type !== 'link') return [{ type: mark.type }];
    return isAllowedLink(mark.attrs?.href) ? [{ type: 'link', attrs: { href: mark.attrs?.href as string } }] : [];
  });
  return marks.length ? { marks } : {};
}
