// The two serving processes and the memory they are given. Sockets of the living text come to the web process, which owns the port,
// and go over this one to the live process.
import { keepRunning } from './children.mjs';

/** A small young generation is collected often and keeps the resident size down; see docs/performance.md for the measurement. */
const flags = {
  web: ['--max-semi-space-size=16', '--max-old-space-size=1024'],
  live: ['--max-semi-space-size=4', '--max-old-space-size=512'],
};

/** A person waits ten seconds at most; a job may take longer. */
const patience = { web: { DATABASE_TIMEOUT: '8000' }, live: {} };

export function serve({ isDevelopment, onHopeless, recoveredAfter, env = {} }) {
  const one = (name, memory, onHandle) =>
    keepRunning({
      onHandle,
      name,
      file: `scripts/serve/${name}.ts`,
      flags: memory,
      env: { ...patience[name], ...env },
      recoveredAfter,
      onHopeless,
    });
  const live = one('live', flags.live);
  const web = one('web', isDevelopment ? [] : flags.web, live.hand);
  return { web, live };
}
