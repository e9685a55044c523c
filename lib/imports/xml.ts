import type { SaxesTagPlain } from 'saxes';
import { SaxesParser } from 'saxes';
import { ImportFileError } from './file-error';
import { LIMITS } from './limits';
import type { Package } from './zip';

export type XmlHandlers = {
  open?: (name: string, attributes: Attributes) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
  progress?: (bytes: number) => void;
};
/** Attribute values by local name; a Map, so that no name can reach an object's prototype. */
export type Attributes = { get(name: string): string | undefined };

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

const readAttributes = (tag: SaxesTagPlain): Attributes => {
  const values = new Map<string, string>();
  for (const [name, value] of Object.entries(tag.attributes)) values.set(local(name), value);
  return values;
};

function createParser(handlers: XmlHandlers): SaxesParser {
  const parser = new SaxesParser({ xmlns: false });
  let depth = 0;
  parser.on('doctype', () => {
    throw new ImportFileError('DOCTYPE');
  });
  parser.on('error', () => {
    throw new ImportFileError('DAMAGED');
  });
  parser.on('opentag', (tag) => {
    if (++depth > LIMITS.xmlDepth) throw new ImportFileError('TOO_COMPLEX');
    handlers.open?.(local(tag.name), readAttributes(tag));
  });
  parser.on('closetag', (tag) => {
    depth--;
    handlers.close?.(local(tag.name));
  });
  parser.on('text', (text) => handlers.text?.(text));
  parser.on('cdata', (text) => handlers.text?.(text));
  return parser;
}

const encodingOf = (first: Buffer): string => {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le';
  if (first[0] === 0xfe && first[1] === 0xff) return 'utf-16be';
  return 'utf-8';
};

/** Reads one XML part as a stream of events with local names; a DOCTYPE, deep nesting or bad XML ends it with an error. */
export async function readXml(pack: Package, part: string, handlers: XmlHandlers): Promise<void> {
  const parser = createParser(handlers);
  let decoder: TextDecoder | undefined;
  let bytes = 0;
  const write = (text: string) => {
    if (text) parser.write(text);
  };
  try {
    for await (const chunk of pack.chunks(part)) {
      decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
      write(decoder.decode(chunk, { stream: true }));
      handlers.progress?.((bytes += chunk.length));
    }
    write(decoder?.decode() ?? '');
    parser.close();
  } catch (error) {
    throw error instanceof ImportFileError ? error : new ImportFileError('DAMAGED', { part });
  }
}
