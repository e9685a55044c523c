// Asks the server as one of the roles, without a browser.
import { readFileSync } from 'node:fs';
import { type Account, emailOf } from '../support/accounts';
import { dbQuery, dbRow } from '../support/database';
import { baseUrl, mintSession } from '../support/session';
import type { Who } from './table';

const ACCOUNTS: Record<Exclude<Who, 'visitor' | 'suspended'>, Account> = {
  admin: 'admin',
  secretariat: 'secretariat',
  commission: 'commission',
  focal: 'education',
  validator: 'education.validator',
  stranger: 'health',
  partner: 'unicef',
  nhri: 'ombudsman',
  observer: 'observer',
};
const SUSPENDED = 'osce@demo.maksat.example';
const cookies = new Map<Who, string>();
const ids = new Map<Who, string>();

export async function userIdOf(who: Who): Promise<string | null> {
  if (who === 'visitor') return null;
  const known = ids.get(who);
  if (known) return known;
  const { id } = await dbRow<{ id: string }>('select "id" from "User" where "email" = $1', [
    who === 'suspended' ? SUSPENDED : emailOf(ACCOUNTS[who]),
  ]);
  ids.set(who, id);
  return id;
}

/** A session that was good when it began; the suspended person's account is disabled afterwards. */
async function cookieOf(who: Who): Promise<string | undefined> {
  if (who === 'visitor') return undefined;
  const known = cookies.get(who);
  if (known) return known;
  const { token } = await mintSession(who === 'suspended' ? SUSPENDED : emailOf(ACCOUNTS[who]));
  if (who === 'suspended') await dbQuery('update "User" set "disabledAt" = now() where "email" = $1', [SUSPENDED]);
  const cookie = `next-auth.session-token=${token}; locale=en`;
  cookies.set(who, cookie);
  return cookie;
}

export async function restoreSuspended() {
  await dbQuery('update "User" set "disabledAt" = null where "email" = $1', [SUSPENDED]);
}

export async function ask(who: Who, path: string, init: RequestInit = {}): Promise<Response> {
  const cookie = await cookieOf(who);
  const headers = new Headers(init.headers);
  headers.set('Origin', baseUrl());
  if (cookie) headers.set('Cookie', cookie);
  return fetch(`${baseUrl()}${path}`, { ...init, headers, redirect: 'manual' });
}

export async function fill(pattern: string, params: string | undefined): Promise<string> {
  const values: Record<string, unknown> = params ? await dbRow(params) : {};
  return pattern.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name) => {
    if (values[name] === undefined) throw new Error(`No value for [${name}] of ${pattern}`);
    return encodeURIComponent(String(values[name]));
  });
}

// ── server actions

type Manifest = { node: Record<string, { workers: Record<string, unknown>; exportedName?: string; filename?: string }> };
let manifest: Manifest | undefined;

/** Id of a server action in the build, and the pages that carry it. */
export function builtAction(door: string): { id: string; pages: string[] } | null {
  manifest ??= JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8')) as Manifest;
  const cut = door.lastIndexOf('/');
  const file = `lib/${door.slice(0, cut)}/server-actions.ts`;
  const entry = Object.entries(manifest.node).find(
    ([, a]) => a.filename?.endsWith(file) && a.exportedName === door.slice(cut + 1),
  );
  if (!entry) return null;
  const pages = Object.keys(entry[1].workers).map(
    (w) =>
      w
        .replace(/^app/, '')
        .replace(/\/page$/, '')
        .replace(/\/\([^)]*\)/g, '') || '/',
  );
  return { id: entry[0], pages };
}

const pdf = () =>
  new Blob(['%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'], { type: 'application/pdf' });

/** Calls a server action as the browser does: arguments in React's encoding, the form as argument number one. */
export async function callAction(
  who: Who,
  id: string,
  path: string,
  form: Record<string, unknown>,
  args: 'state' | 'form' | 'none',
) {
  const body = new FormData();
  for (const [key, value] of Object.entries(form))
    for (const one of [value].flat())
      if (one && typeof one === 'object' && '$file' in one) body.append(`_1_${key}`, pdf(), 'scan.pdf');
      else body.append(`_1_${key}`, one === null || one === undefined ? '' : String(one));
  body.append('0', { state: '[{"status":"idle"},"$K1"]', form: '["$K1"]', none: '[]' }[args]);
  const response = await ask(who, path, { method: 'POST', headers: { 'Next-Action': id, Accept: 'text/x-component' }, body });
  return {
    status: response.status,
    redirect: response.headers.get('x-action-redirect') ?? response.headers.get('location'),
    text: await response.text(),
  };
}

/** What the person has changed so far: events that are not refusals. */
export async function changesBy(who: Who): Promise<number> {
  const { n } = await dbRow<{ n: number }>(
    'select count(*)::int as n from "AuditEvent" where "refusal" is null and "actorId" is not distinct from $1::uuid',
    [await userIdOf(who)],
  );
  return n;
}
