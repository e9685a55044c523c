// The line to the living text. "Saved" has to be true: what is said while the line is down is not queued, the text as a whole is
// compared when it is up again, so that every acknowledgement belongs to something that was sent on this line.
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { CLOSED_FOR_GOOD, type ForGood } from './closing';

class Line extends HocuspocusProviderWebsocket {
  override send(message: Uint8Array) {
    if (this.webSocket?.readyState === WebSocket.OPEN) super.send(message);
  }
}

export type LineState = 'opening' | 'saved' | 'saving' | 'offline' | ForGood;

export function openText(name: string, epoch: number, onState: (state: LineState) => void) {
  const socket = new Line({
    url: `${location.origin.replace(/^http/, 'ws')}/collab`,
    delay: 1000,
    minDelay: 500,
    maxDelay: 5000,
    factor: 1.5,
  });
  const provider = new HocuspocusProvider({ websocketProvider: socket, name, token: String(epoch) });
  let isClosed = false;
  let hasBeenOpen = false;
  const isUp = () => socket.status === 'connected' && provider.isAuthenticated;
  const show = () => {
    if (isClosed) return;
    if (isUp() && provider.isSynced) hasBeenOpen = true;
    if (!hasBeenOpen) onState('opening');
    else if (!isUp()) onState('offline');
    else onState(provider.isSynced && provider.unsyncedChanges === 0 ? 'saved' : 'saving');
  };
  const end = (why: ForGood) => {
    if (isClosed) return;
    isClosed = true;
    socket.disconnect();
    onState(why);
  };
  for (const event of ['unsyncedChanges', 'synced', 'status', 'authenticated', 'disconnect'] as const) provider.on(event, show);
  provider.on('close', ({ event }: { event: { code: number } }) => {
    const why = CLOSED_FOR_GOOD[event.code];
    if (why) end(why);
    else show();
  });
  provider.on('authenticationFailed', ({ reason }: { reason: string }) => {
    if (reason === 'rights' || reason === 'epoch') end(reason);
  });
  provider.attach();
  return {
    provider,
    close() {
      isClosed = true;
      provider.destroy();
      socket.destroy();
    },
  };
}
