// Sessions for stories: signed in through the form as people do, or minted in the database where signing in is not the story.
import { randomUUID } from 'node:crypto';
import type { APIRequestContext, BrowserContext, Page, PlaywrightWorkerArgs } from '@playwright/test';
import { encode } from 'next-auth/jwt';
import { type Account, demoPassword, emailOf } from './accounts';
import { dbQuery, dbRow } from './database';

const cookieName = 'next-auth.session-token';
const hours = 12;

export const baseUrl = () => process.env.BASE_URL ?? 'http://localhost:3000';

/** Signs in by the form and waits until the person is inside. The interface takes the account's language. */
export async function signIn(page: Page, account: Account): Promise<void> {
  await page.goto('/sign-in');
  await page.locator('input[name="email"]').fill(emailOf(account));
  await page.locator('input[name="password"]').fill(demoPassword);
  await page.locator('form:has(input[name="password"]) button[type="submit"]').click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

/** A session row for that address and the cookie's value that names it. */
export async function mintSession(email: string): Promise<{ sessionId: string; token: string }> {
  const secret = process.env.NEXTAUTH_SECRET;
  if (!secret) throw new Error('NEXTAUTH_SECRET is not set: run the stories through `npm test`.');
  const user = await dbRow<{ id: string }>('select "id" from "User" where "email" = $1', [email]);
  const sessionId = randomUUID();
  await dbQuery(`insert into "Session" ("id", "userId", "expiresAt") values ($1, $2, now() + interval '${hours} hours')`, [
    sessionId,
    user.id,
  ]);
  return { sessionId, token: await encode({ token: { sid: sessionId }, secret, maxAge: hours * 3600 }) };
}

/** A browser context that is signed in already. */
export async function enterAs(context: BrowserContext, account: Account): Promise<void> {
  const { token } = await mintSession(emailOf(account));
  await context.addCookies([{ name: cookieName, value: token, url: baseUrl(), httpOnly: true, sameSite: 'Lax' }]);
}

/** A client without a browser for that address; null asks as somebody who is not signed in. Redirects are answers, not followed. */
export async function requestAs(
  playwright: PlaywrightWorkerArgs['playwright'],
  email: string | null,
): Promise<APIRequestContext> {
  const cookie = email ? `${cookieName}=${(await mintSession(email)).token}` : undefined;
  return playwright.request.newContext({
    baseURL: baseUrl(),
    maxRedirects: 0,
    extraHTTPHeaders: { Origin: baseUrl(), ...(cookie && { Cookie: cookie }) },
  });
}
