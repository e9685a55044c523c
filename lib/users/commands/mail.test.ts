// One-time links leave by mail and are nowhere else.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commandLine } from '@/lib/platform/auth/actor';
import { unwrap } from '@/lib/platform/command';
import { db } from '@/lib/platform/db';
import { sendWaitingMail } from '@/lib/platform/mail/send';
import { invitePerson } from '@/lib/users/commands/people';

let outbox = '';
beforeAll(async () => {
  outbox = await mkdtemp(path.join(tmpdir(), 'maksat-outbox-'));
  process.env.OUTBOX_DIR = outbox;
});
afterAll(() => rm(outbox, { recursive: true, force: true }));

test('a mail that was sent keeps no one-time link; the file in the outbox has it', async () => {
  const person = { name: 'Maral', email: 'maral@example.org', language: 'ru', role: 'OBSERVER', institutionId: null } as const;
  unwrap(await invitePerson(commandLine(0), { ...person, isAlternate: false, way: 'mail' }));
  expect(await sendWaitingMail()).toBe(1);
  const mail = await db.outboxMail.findFirstOrThrow({ where: { to: person.email } });
  expect(mail).toMatchObject({ state: 'SENT', text: '', html: '' });
  const [file = ''] = await readdir(outbox);
  expect(await readFile(path.join(outbox, file), 'utf8')).toMatch(/\/invitation\/[0-9A-Z]{26}/);
});
