// Which Maksat this is, read once: for the page "Version" and the administrator.
import { readFileSync } from 'node:fs';
import path from 'node:path';

let known: string | undefined;

export function productVersion(): string {
  known ??= (JSON.parse(readFileSync(path.join(process.cwd(), 'package.json'), 'utf8')) as { version: string }).version;
  return known;
}
