// The outbox of the server under test: mail that a person without SMTP would find as files.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';

const outbox = () => {
  const folder = process.env.OUTBOX_DIR;
  if (!folder) throw new Error('OUTBOX_DIR is not set: run the stories through `npm test`.');
  return folder;
};

const quotedPrintable = (text: string) =>
  Buffer.from(
    text.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');

/** Words of the header with their encoding undone (RFC 2047). */
const headerWords = (text: string) =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([QB])\?(.*?)\?=/gi, (_, kind: string, word: string) =>
      kind.toUpperCase() === 'B' ? Buffer.from(word, 'base64').toString('utf8') : quotedPrintable(word.replaceAll('_', ' ')),
    );

const part = (text: string) => {
  const [head = '', ...body] = text.split(/\r?\n\r?\n/);
  const words = body.join('\n\n');
  if (/content-transfer-encoding: base64/i.test(head)) return Buffer.from(words, 'base64').toString('utf8');
  return /quoted-printable/i.test(head) ? quotedPrintable(words) : words;
};

export type Mail = { subject: string; text: string };

function readMail(file: string): Mail {
  const source = readFileSync(file, 'utf8');
  const subject = headerWords(/^Subject: (.*(?:\r?\n[ \t].*)*)/m.exec(source)?.[1]?.replace(/\r?\n[ \t]/g, ' ') ?? '');
  const boundary = /boundary="?([^"\r\n]+)"?/i.exec(source)?.[1];
  const text = boundary
    ? source
        .split(`--${boundary}`)
        .slice(1)
        .map((one) => part(one.replace(/^\r?\n/, '')))
        .join('\n')
    : part(source);
  return { subject, text };
}

const mailsTo = (address: string): Mail[] =>
  readdirSync(outbox())
    .filter((name) => name.endsWith('.eml') && name.includes(`-${address}-`))
    .map((name) => readMail(path.join(outbox(), name)));

/** The mail to that address whose subject or text says so; waits until the outbox has it. */
export async function expectMail(address: string, words: string | RegExp): Promise<Mail> {
  const says = (mail: Mail) =>
    typeof words === 'string' ? `${mail.subject}\n${mail.text}`.includes(words) : words.test(`${mail.subject}\n${mail.text}`);
  let found: Mail | undefined;
  await expect(() => {
    found = mailsTo(address).find(says);
    expect(found, `a mail to ${address} about ${words}`).toBeDefined();
  }).toPass({ timeout: 15_000 });
  return found as Mail;
}
