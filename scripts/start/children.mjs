// The long-lived processes below the starter: started, watched, started again after a crash, stopped within the time allowed.
import { fork } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fromRoot, say } from './runtime.mjs';

const backOff = [500, 1000, 2000, 5000, 10_000, 30_000];
/**
 * Keeps one process running.
 * @param {{name: string, file: string, flags?: string[], env?: Record<string, string>, recoveredAfter?: number, onHopeless: (e: Error) => void,
 *   onHandle?: (message: unknown, socket: import('node:net').Socket) => void}} options
 *   `onHopeless` is called when it never became ready in its first three lives. A process that lived `recoveredAfter` milliseconds
 *   has recovered: its next crash counts as the first.
 */
export function keepRunning({ name, file, flags = [], env = {}, recoveredAfter = 60_000, onHopeless, onHandle }) {
  let child;
  let crashes = 0;
  let isStopping = false;
  let hasBeenReady = false;
  let onReady;
  const ready = new Promise((resolve) => {
    onReady = resolve;
  });

  function launch() {
    const born = Date.now();
    child = fork(fromRoot(file), {
      execArgv: [...flags, '--import', './scripts/ts-hooks.mjs'],
      cwd: fromRoot(),
      stdio: 'inherit',
      env: { ...process.env, ...env },
    });
    child.on('message', (message, socket) => {
      if (socket) return onHandle ? onHandle(message, socket) : socket.destroy();
      if (message !== 'ready') return;
      hasBeenReady = true;
      onReady();
    });
    child.once('exit', (code, signal) => lost(code, signal, Date.now() - born));
  }

  async function lost(code, signal, lived) {
    if (isStopping) return;
    crashes = lived > recoveredAfter ? 1 : crashes + 1;
    if (!hasBeenReady && crashes >= 3) return onHopeless(new Error(`The ${name} process does not start (see above).`));
    const pause = backOff[Math.min(crashes, backOff.length) - 1];
    say(`The ${name} process ended (${signal ?? code}); starting it again in ${pause / 1000} s`);
    await sleep(pause);
    if (!isStopping) launch();
  }

  /** @param {number} patience milliseconds before it is killed */
  async function stop(patience) {
    isStopping = true;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const hard = setTimeout(() => child.kill('SIGKILL'), patience);
    await gone;
    clearTimeout(hard);
  }

  /** Gives the process a socket; one that is not there just now loses it, and its owner comes again. */
  function hand(message, socket) {
    socket.on('error', () => socket.destroy());
    if (!child?.connected) return socket.destroy();
    child.send(message, socket, {}, () => socket.destroy());
  }

  launch();
  return { ready, stop, hand, pid: () => child.pid };
}
