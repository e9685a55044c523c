// What other people do, as server-sent events. Dropped while the tab is hidden (a browser has six lines to a host), opened again with
// what was missed since.
import type { GridRows } from '@/lib/matrix/grid';
import { sendPlace } from './wire';

export type Peer = { tab: string; name: string; row: string; field: string };
type End = 'SIGNED_OUT' | 'NO_RIGHT' | 'TOO_MANY';
type Message =
  | { kind: 'hello'; at: string }
  | ({ kind: 'rows'; at: string } & GridRows)
  | { kind: 'structure'; at: string }
  | { kind: 'people'; people: Peer[] }
  | { kind: 'end'; reason: End };

type Options = {
  planId: string;
  language: string;
  /** When the rows on the screen were read. */
  after: string;
  onRows: (rows: GridRows) => void;
  onStructure: () => void;
  onPeople: (people: Peer[]) => void;
  onOpen: () => void;
  onEnd: (reason: End) => void;
};

const AGAIN_AFTER = [500, 1000, 2000, 3000];
/** Running through cells with the arrow is one movement. */
const STANDS = 300;

export function openStream(options: Options) {
  const tab = crypto.randomUUID();
  let { after } = options;
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let isOver = false;
  let place: { row: string; field: string } | null = null;
  let told = '';
  let standing: ReturnType<typeof setTimeout> | undefined;

  const tellPlace = () => {
    const now = JSON.stringify(place);
    if (now === told || isOver) return;
    told = now;
    void sendPlace(options.planId, tab, place);
  };

  function hear(message: Message) {
    if ('at' in message) after = message.at;
    if (message.kind === 'hello') {
      failures = 0;
      told = '';
      if (place) tellPlace();
      options.onOpen();
    } else if (message.kind === 'rows') options.onRows(message);
    else if (message.kind === 'structure') options.onStructure();
    else if (message.kind === 'people') options.onPeople(message.people);
    else end(message.reason);
  }

  function end(reason: End) {
    isOver = true;
    close();
    options.onEnd(reason);
  }

  function close() {
    clearTimeout(timer);
    source?.close();
    source = null;
  }

  function open() {
    close();
    if (isOver || document.visibilityState === 'hidden') return;
    const query = new URLSearchParams({ tab, after, language: options.language });
    source = new EventSource(`/api/plans/${options.planId}/grid/stream?${query}`);
    source.onmessage = (event) => hear(JSON.parse(event.data as string) as Message);
    source.onerror = () => {
      close();
      timer = setTimeout(() => void askWhy(), AGAIN_AFTER[Math.min(failures, AGAIN_AFTER.length - 1)]);
      failures += 1;
    };
  }

  /** An EventSource does not say why it was refused: a plain request does. */
  async function askWhy() {
    const { status } = await sendPlace(options.planId, tab, place);
    if (status === 401) end('SIGNED_OUT');
    else if (status === 404) end('NO_RIGHT');
    else open();
  }

  const shown = () => {
    if (document.visibilityState === 'hidden') {
      close();
      return;
    }
    isOver = false;
    open();
  };
  document.addEventListener('visibilitychange', shown);
  addEventListener('online', open);
  open();

  return {
    /** The cell this person is in. */
    stand(row: string | null, field: string) {
      place = row ? { row, field } : null;
      clearTimeout(standing);
      standing = setTimeout(tellPlace, STANDS);
    },
    stop() {
      isOver = true;
      clearTimeout(standing);
      close();
      document.removeEventListener('visibilitychange', shown);
      removeEventListener('online', open);
    },
  };
}
