// Nobody in: hand-written clients at a real door on a real database. Each is refused, nothing changes, the door goes on.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { loggedCount, openStage, type Stage } from '@/lib/collab/testing/stage';
import { pool } from '@/lib/platform/db';
import { addParagraph } from '@/scripts/torture/text-client';

type Person = Awaited<ReturnType<Stage['person']>>;
let stage: Stage;
let secretariat: Person;
let focal: Person;
let stranger: Person;
let text: Awaited<ReturnType<Stage['text']>>;

beforeAll(async () => {
  stage = await openStage();
  secretariat = await stage.person('SECRETARIAT');
  focal = await stage.person('FOCAL_POINT', stage.institutions.education);
  stranger = await stage.person('FOCAL_POINT', stage.institutions.health);
});
afterAll(() => stage.close());
beforeEach(async () => {
  text = await stage.text();
});

const words = (doc: Y.Doc) => doc.getXmlFragment('default').toString();
const inside = async (who: Person, name = text.name) => {
  const client = stage.enter(who, name);
  await client.until(() => client.seen.isSynced);
  return client;
};
const refused = async (client: ReturnType<Stage['enter']>, ...codes: number[]) => {
  await client.until(() => client.seen.code !== 0);
  expect(codes).toContain(client.seen.code);
};
/** The door still opens, the text is as it was. */
async function unharmed() {
  const witness = await inside(secretariat);
  expect(words(witness.doc)).toContain('First words');
  expect(words(witness.doc)).not.toContain('hostile');
  witness.kill();
}

describe('at the door', () => {
  it.each([
    ['a foreign origin', { origin: 'https://evil.example' }, 403],
    ['no origin', { origin: undefined }, 403],
    ['a sandboxed page', { origin: 'null' }, 403],
    ['nobody signed in', { cookie: undefined }, 401],
  ])('%s is sent away', async (_who, more, status) => {
    const client = stage.enter(secretariat, text.name, more);
    await client.until(() => client.seen.status !== 0);
    expect(client.seen.status).toBe(status);
    await unharmed();
  });

  it('an ended session hears that it is over and nothing else', async () => {
    const gone = await stage.person('SECRETARIAT');
    await pool.query('update "Session" set "endedAt" = now() where "id" = $1', [gone.sessionId]);
    const client = stage.enter(gone, text.name);
    await refused(client, 4401);
    expect(words(client.doc)).toBe('');
  });

  it('a cookie of one’s own making is none', async () => {
    const client = stage.enter({ cookie: 'next-auth.session-token=eyJhbGciOiJub25lIn0.e30.' }, text.name);
    await refused(client, 4401);
  });
});

describe('the name of a text', () => {
  it.each([
    ['unknown', () => `section.${randomUUID()}.ru`],
    ['in a language it does not have', () => text.name.replace(/ru$/, 'en')],
    ['malformed', () => 'section.1.ru'],
    ['of something else', () => `action.${randomUUID()}.ru`],
    ['that is a path', () => '../../etc/passwd'],
    ['empty', () => ''],
  ])('%s opens nothing', async (_what, name) => {
    const client = stage.enter(secretariat, name());
    await refused(client, 4403, 4400);
    expect(client.seen.isSynced).toBe(false);
    await unharmed();
  });

  it('does not open what lies in a plan one may not see', async () => {
    const partner = await stage.person('PARTNER', stage.institutions.health);
    const hidden = await stage.text('Hidden words', 'PREPARATION');
    const client = stage.enter(partner, hidden.name);
    await refused(client, 4403);
    expect(words(client.doc)).toBe('');
  });

  it('is one for a socket: a second text on it closes it', async () => {
    const other = await stage.text('Other words');
    const client = await inside(secretariat);
    client.authenticate(other.name);
    await refused(client, 4403);
    expect(words(client.doc)).not.toContain('Other words');
  });
});

describe('who may only read', () => {
  it('sees the text and changes nothing', async () => {
    const client = await inside(stranger);
    expect(client.seen.scope).toBe('readonly');
    client.edit('x', (doc) => addParagraph(doc, 'x', 'hostile'));
    await client.until(() => client.seen.refused > 0);
    expect(await loggedCount(text.sectionId)).toBe(0);
    await unharmed();
  });

  it('is everybody once the plan is submitted', async () => {
    const closed = await stage.text('Closed words', 'SUBMITTED');
    const client = await inside(secretariat, closed.name);
    expect(client.seen.scope).toBe('readonly');
    client.edit('x', (doc) => addParagraph(doc, 'x', 'hostile'));
    await client.until(() => client.seen.refused > 0);
    expect(await loggedCount(closed.sectionId)).toBe(0);
  });

  it('learns it from the database when the door has not heard yet', async () => {
    const client = await inside(focal);
    await pool.query(`update "Plan" set "status" = 'SUBMITTED' where "id" = $1`, [text.planId]);
    client.edit('x', (doc) => addParagraph(doc, 'x', 'hostile'));
    await refused(client, 4403);
    expect(client.acknowledged).toEqual([]);
    expect(await loggedCount(text.sectionId)).toBe(0);
  });
});

describe('forgeries', () => {
  it('words under another person’s client id are refused, and the victim’s later words stay', async () => {
    const victim = await inside(secretariat);
    victim.presence(victim.doc.clientID, { user: { name: 'Maral' } });
    victim.edit('1', (doc) => addParagraph(doc, 'v1', 'words of the victim'));
    await victim.until(() => victim.acknowledged.includes('1'));
    const forger = await inside(focal);
    forger.doc.clientID = victim.doc.clientID;
    forger.edit('x', (doc) => addParagraph(doc, 'x', 'hostile'));
    await refused(forger, 4400);
    victim.edit('2', (doc) => addParagraph(doc, 'v2', 'later words of the victim'));
    await victim.until(() => victim.acknowledged.includes('2'));
    const witness = await inside(focal);
    expect(words(witness.doc)).toContain('later words of the victim');
    await unharmed();
  });

  it('a client id that was only seen, and has not written yet, is nobody else’s either', async () => {
    const victim = await inside(secretariat);
    victim.presence(victim.doc.clientID, { user: { name: 'Maral' } });
    const forger = await inside(focal);
    await forger.until(() => forger.others.has(victim.doc.clientID));
    forger.doc.clientID = victim.doc.clientID;
    forger.edit('x', (doc) => addParagraph(doc, 'x', 'hostile'));
    await refused(forger, 4400);
  });

  it('the pen of the text’s first state is nobody’s', async () => {
    const forger = await inside(focal);
    forger.doc.clientID = 1;
    forger.edit('x', (doc) => addParagraph(doc, 'x', 'hostile'));
    await refused(forger, 4400);
    await unharmed();
  });

  it('words that hang on what is not there are refused', async () => {
    const client = await inside(focal);
    const doc = new Y.Doc();
    addParagraph(doc, 'a', 'missing');
    const middle = Y.encodeStateVector(doc);
    addParagraph(doc, 'b', 'hostile');
    client.sync(client.UPDATE, Y.encodeStateAsUpdate(doc, middle));
    await refused(client, 4400);
    expect(await loggedCount(text.sectionId)).toBe(0);
    await unharmed();
  });

  it('nobody sits under another’s name', async () => {
    const honest = await inside(secretariat);
    const forger = await inside(focal);
    forger.presence(forger.doc.clientID, { user: { id: secretariat.userId, name: 'The Minister' }, secret: 'x' });
    await honest.until(() => honest.others.has(forger.doc.clientID));
    const state = honest.others.get(forger.doc.clientID) as { user: { id: string; name: string }; secret?: string };
    expect(state.user.id).toBe(focal.userId);
    expect(state.user.name).not.toBe('The Minister');
    expect(state.secret).toBeUndefined();
    honest.presence(honest.doc.clientID, { user: {}, cursor: { n: 1 } });
    await forger.until(() => forger.others.has(honest.doc.clientID));
    forger.presence(honest.doc.clientID, { user: { name: 'Forged' }, cursor: { n: 2 } });
    honest.presence(honest.doc.clientID, { user: {}, cursor: { n: 3 } });
    expect(honest.seen.code).toBe(0);
  });
});

describe('noise', () => {
  it.each([
    ['a stateless message', (c: ReturnType<Stage['enter']>) => c.stateless(), 4400],
    ['a broadcast', (c: ReturnType<Stage['enter']>) => c.stateless(6), 4400],
    ['an unknown kind', (c: ReturnType<Stage['enter']>) => c.raw(c.frame(77, [])), 4400],
    ['bytes that mean nothing', (c: ReturnType<Stage['enter']>) => c.raw(new Uint8Array([255, 255, 255, 255, 255, 255])), 4400],
    ['an empty frame', (c: ReturnType<Stage['enter']>) => c.raw(new Uint8Array(0)), 4400],
    ['text instead of bytes', (c: ReturnType<Stage['enter']>) => c.raw('hello'), 4400],
    ['an update that cannot be read', (c: ReturnType<Stage['enter']>) => c.sync(2, new Uint8Array([9, 9, 9, 9, 9])), 4400],
    ['an update over a megabyte', (c: ReturnType<Stage['enter']>) => c.sync(2, new Uint8Array(1_100_000)), 4400],
    ['a frame over two megabytes', (c: ReturnType<Stage['enter']>) => c.raw(new Uint8Array(3_000_000)), 1009],
  ])('%s closes the socket that sent it, and only that', async (_what, send, code) => {
    const neighbour = await inside(secretariat);
    const client = await inside(focal);
    send(client);
    await client.until(() => client.seen.code !== 0);
    // A socket that is broken off while it still sends may see 1006 instead of the reason.
    expect([code, 1006]).toContain(client.seen.code);
    neighbour.edit('n', (doc) => addParagraph(doc, 'n', 'the neighbour goes on'));
    await neighbour.until(() => neighbour.acknowledged.includes('n'));
    neighbour.kill();
  });

  it('a flood of messages is cut off', async () => {
    const client = await inside(focal);
    for (let i = 0; i < 2000; i++) client.presence(client.doc.clientID, { user: {} });
    await refused(client, 4429, 1006);
    await unharmed();
  });

  it('a flood of sockets of one session is cut off', async () => {
    const crowd = Array.from({ length: 25 }, () => stage.enter(stranger, text.name));
    await Promise.all(crowd.map((c) => c.until(() => c.seen.isSynced || c.seen.code !== 0)));
    expect(crowd.filter((c) => c.seen.code === 4429).length).toBeGreaterThanOrEqual(5);
    expect(crowd.filter((c) => c.seen.isSynced).length).toBeLessThanOrEqual(20);
    for (const c of crowd) c.kill();
    await unharmed();
  });

  it('a socket that speaks before it says who it is gets no answer', async () => {
    const client = stage.enter(secretariat, text.name, { isSilent: true });
    await client.until(() => stage.door.sockets() > 0);
    client.presence(1, { user: {} });
    client.sync(0, Y.encodeStateVector(new Y.Doc()));
    client.raw(client.frame(0, [0, 1, 0]));
    await client.until(() => true);
    expect(client.seen.isSynced).toBe(false);
    client.kill();
  });
});

describe('what ends while it is open', () => {
  it('an old epoch is refused, an open one is closed when a new one begins', async () => {
    const stale = stage.enter(focal, text.name, { epoch: 0 });
    await refused(stale, 4409);
    expect(stale.seen.denied).toBe('epoch');
    const open = await inside(focal);
    await pool.query('update "PlanSectionText" set "epoch" = 2 where "sectionId" = $1', [text.sectionId]);
    open.edit('x', (doc) => addParagraph(doc, 'x', 'hostile'));
    await refused(open, 4403, 4409);
    expect(open.acknowledged).toEqual([]);
  });

  it('a right that is taken away closes the text within five seconds', async () => {
    const removed = await stage.person('FOCAL_POINT', stage.institutions.education);
    const client = await inside(removed);
    const began = Date.now();
    await pool.query('update "Membership" set "endedAt" = now() where "userId" = $1', [removed.userId]);
    await refused(client, 4403);
    expect(Date.now() - began).toBeLessThan(5000);
  });

  it('signing out closes the text within five seconds', async () => {
    const leaving = await stage.person('FOCAL_POINT', stage.institutions.education);
    const client = await inside(leaving);
    const began = Date.now();
    await pool.query('update "Session" set "endedAt" = now() where "id" = $1', [leaving.sessionId]);
    await refused(client, 4401);
    expect(Date.now() - began).toBeLessThan(5000);
  });
});
