// Names of files may hold control characters, and parsers of forms break on them: in the heads of the parts they become spaces before
// anybody reads them, for every form at once. The bytes of the files themselves are not touched.
import type { IncomingMessage } from 'node:http';

const [TAB, LF, CR, SPACE, DELETE] = [9, 10, 13, 32, 127];
const END_OF_HEAD = Buffer.from('\r\n\r\n');

/** The mark between parts; null for what is no form with files. */
export function boundaryOf(contentType: string | undefined): string | null {
  const found = /^multipart\/form-data\s*;.*?boundary=(?:"([^"\r\n]{1,200})"|([^\s;"]{1,200}))/i.exec(contentType ?? '');
  return found?.[1] ?? found?.[2] ?? null;
}

const isControl = (byte: number) => (byte < SPACE && byte !== TAB && byte !== CR && byte !== LF) || byte === DELETE;

/** Cleans one chunk after the other, in place; the length stays, so that what the caller announced stays true. */
export function createHeadCleaner(boundary: string): (chunk: Buffer) => void {
  const delimiter = Buffer.from(`\r\n--${boundary}`, 'latin1');
  let isHead = false;
  // The first mark stands at the very beginning, without a line before it.
  let matched = 2;
  const step = (byte: number, mark: Buffer) => {
    // CR begins a mark, so a match that breaks can only begin anew here.
    matched = byte === mark[matched] ? matched + 1 : byte === CR ? 1 : 0;
    if (matched < mark.length) return;
    isHead = !isHead;
    matched = 0;
  };
  return (chunk) => {
    for (let at = 0; at < chunk.length; at++) {
      if (!isHead && matched === 0) {
        const next = chunk.indexOf(CR, at);
        if (next < 0) return;
        at = next;
      }
      if (isHead && isControl(chunk[at] as number)) chunk[at] = SPACE;
      step(chunk[at] as number, isHead ? END_OF_HEAD : delimiter);
    }
  };
}

/** Cleans the heads of a form's parts while they come in. */
export function cleanPartHeads(request: IncomingMessage): void {
  const boundary = boundaryOf(request.headers['content-type']);
  if (!boundary) return;
  const clean = createHeadCleaner(boundary);
  const { push } = request;
  request.push = (chunk, encoding) => {
    if (Buffer.isBuffer(chunk)) clean(chunk);
    return push.call(request, chunk, encoding);
  };
}
