import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { joinUsers, readMark, takeLock } from './lock.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'maksat-lock-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A living process that is not this one. */
async function withNeighbour(work: (pid: number) => void) {
  const neighbour = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  await once(neighbour, 'spawn');
  work(neighbour.pid as number);
  neighbour.kill('SIGKILL');
  await once(neighbour, 'exit');
}

describe('a lock', () => {
  it('is held by the process that took it and free again when it is released', () => {
    const file = path.join(folder, 'one.json');
    const lock = takeLock(file, { url: 'http://here' });
    expect(readMark(file)).toMatchObject({ pid: process.pid, url: 'http://here' });
    (lock as { release: () => void }).release();
    expect(readMark(file)).toBeUndefined();
  });

  it('names the living process that holds it', async () => {
    const file = path.join(folder, 'two.json');
    await withNeighbour((pid) => {
      const startedAt = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)?.split(' ')[19];
      writeFileSync(file, JSON.stringify({ pid, startedAt, url: 'http://there' }));
      expect(takeLock(file)).toMatchObject({ holder: { pid, url: 'http://there' } });
    });
    expect(takeLock(file)).toHaveProperty('release');
  });

  it('counts for nothing when its number went to another process, or when it cannot be read', async () => {
    const file = path.join(folder, 'three.json');
    await withNeighbour((pid) => {
      writeFileSync(file, JSON.stringify({ pid, startedAt: '1' }));
      expect(takeLock(file)).toHaveProperty('release');
    });
    writeFileSync(file, '{"pid":');
    expect(takeLock(file)).toHaveProperty('release');
  });
});

describe('users of one thing', () => {
  it('are told who leaves last, whatever the dead left behind', () => {
    const users = path.join(folder, 'users');
    const me = joinUsers(users);
    writeFileSync(path.join(users, '999999'), JSON.stringify({ pid: 999_999, startedAt: '5' }));
    expect(me.leave()).toBe(true);
  });
});
