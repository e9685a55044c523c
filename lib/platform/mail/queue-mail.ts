// A mail is a row written in the transaction of its reason; the live process sends it after the commit.
import type { Tx } from '@/lib/platform/db';

export type Mail = { to: string; userId: string | null; subject: string; text: string; html: string };

export async function queueMail(tx: Tx, mail: Mail | readonly Mail[]) {
  const mails = Array.isArray(mail) ? mail : [mail];
  if (mails.length) await tx.outboxMail.createMany({ data: mails });
}

const escapeHtml = (text: string) =>
  text.replace(/[&<>"']/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c] ?? c);

/** Text and HTML of one message: a greeting, sentences, one link, a foot. Links begin with the configured address. */
export function composeMail(parts: {
  language: string;
  greeting: string;
  lines: string[];
  action?: { label: string; url: string };
  foot: string;
}) {
  const text = [
    parts.greeting,
    '',
    ...parts.lines,
    ...(parts.action ? ['', `${parts.action.label}: ${parts.action.url}`] : []),
    '',
    '—',
    parts.foot,
  ].join('\n');
  const link = parts.action
    ? `<p><a href="${escapeHtml(parts.action.url)}" style="display:inline-block;padding:10px 16px;background:#0b5a43;color:#fff;text-decoration:none;border-radius:6px">${escapeHtml(parts.action.label)}</a></p>`
    : '';
  const html = `<!doctype html><html lang="${parts.language}"><body style="font:16px/1.5 sans-serif;color:#15201b"><p>${escapeHtml(parts.greeting)}</p>${parts.lines
    .map((line) => `<p>${escapeHtml(line)}</p>`)
    .join(
      '',
    )}${link}<hr style="border:0;border-top:1px solid #cfd5d2"><p style="font-size:13px;color:#5a6660">${escapeHtml(parts.foot)}</p></body></html>`;
  return { text, html };
}
