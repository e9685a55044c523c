// The doors that the code has, read from the tree.
import { readdirSync, readFileSync } from 'node:fs';

const files = (root: string) => readdirSync(root, { recursive: true, encoding: 'utf8' }).map((f) => `${root}/${f}`);
const address = (file: string) =>
  file
    .replace(/^app/, '')
    .replace(/\/(page\.tsx|route\.ts)$/, '')
    .replace(/\/\([^)]*\)/g, '') || '/';

export const pages = () =>
  files('app')
    .filter((f) => f.endsWith('/page.tsx'))
    .map(address)
    .sort();

export const methods = () =>
  files('app')
    .filter((f) => f.endsWith('/route.ts'))
    .flatMap((f) =>
      [
        ...readFileSync(f, 'utf8').matchAll(
          /export (?:async )?(?:function|const) (GET|POST|PUT|PATCH|DELETE)\b|export \{[^}]*as (GET)[^}]*\}/g,
        ),
      ].map((m) => `${m[1] ?? m[2]} ${address(f)}`),
    )
    .sort();

export const serverActions = () =>
  files('lib')
    .filter((f) => f.endsWith('/server-actions.ts'))
    .flatMap((f) =>
      [...readFileSync(f, 'utf8').matchAll(/^export (?:async function|const) (\w+)/gm)].map(
        (m) => `${f.slice(4, -'/server-actions.ts'.length)}/${m[1]}`,
      ),
    )
    .sort();
