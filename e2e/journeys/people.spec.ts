// A person comes by a printed slip, works, sets up a second factor, and is gone the moment the administrator says so.
import { hash } from '@node-rs/argon2';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { generateSync } from 'otplib';
import { dbQuery } from '../support/database';
import { enterAs } from '../support/session';

const EMAIL = 'maral.story@example.org';
const PASSWORD = 'сосна у старого моста';

const FACTOR = 'factor.story@example.org';

/** What the stories leave is ended and out of the way of the next run. */
test.afterAll(async () => {
  await dbQuery(`update "User" set "email" = 'story-' || "id" || '@example.org', "disabledAt" = now() where "email" = any($1)`, [
    [EMAIL, FACTOR],
  ]);
});

const send = (page: Page) => page.locator('main form button[type="submit"].pri').click();

async function invite(page: Page): Promise<string> {
  await page.goto('/people/invite');
  await page.locator('#f-name').fill('Maral Atayeva');
  await page.locator('#f-email').fill(EMAIL);
  await page.locator('#f-role').selectOption('OBSERVER');
  await page.locator('input[name="way"][value="slip"]').check();
  await send(page);
  return (await page.locator('.slip .secret').textContent())?.trim() ?? '';
}

/** Without script, as on an old machine: slip → password → signed in. */
async function accept(context: BrowserContext, code: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto('/invitation');
  await page.locator('#f-slip').fill(code.toLowerCase());
  await send(page);
  await page.locator('#f-password').fill('short');
  await page.locator('#f-repeat').fill('short');
  await send(page);
  await expect(page.locator('.errsum')).toBeVisible();
  await page.locator('#f-password').fill(PASSWORD);
  await page.locator('#f-repeat').fill(PASSWORD);
  await send(page);
  await page.waitForURL(/\/sign-in\?set=1/);
  await page.locator('#password').fill(PASSWORD);
  await send(page);
  await page.waitForURL(/\/home/);
  return page;
}

test('an invited person works until the right is taken away, and not five seconds longer', async ({ browser, page, context }) => {
  await enterAs(context, 'admin');
  const code = await invite(page);
  expect(code.replaceAll('-', '')).toMatch(/^[0-9A-Z]{26}$/);

  const plain = await browser.newContext({ javaScriptEnabled: false });
  const maral = await accept(plain, code);
  expect((await maral.goto('/audit'))?.status()).toBe(200);

  // The slip is used up.
  const again = await browser.newContext();
  const late = await again.newPage();
  await late.goto(`/invitation/${code.replaceAll('-', '')}`);
  await expect(late.locator('input[name="password"]')).toHaveCount(0);
  await again.close();

  await page.locator('a.btn[href^="/people/"]').first().click();
  await page.waitForURL(/\/people\/[0-9a-f-]{36}/);
  await page.locator('ul.lines li form button[type="submit"]').first().click();
  const statusOf = async (path: string) => (await plain.request.get(path, { maxRedirects: 0 })).status();
  await expect.poll(() => statusOf('/audit'), { timeout: 5000 }).toBe(404);
  expect(await statusOf('/account')).toBe(200);

  await page.goto(`${page.url().split('?')[0]}?do=end`);
  await page.locator('form button.dan').click();
  await expect.poll(() => statusOf('/account'), { timeout: 5000 }).toBe(307);
  await maral.goto('/account');
  expect(new URL(maral.url()).pathname).toBe('/sign-in');
  await expect(maral.locator('.banner[role="status"]')).toBeVisible();
  await plain.close();
});

test('a second factor is set up, asked for, and replaced by a recovery code', async ({ page }) => {
  await dbQuery(`insert into "User" ("id", "email", "name", "passwordHash") values (gen_random_uuid(), $1, 'Factor Story', $2)`, [
    FACTOR,
    await hash(PASSWORD.normalize('NFKC')),
  ]);
  const signIn = async () => {
    await page.goto('/sign-in');
    await page.locator('#email').fill(FACTOR);
    await page.locator('#password').fill(PASSWORD);
    await send(page);
  };
  await signIn();
  await page.waitForURL(/\/home/);
  await page.goto('/account/second-factor');
  await send(page);
  const secret = ((await page.locator('code.secret').textContent()) ?? '').replaceAll(' ', '');
  await page.locator('#f-code').fill(generateSync({ secret }));
  await send(page);
  const recovery = (await page.locator('.codes li').first().textContent()) ?? '';
  expect(recovery).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);

  await page.context().clearCookies();
  await signIn();
  await page.locator('#code').fill('000000');
  await send(page);
  await expect(page.locator('.errsum')).toBeVisible();
  await page.locator('#code').fill(recovery);
  await send(page);
  await page.waitForURL(/\/home/);
});
