// Memory of everything that runs: the sum of the proportional set sizes of a process and of all below it.
import { readdirSync, readFileSync } from 'node:fs';

const numbers = () => readdirSync('/proc').filter((name) => /^\d+$/.test(name));
const read = (file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // gone meanwhile
  }
};

function parents() {
  return new Map(numbers().map((pid) => [Number(pid), Number(/^PPid:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0)]));
}

/** Backends of other databases of the same cluster belong to the bench, not to what is measured. */
const isForeign = (pid, foreign) => foreign.some((name) => read(`/proc/${pid}/cmdline`).includes(` ${name} `));

/**
 * @param {number[]} roots the starter and the postmaster
 * @param {string[]} [foreign] names of databases whose backends do not count
 * @returns {number} megabytes
 */
export function proportionalMemory(roots, foreign = []) {
  const parentOf = parents();
  const below = (pid) => {
    for (let p = pid; p > 1; p = parentOf.get(p) ?? 0) if (roots.includes(p)) return true;
    return false;
  };
  const own = [...parentOf.keys()].filter((pid) => below(pid) && !isForeign(pid, foreign));
  const kilobytes = own.map((pid) => Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0));
  return kilobytes.reduce((sum, kb) => sum + kb, 0) / 1024;
}
