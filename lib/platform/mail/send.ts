// Sends what waits in the outbox: by SMTP when configured, else as .eml files that a person can open.
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import nodemailer from 'nodemailer';
import type SMTPTransport from 'nodemailer/lib/smtp-transport';
import type StreamTransport from 'nodemailer/lib/stream-transport';
import { pool } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';

/** A mail that carried a one-time link does not keep it: the database holds such links only as hashes. */
const SENT = `update "OutboxMail" set "state" = 'SENT', "sentAt" = now(), "error" = null,
  "text" = case when "text" ~ '/(invitation|reset)/' then '' else "text" end, "html" = case when "text" ~ '/(invitation|reset)/' then '' else "html" end
  where "id" = $1`;

type Waiting = { id: string; to: string; subject: string; text: string; html: string; attempts: number; createdAt: Date };
const MAX_ATTEMPTS = 12;

const smtp = () => nodemailer.createTransport({ url: env.smtpUrl ?? '' } as SMTPTransport.Options, { from: env.mailFrom });
const file = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' } as StreamTransport.Options, {
  from: env.mailFrom,
});

/** Name of an .eml file: sortable, readable, safe. */
const emlName = (mail: Waiting) =>
  `${mail.createdAt.toISOString().replace(/[:.]/g, '-')}-${mail.to.replace(/[^\w@.-]/g, '_')}-${mail.id.slice(-6)}.eml`;

async function deliver(mail: Waiting) {
  const message = { to: mail.to, subject: mail.subject, text: mail.text, html: mail.html, date: mail.createdAt };
  if (env.smtpUrl) {
    const transport = smtp();
    try {
      await withTimeout(transport.sendMail(message), 20_000);
    } finally {
      transport.close();
    }
    return;
  }
  // With `buffer` the transport answers with the whole message; its types know only the SMTP answer.
  const { message: bytes } = (await file.sendMail(message)) as unknown as { message: Buffer };
  await mkdir(env.outboxDir, { recursive: true });
  const target = path.join(env.outboxDir, emlName(mail));
  await writeFile(`${target}.part`, bytes);
  await rename(`${target}.part`, target);
}

/** A mail server that does not answer must not hold the loop. */
function withTimeout<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the mail server did not answer')), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/**
 * One round: takes the mails that are due under a lease, sends each, notes the outcome. A failed one is tried again later, ever more rarely,
 * and is marked failed after twelve tries (about two days). @returns how many were sent
 */
export async function sendWaitingMail(): Promise<number> {
  const { rows } = await pool.query<Waiting>(
    `update "OutboxMail" set "nextTryAt" = now() + interval '2 minutes', "attempts" = "attempts" + 1
     where "id" in (select "id" from "OutboxMail" where "state" = 'WAITING' and "nextTryAt" <= now() order by "nextTryAt" limit 20 for update skip locked)
     returning "id", "to", "subject", "text", "html", "attempts", "createdAt"`,
  );
  let sent = 0;
  for (const mail of rows) {
    try {
      await deliver(mail);
      await pool.query(SENT, [mail.id]);
      sent++;
    } catch (e) {
      const message = (e as Error).message.slice(0, 300);
      log.warn({ mail: mail.id, attempts: mail.attempts, err: message }, 'mail not sent');
      const wait = Math.min(6 * 3600, 30 * 2 ** mail.attempts);
      await pool.query(
        `update "OutboxMail" set "error" = $2, "state" = case when "attempts" >= $3 then 'FAILED'::"MailState" else 'WAITING' end, "nextTryAt" = now() + make_interval(secs => $4) where "id" = $1`,
        [mail.id, message, MAX_ATTEMPTS, wait],
      );
    }
  }
  return sent;
}
