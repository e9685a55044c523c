// Mail servers as they are on bad days, each a small one that listens: what becomes of the mail.
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { forgetServer, sendWaitingMail } from '@/lib/platform/mail/send';
import { openSmtp } from '@/lib/platform/mail/transport';

const SILENT = /did not answer|greeting|timeout/i;
type Talk = {
  /** Answer to a command; null says nothing, "hang up" ends the line. */ answer: (line: string) => string | null;
  greets?: boolean;
};
const opened: { server: Server; sockets: Set<Socket> }[] = [];

/** Answers each line as told; a mail's text ends with a dot. @returns its address, and the mails it has taken */
async function mailServer({ answer, greets = true }: Talk) {
  const taken: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let [rest, text, isText] = ['', '', false];
    const say = (line: string) => {
      const words = answer(line);
      if (words === 'hang up') socket.destroy();
      else if (words !== null) socket.write(`${words}\r\n`);
      if (line === '.' && words?.startsWith('250')) taken.push(text);
      isText = line === 'DATA' && words?.startsWith('354') === true;
    };
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      const lines = (rest + bytes).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (isText && line !== '.') text += `${line}\n`;
        else say(line);
      }
    });
    if (greets) socket.write('220 fake ESMTP\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  opened.push({ server, sockets });
  const { port } = server.address() as { port: number };
  return { url: `smtp://127.0.0.1:${port}`, taken };
}

const good = (line: string): string => {
  if (line.startsWith('EHLO')) return '250 fake';
  return line === 'DATA' ? '354 go on' : line === 'QUIT' ? '221 bye' : '250 ok';
};
const but = (begin: string, words: string | null) => (line: string) => (line.startsWith(begin) ? words : good(line));

const write = (to: string) =>
  db.outboxMail.create({ data: { to, subject: 'S', text: 'T', html: '<p>T</p>' }, select: { id: true } });
const mails = () =>
  db.outboxMail.findMany({ orderBy: { to: 'asc' }, select: { to: true, state: true, attempts: true, error: true } });
const round = (url: string) => sendWaitingMail(() => openSmtp(url, { answer: 300, whole: 900 }));
const dueAgain = () => db.$executeRaw`update "OutboxMail" set "nextTryAt" = now()`;

beforeEach(async () => {
  forgetServer();
  await db.outboxMail.deleteMany();
});
afterEach(async () => {
  for (const { server, sockets } of opened.splice(0)) {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
});

describe('a mail server that takes nothing', () => {
  it.each<[string, Partial<Talk> & { url?: string }, RegExp]>([
    ['takes the line and says nothing', { greets: false }, SILENT],
    ['is not there', { url: 'smtp://127.0.0.1:1' }, /ECONNREFUSED/],
    ['falls silent in the middle of the talk', { answer: but('MAIL', null) }, SILENT],
    ['falls silent after the text', { answer: but('.', null) }, SILENT],
    ['hangs up in the middle of the talk', { answer: but('RCPT', 'hang up') }, /./],
    ['does not take the sender', { answer: but('MAIL', '550 not you') }, /550/],
    ['is about to close', { answer: but('RCPT', '421 closing') }, /421/],
    ['does not speak TLS', { url: 'smtps' }, /./],
    ['refuses the login', { url: 'login', answer: but('AUTH', '535 no') }, /535|login/i],
  ])('that %s loses no mail and costs one wait, not twenty', async (_title, { url, answer = good, greets = true }, reason) => {
    const fake = await mailServer({ answer: (line) => (line.startsWith('EHLO') ? '250 AUTH PLAIN' : answer(line)), greets });
    const address =
      url === 'smtps'
        ? fake.url.replace('smtp', 'smtps')
        : url === 'login'
          ? fake.url.replace('//', '//u:p@')
          : (url ?? fake.url);
    for (let n = 0; n < 3; n++) await write(`person${n}@example.org`);
    const began = Date.now();
    expect(await round(address)).toBe(0);
    expect(await round(address)).toBe(0);
    expect(Date.now() - began).toBeLessThan(3000);
    const left = await mails();
    expect(left.every((mail) => mail.state === 'WAITING' && mail.attempts === 0)).toBe(true);
    const errors = left.filter((mail) => mail.error);
    expect(errors).toHaveLength(1);
    expect(errors[0]?.error).toMatch(reason);
    expect(fake.taken).toEqual([]);
  });

  it('gets everything once, in the same numbers, when it is well again', async () => {
    let isWell = false;
    const fake = await mailServer({ answer: (line) => (isWell || line !== '.' ? good(line) : null) });
    const { id } = await write('one@example.org');
    await write('two@example.org');
    await round(fake.url);
    isWell = true;
    forgetServer();
    await dueAgain();
    expect(await round(fake.url)).toBe(2);
    expect(await round(fake.url)).toBe(0);
    expect(fake.taken).toHaveLength(2);
    expect(fake.taken.join()).toContain(`Message-ID: <${id}@`);
    expect((await mails()).map((mail) => mail.state)).toEqual(['SENT', 'SENT']);
  });
});

describe('a mail that the server does not take', () => {
  it('fails at once when nobody has that address, and the others go out', async () => {
    const fake = await mailServer({ answer: but('RCPT TO:<nobody', '550 no such user') });
    for (const to of ['a@example.org', 'nobody@example.org', 'z@example.org']) await write(to);
    expect(await round(fake.url)).toBe(2);
    expect(await mails()).toMatchObject([{ state: 'SENT' }, { state: 'FAILED', attempts: 1 }, { state: 'SENT' }]);
    expect((await mails())[1]?.error).toMatch(/550/);
  });

  it('is tried again later when the box is full, and fails after twelve tries', async () => {
    const fake = await mailServer({ answer: but('RCPT', '452 box full') });
    await write('full@example.org');
    for (let n = 1; n <= 12; n++) {
      await dueAgain();
      await round(fake.url);
      expect(await mails()).toMatchObject([{ attempts: n, state: n < 12 ? 'WAITING' : 'FAILED' }]);
    }
  });
});

it('a mail that a killed process held comes back after its lease, and not before', async () => {
  const fake = await mailServer({ answer: good });
  const { id } = await write('held@example.org');
  await db.$executeRaw`update "OutboxMail" set "nextTryAt" = now() + interval '2 minutes' where "id" = ${id}::uuid`;
  expect(await round(fake.url)).toBe(0);
  await dueAgain();
  expect(await round(fake.url)).toBe(1);
});
