// Marks of living processes as files: a mark whose process has gone, or whose number went to another one, counts for nothing.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** When the process began, in the kernel's ticks: tells a reused number from the same process; '' where /proc is missing. */
function startedAt(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1).split(' ')[19];
  } catch {
    return '';
  }
}

export function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (e) {
    return e.code === 'EPERM';
  }
}

/** The living owner of a mark, or undefined. */
export function readMark(file) {
  try {
    const mark = JSON.parse(readFileSync(file, 'utf8'));
    return alive(mark.pid) && mark.startedAt === startedAt(mark.pid) ? mark : undefined;
  } catch {
    return undefined;
  }
}

const ownMark = (more) => JSON.stringify({ pid: process.pid, startedAt: startedAt(process.pid), ...more });

/**
 * Takes the lock, or returns its living holder.
 * @returns {{release: () => void} | {holder: {pid: number}}}
 */
export function takeLock(file, more = {}) {
  mkdirSync(path.dirname(file), { recursive: true });
  for (;;) {
    const holder = readMark(file);
    if (holder && holder.pid !== process.pid) return { holder };
    if (existsSync(file)) rmSync(file, { force: true });
    try {
      writeFileSync(file, ownMark(more), { flag: 'wx' });
      return { release: () => rmSync(file, { force: true }) };
    } catch (e) {
      if (e.code !== 'EEXIST') throw e;
    }
  }
}

/**
 * One process among several users of a thing; `leave` says whether nobody is left.
 * @returns {{leave: () => boolean}}
 */
export function joinUsers(folder) {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, String(process.pid));
  writeFileSync(file, ownMark({}));
  return {
    leave() {
      rmSync(file, { force: true });
      return !readdirSync(folder).some((name) => {
        const isLiving = readMark(path.join(folder, name)) !== undefined;
        if (!isLiving) rmSync(path.join(folder, name), { force: true });
        return isLiving;
      });
    },
  };
}
