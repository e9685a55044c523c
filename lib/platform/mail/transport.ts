// One conversation with the mail server, or a folder of .eml files; and what a failure says: about this mail, or about the server.
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import nodemailer from 'nodemailer';
import type SMTPPool from 'nodemailer/lib/smtp-pool';
import type StreamTransport from 'nodemailer/lib/stream-transport';
import { env } from '@/lib/platform/env';

export type Letter = { id: string; to: string; subject: string; text: string; html: string; createdAt: Date };

/** Whose fault it is: nobody can get this mail; the server wants it later; the server takes none at the moment. */
export type MailFault = 'mail' | 'later' | 'server';

type SmtpError = { code?: string; command?: string; responseCode?: number };

/** Reads nodemailer's error. Whatever is not an answer about this one mail is about the server. */
export function faultOf(error: unknown): MailFault {
  const { code, command, responseCode = 0 } = error as SmtpError;
  if (code === 'EENVELOPE' && command === 'API') return 'mail'; // an address that is none
  const isAboutMail = (code === 'EENVELOPE' && command === 'RCPT TO') || code === 'EMESSAGE';
  if (!isAboutMail || responseCode < 400 || responseCode === 421) return 'server';
  return responseCode < 500 ? 'later' : 'mail';
}

export type Patience = { answer: number; whole: number };
/** Milliseconds for one answer of the server, and for one mail altogether: less than the lease of a mail. */
const PATIENCE: Patience = { answer: 15_000, whole: 60_000 };

/** The same mail has the same number however often it is tried: who gets it twice sees it once. */
const messageOf = ({ id, to, subject, text, html, createdAt }: Letter) => ({
  to,
  subject,
  text,
  html,
  date: createdAt,
  messageId: `<${id}@${new URL(env.appUrl).hostname}>`,
});

export type MailDoor = { deliver: (letter: Letter) => Promise<void>; close: () => void };

/** A pool of one connection: closing it breaks off what hangs, so that nothing goes out after it was given up. */
export function openSmtp(url: string, { answer, whole }: Patience = PATIENCE): MailDoor {
  const options = { connectionTimeout: answer, greetingTimeout: answer, socketTimeout: answer, dnsTimeout: answer };
  const pool = nodemailer.createTransport(
    { url, pool: true, maxConnections: 1, maxRequeues: 0, ...options } as SMTPPool.Options,
    {
      from: env.mailFrom,
    },
  );
  const close = () => pool.close();
  return {
    close,
    deliver: async (letter) => {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error(`the mail server did not answer in ${whole / 1000} s`)), whole);
      });
      try {
        await Promise.race([pool.sendMail(messageOf(letter)), late]);
      } catch (e) {
        // Broken off before the next try: a late answer must not make two mails of one.
        if (faultOf(e) === 'server') close();
        throw e;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

const file = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' } as StreamTransport.Options, {
  from: env.mailFrom,
});

/** Name of an .eml file: sortable, readable, safe. */
const emlName = (letter: Letter) =>
  `${letter.createdAt.toISOString().replace(/[:.]/g, '-')}-${letter.to.replace(/[^\w@.-]/g, '_')}-${letter.id.slice(-6)}.eml`;

export const openFolder = (): MailDoor => ({
  close: () => {},
  deliver: async (letter) => {
    // With `buffer` the transport answers with the whole message; its types know only the SMTP answer.
    const { message: bytes } = (await file.sendMail(messageOf(letter))) as unknown as { message: Buffer };
    const target = path.join(env.outboxDir, emlName(letter));
    try {
      await mkdir(env.outboxDir, { recursive: true });
      await writeFile(`${target}.part`, bytes);
      await rename(`${target}.part`, target);
    } catch (e) {
      await rm(`${target}.part`, { force: true }).catch(() => {});
      throw e;
    }
  },
});
