// Story 9: an empty installation. Its keeper makes the first administrator on the command line; from there the way leads to the first plan.
import { type Browser, expect, type Page, test } from '@playwright/test';
import { generateSync } from 'otplib';
import { storyXlsx } from '../../lib/imports/fixtures';
import { type Installation, startEmpty } from '../support/installation';

const PASSWORD = 'верблюд у синего колодца';
let place: Installation;

test.beforeAll(async () => {
  place = await startEmpty();
});
test.afterAll(() => place?.stop());

const send = (page: Page) => page.locator('main form button[type="submit"].pri').click();

/** Follows a one-time link as somebody new: password, sign-in, second factor. */
async function arrive(browser: Browser, link: string, email: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: place.url });
  await context.addCookies([{ name: 'locale', value: 'ru', url: place.url }]);
  const page = await context.newPage();
  await page.goto(link);
  await page.locator('#f-password').fill(PASSWORD);
  await page.locator('#f-repeat').fill(PASSWORD);
  await send(page);
  await page.waitForURL(/\/sign-in/);
  await page.locator('#email').fill(email);
  await page.locator('#password').fill(PASSWORD);
  await send(page);
  // Who administers or keeps the secretariat gets no further without a second factor.
  await page.waitForURL(/\/account\/second-factor/);
  await send(page);
  const secret = ((await page.locator('code.secret').textContent()) ?? '').replaceAll(' ', '');
  await page.locator('#f-code').fill(generateSync({ secret }));
  await send(page);
  await expect(page.locator('.codes li').first()).toBeVisible();
  return page;
}

async function addInstitution(page: Page) {
  await page.locator('main a[href="/institutions/new"]').click();
  for (const [name, value] of [
    ['nameTk', 'Türkmenistanyň Daşary işler ministrligi'],
    ['shortNameTk', 'Daşary işler ministrligi'],
    ['nameRu', 'Министерство иностранных дел Туркменистана'],
    ['shortNameRu', 'МИД'],
    ['nameEn', 'Ministry of Foreign Affairs of Turkmenistan'],
    ['shortNameEn', 'MFA'],
    ['code', 'MFA'],
  ])
    await page.locator(`main input[name="${name}"]`).fill(value ?? '');
  await send(page);
  await page.waitForURL(/\/institutions(\/[0-9a-f-]{36})?(\?|$)/);
}

/** @returns the code on the slip of the new secretary */
async function inviteSecretary(page: Page): Promise<string> {
  await page.locator('main a[href="/people/invite"]').first().click();
  await page.locator('#f-name').fill('Ogulgerek Saparowa');
  await page.locator('#f-email').fill('secretary@example.org');
  await page.locator('#f-role').selectOption('SECRETARIAT');
  await page.locator('input[name="way"][value="slip"]').check();
  await send(page);
  return ((await page.locator('.slip .secret').textContent()) ?? '').trim().replaceAll('-', '');
}

test('the first administrator adds an institution and invites the secretariat, which makes a plan and imports its matrix', async ({
  browser,
}) => {
  const said = await place.run(
    'admin',
    'create-admin',
    '--email',
    'keeper@example.org',
    '--name',
    'Myrat Keeper',
    '--language',
    'ru',
  );
  const link = /https?:\/\/\S+/.exec(said)?.[0] ?? '';
  expect(new URL(link).origin).toBe(place.url);
  await expect(place.run('admin', 'create-admin', '--email', 'other@example.org', '--name', 'Other')).rejects.toThrow();

  const admin = await arrive(browser, link, 'keeper@example.org');
  await admin.goto('/administration');
  await addInstitution(admin);
  await admin.goto('/administration');
  const code = await inviteSecretary(admin);
  await admin.context().close();

  const secretary = await arrive(browser, `/invitation/${code}`, 'secretary@example.org');
  await secretary.goto('/home');
  await secretary.locator('main a[href="/plans/new"]').first().click();
  await secretary.locator('select[name="sourceLanguage"]').selectOption('ru');
  await secretary.locator('input[name="title.ru"]').fill('Первый план');
  await secretary.locator('input[name="shortTitle.ru"]').fill('Первый план');
  await send(secretary);
  await secretary.waitForURL(/\/plans\/[0-9a-f-]{36}$/);

  await secretary.locator('main a[href$="/imports/new"]').first().click();
  await secretary.locator('input[type="file"]').setInputFiles({
    name: 'Матрица.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: await storyXlsx(),
  });
  const button = (name: RegExp) => secretary.locator('main').getByRole('button', { name });
  await button(/Прочитать файл/).click();
  await secretary.waitForURL(/imports\/[0-9a-f-]{36}$/);
  await button(/Проверить/).click();
  await button(/Импортировать 84/).click();
  await expect(secretary.locator('main')).toContainText('Импортировано 84 мероприятия');
  await secretary.context().close();
});
