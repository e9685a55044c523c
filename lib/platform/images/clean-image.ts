// Pictures are decoded and encoded again in a child process with limits: what a camera or an attacker wrote beside the pixels is gone,
// and a crash in the native decoder cannot take the server with it.
import { spawn } from 'node:child_process';
import path from 'node:path';

const MILLISECONDS = 20_000;
const MOST_BYTES = 40 * 1024 * 1024;

/** @returns the picture without metadata, or null when it cannot be read within the limits */
export function cleanImage(bytes: Buffer, kind: 'png' | 'jpg'): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(process.cwd(), 'lib/platform/images/worker.mjs'), kind], {
      cwd: process.cwd(),
      env: { NODE_ENV: 'production', VIPS_CONCURRENCY: '1' },
      stdio: ['pipe', 'pipe', 'ignore'],
      windowsHide: true,
    });
    const parts: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(() => child.kill('SIGKILL'), MILLISECONDS);
    const end = (result: Buffer | null) => {
      clearTimeout(timer);
      resolve(result);
    };
    child.stdout.on('data', (part: Buffer) => {
      parts.push(part);
      if ((size += part.length) > MOST_BYTES) child.kill('SIGKILL');
    });
    child.on('error', () => end(null));
    child.on('close', (code) => end(code === 0 && size > 0 ? Buffer.concat(parts) : null));
    child.stdin.on('error', () => {}); // the child may refuse before it has read everything
    child.stdin.end(bytes);
  });
}
