// One check of e-mail and password for both doors (next-auth's callback and the form), and the start of a session.
import { decode, encode } from 'next-auth/jwt';
import { z } from 'zod';
import { auditAlone } from '@/lib/platform/audit/write';
import { visitor } from '@/lib/platform/auth/actor';
import { passwordMatches } from '@/lib/platform/auth/password';
import { accountTries, addressTries, giveBack, takeTry } from '@/lib/platform/auth/rate-limit';
import { verifySecondFactor } from '@/lib/platform/auth/second-factor';
import { SESSION_HOURS } from '@/lib/platform/auth/session';
import { db } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { readOffset } from '@/lib/platform/settings';

const Credentials = z.object({
  email: z.string().trim().toLowerCase().max(254),
  password: z.string().max(256),
  code: z.string().trim().max(20).optional(),
});
export const SESSION_SECONDS = SESSION_HOURS * 3600;

export type Caller = { address?: string | undefined; agent?: string | undefined };
export type CheckedUser = { id: string; name: string; email: string };
export type CredentialsAnswer =
  | { user: CheckedUser }
  | { refused: 'wrong' | 'tooMany' | 'expired' }
  /** The password was right: `pending` stands for it in the second step, for five minutes. */
  | { refused: 'needsCode'; pending: string };

/** Same answer and time for wrong and unknown; only failed tries count. */
export async function checkCredentials(raw: unknown, caller: Caller = {}): Promise<CredentialsAnswer> {
  const parsed = Credentials.safeParse(raw);
  if (!parsed.success) return { refused: 'wrong' };
  const { email, password, code } = parsed.data;
  if (await hasTriedTooOften(email, caller)) return { refused: 'tooMany' };
  const user = await db.user.findUnique({ where: { email } });
  const right = await passwordMatches(user?.passwordHash, password);
  const factor = user && right && !user.disabledAt ? await verifySecondFactor(user, code) : 'wrong';
  if (user && factor === 'needed') {
    await undoTry(email, caller);
    return { refused: 'needsCode', pending: await pendingToken(user.id) };
  }
  if (!user || factor === 'wrong') return refuse(user?.id ?? null, caller);
  return accept(user, caller);
}

/** The second step: a code of the authenticator or a recovery code, after a right password. */
export async function checkSecondStep(pending: string, code: string, caller: Caller = {}): Promise<CredentialsAnswer> {
  const token = await decode({ token: pending, secret: env.secret, salt: PENDING }).catch(() => null);
  const userId = z.uuid().safeParse(token?.pending);
  if (!userId.success) return { refused: 'expired' };
  const user = await db.user.findUnique({ where: { id: userId.data } });
  if (!user || user.disabledAt) return { refused: 'expired' };
  if (await hasTriedTooOften(user.email, caller)) return { refused: 'tooMany' };
  const factor = await verifySecondFactor(user, code.trim().slice(0, 20));
  if (factor === 'wrong') return refuse(user.id, caller);
  if (factor === 'right') return accept(user, caller);
  await undoTry(user.email, caller);
  return { refused: 'needsCode', pending };
}

const PENDING = 'second-factor';
const pendingToken = (userId: string) => encode({ token: { pending: userId }, secret: env.secret, maxAge: 300, salt: PENDING });

const addressOf = (caller: Caller) => caller.address ?? 'unknown';

/** Takes a try of the account and one of the address. */
async function hasTriedTooOften(email: string, caller: Caller): Promise<boolean> {
  if (await takeTry(accountTries, email)) {
    if (await takeTry(addressTries, addressOf(caller))) return false;
    await giveBack(accountTries, email);
  }
  await noteSignIn('user.signInRefused', null, caller, 'TOO_MANY_TRIES');
  return true;
}

const undoTry = (email: string, caller: Caller) =>
  Promise.all([giveBack(accountTries, email), giveBack(addressTries, addressOf(caller))]);

async function refuse(userId: string | null, caller: Caller): Promise<CredentialsAnswer> {
  await noteSignIn('user.signInRefused', userId, caller, 'WRONG');
  return { refused: 'wrong' };
}

async function accept(user: CheckedUser, caller: Caller): Promise<CredentialsAnswer> {
  await Promise.all([accountTries.delete(user.email), giveBack(addressTries, addressOf(caller))]);
  return { user: { id: user.id, name: user.name, email: user.email } };
}

export async function startSession(userId: string, caller: Caller = {}) {
  const session = await db.session.create({
    data: {
      userId,
      expiresAt: new Date(Date.now() + SESSION_SECONDS * 1000),
      address: caller.address ?? null,
      agent: caller.agent?.slice(0, 200) ?? null,
    },
    select: { id: true },
  });
  await noteSignIn('user.signedIn', userId, caller, null, session.id);
  return session;
}

/** Value of the session cookie: a signed token that holds nothing but the session's id. */
export const sessionToken = (sid: string) => encode({ token: { sid }, secret: env.secret, maxAge: SESSION_SECONDS });

async function noteSignIn(
  event: string,
  userId: string | null,
  caller: Caller,
  refusal: string | null,
  sessionId: string | null = null,
) {
  const actor = { ...visitor(await readOffset()), userId, sessionId, address: caller.address };
  await auditAlone(actor, { event, subjectType: 'user', subjectId: userId }, refusal);
}
