// Sends what waits in the outbox: by SMTP when configured, else as .eml files that a person can open.

import { pool } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';
import { faultOf, type Letter, type MailDoor, openFolder, openSmtp } from '@/lib/platform/mail/transport';

type Waiting = Letter & { attempts: number };
/** Refused for the moment, again and again: about two days. */
const MAX_ATTEMPTS = 12;
const ROUND = 20;

/** One mail at a time under a lease that is longer than a mail may take: what a killed process held comes back, nothing is held by two. */
const CLAIM = `update "OutboxMail" set "nextTryAt" = now() + interval '2 minutes'
  where "id" = (select "id" from "OutboxMail" where "state" = 'WAITING' and "nextTryAt" <= now() order by "nextTryAt" limit 1 for update skip locked)
  returning "id", "to", "subject", "text", "html", "attempts", "createdAt"`;

/** A mail that carried a one-time link does not keep it: the database holds such links only as hashes. */
const SENT = `update "OutboxMail" set "state" = 'SENT', "sentAt" = now(), "error" = null, "attempts" = "attempts" + 1,
  "text" = case when "text" ~ '/(invitation|reset)/' then '' else "text" end, "html" = case when "text" ~ '/(invitation|reset)/' then '' else "html" end
  where "id" = $1`;

const REFUSED = `update "OutboxMail" set "error" = $2, "attempts" = "attempts" + 1, "state" = $3::"MailState", "nextTryAt" = now() + make_interval(secs => $4) where "id" = $1`;
/** What the server could not take costs no try: it goes out when the server is back, however long that takes. */
const KEPT = `update "OutboxMail" set "error" = $2, "nextTryAt" = now() + make_interval(secs => $3) where "id" = $1`;

/** How the server has been: after each failed round it is left alone for longer, ten minutes at most. */
const server = { failures: 0, restsUntil: 0 };

async function noteFailure(mail: Waiting, error: unknown): Promise<boolean> {
  const fault = faultOf(error);
  const message = (error as Error).message.slice(0, 300);
  log.warn({ mail: mail.id, fault, err: message }, 'mail not sent');
  if (fault === 'server') {
    const rest = Math.min(600, 15 * 2 ** server.failures++);
    server.restsUntil = Date.now() + rest * 1000;
    await pool.query(KEPT, [mail.id, message, rest]);
    return false;
  }
  const isFinal = fault === 'mail' || mail.attempts + 1 >= MAX_ATTEMPTS;
  const wait = Math.min(6 * 3600, 30 * 2 ** (mail.attempts + 1));
  await pool.query(REFUSED, [mail.id, message, isFinal ? 'FAILED' : 'WAITING', wait]);
  return true;
}

/** @returns whether there may be more to send now */
async function sendNext(door: MailDoor): Promise<'sent' | 'refused' | 'over'> {
  const { rows } = await pool.query<Waiting>(CLAIM);
  const [mail] = rows;
  if (!mail) return 'over';
  try {
    await door.deliver(mail);
  } catch (e) {
    return (await noteFailure(mail, e)) ? 'refused' : 'over';
  }
  server.failures = 0;
  await pool.query(SENT, [mail.id]);
  return 'sent';
}

/**
 * One round: sends what is due, one after the other. A mail that is refused for good is marked failed, one that is refused for the moment is
 * tried again ever more rarely; a server that takes nothing ends the round and is asked again after a pause. @returns how many were sent
 */
export async function sendWaitingMail(
  open: () => MailDoor = () => (env.smtpUrl ? openSmtp(env.smtpUrl) : openFolder()),
): Promise<number> {
  if (Date.now() < server.restsUntil) return 0;
  const door = open();
  let sent = 0;
  try {
    for (let n = 0; n < ROUND; n++) {
      const end = await sendNext(door);
      if (end === 'over') break;
      if (end === 'sent') sent++;
    }
  } finally {
    door.close();
  }
  return sent;
}

/** As after a restart: the server is asked at once. */
export function forgetServer(): void {
  Object.assign(server, { failures: 0, restsUntil: 0 });
}
