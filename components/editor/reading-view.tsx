// A section's text to read, from its JSON: works without script, prints, and needs nothing of the editor.
import { createElement, Fragment, type ReactNode } from 'react';
import { Link } from '@/components/ui/link';
import { isAllowedLink } from '@/lib/collab/links';
import { type ReferenceMap, type RichBody, type RichMark, type RichNode, referenceKey } from '@/lib/sections/rich-text';

type Props = { body: RichBody | null; references: ReferenceMap };

/** Every node and mark of lib/collab/extensions.ts has its way here; what is unknown shows its words. */
export function ReadingView({ body, references }: Props) {
  return <>{(body?.content ?? []).map((node, n) => show(node, references, n))}</>;
}

const ELEMENTS: Record<string, string> = {
  paragraph: 'p',
  bulletList: 'ul',
  listItem: 'li',
  tableRow: 'tr',
  tableCell: 'td',
  tableHeader: 'th',
};

function show(node: RichNode, references: ReferenceMap, key: number): ReactNode {
  const inner = () => (node.content ?? []).map((child, n) => show(child, references, n));
  const attrs = node.attrs ?? {};
  switch (node.type) {
    case 'text':
      return <Fragment key={key}>{(node.marks ?? []).reduce<ReactNode>(marked, node.text ?? '')}</Fragment>;
    case 'hardBreak':
      return <br key={key} />;
    case 'reference':
      return <Mention key={key} attrs={attrs} references={references} />;
    case 'heading':
      return createElement(headingOf(attrs.level), { key, id: blockId(attrs) }, inner());
    case 'orderedList':
      return (
        <ol key={key} id={blockId(attrs)} start={Number(attrs.start ?? 1)} {...(attrs.type === 'a' && { type: 'a' as const })}>
          {inner()}
        </ol>
      );
    case 'table':
      return (
        <div key={key} className="tbl-scroll" id={blockId(attrs)}>
          <table>
            <tbody>{inner()}</tbody>
          </table>
        </div>
      );
    default:
      return createElement(ELEMENTS[node.type] ?? 'div', { key, id: blockId(attrs), ...spans(attrs) }, inner());
  }
}

const headingOf = (level: unknown) => (level === 3 ? 'h3' : level === 4 ? 'h4' : 'h2');
const blockId = (attrs: Record<string, unknown>) => (typeof attrs.id === 'string' ? `b-${attrs.id}` : undefined);
const spans = ({ colspan, rowspan }: Record<string, unknown>) => ({
  ...(Number(colspan) > 1 && { colSpan: Number(colspan) }),
  ...(Number(rowspan) > 1 && { rowSpan: Number(rowspan) }),
});

function marked(inner: ReactNode, mark: RichMark): ReactNode {
  if (mark.type === 'bold') return <strong>{inner}</strong>;
  if (mark.type === 'italic') return <em>{inner}</em>;
  if (mark.type === 'underline') return <u>{inner}</u>;
  if (mark.type !== 'link' || !isAllowedLink(mark.attrs?.href)) return inner;
  return (
    <a href={mark.attrs.href} rel="noopener noreferrer nofollow">
      {inner}
    </a>
  );
}

function Mention({ attrs, references }: { attrs: Record<string, unknown>; references: ReferenceMap }) {
  const words = references[referenceKey(attrs.kind, attrs.ref)];
  if (!words) return <span className="text-ref">{String(attrs.label ?? '')}</span>;
  const label = (
    <>
      <b>{words.number}</b> <span lang={words.lang}>{words.title}</span>
    </>
  );
  if (!words.href) return <span className="text-ref">{label}</span>;
  return (
    <Link className="text-ref" href={words.href}>
      {label}
    </Link>
  );
}
