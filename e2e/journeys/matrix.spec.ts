// Story 2: the secretariat gives the actions without SDG target their targets in the matrix, takes one edit back, and edits one row.
import { expect, type Page, test } from '@playwright/test';
import { dbRow } from '../support/database';
import { enterAs } from '../support/session';

const planId = async () => (await dbRow<{ id: string }>(`select "id" from "Plan" where "status" = 'DRAFTING' limit 1`)).id;
const goalCount = async (plan: string, goal: string) =>
  (
    await dbRow<{ n: number }>(
      `select count(distinct x."actionId")::int as n from "ActionSdgTarget" x join "Action" a on a."id" = x."actionId" where a."planId" = '${plan}' and a."deletedAt" is null and x."targetCode" like '${goal}.%'`,
    )
  ).n;
const rows = (page: Page) => page.locator('.mtx tbody tr:has(.mx-title)');

/** Types into a combobox and takes the option with that code. */
async function choose(page: Page, field: string, typed: string, code: string) {
  const box = page.locator(`#f-${field}`);
  await box.click();
  await box.pressSequentially(typed);
  await page.locator('.combo-list:not([hidden]) [role="option"]', { hasText: code }).first().click();
  // Not Escape: with the list closed already, that closes the drawer.
  await box.press('Tab');
}

test('actions without SDG target get 4.7 as primary, one gets 5.2 beside it, one edit is undone; the plan counts every action once', async ({
  page,
  context,
}) => {
  test.setTimeout(120_000);
  await enterAs(context, 'secretariat');
  await context.addCookies([{ name: 'locale', value: 'ru', url: process.env.BASE_URL ?? 'http://localhost:3000' }]);
  const plan = await planId();
  const before = await goalCount(plan, '4');
  await page.goto(`/plans/${plan}/matrix?missing=sdg`);
  await page.waitForLoadState('networkidle');
  const missing = await rows(page).count();
  expect(missing).toBeGreaterThan(3);

  for (let i = 0; i < 3; i++) await page.locator('input[name="select"]').nth(i).check();
  await expect(page.locator('[data-selected-count]')).toContainText('3');
  await page.locator('.bulk button[value="sdg"]').click();
  await page.waitForURL(/bulk=sdg/);
  await page.waitForLoadState('networkidle');
  await choose(page, 'primary', 'образование', '4.7');
  await page.locator('.mx-drawer button[type="submit"]').click();
  await page.waitForURL(/done=/);
  await expect(rows(page)).toHaveCount(missing - 3);
  expect(await goalCount(plan, '4')).toBe(before + 3);

  await page.goto(`/plans/${plan}/matrix?sdg=4.7`);
  await page.waitForLoadState('networkidle');
  await page.locator('input[name="select"]').first().check();
  await page.locator('.bulk button[value="sdg"]').click();
  await page.waitForURL(/bulk=sdg/);
  await page.waitForLoadState('networkidle');
  await choose(page, 'targets', '5.2', '5.2');
  await page.locator('.mx-drawer button[type="submit"]').click();
  await page.waitForURL(/done=/);
  await expect(rows(page).first().locator('.sdg', { hasText: '5.2' })).toBeVisible();
  expect(await goalCount(plan, '4')).toBe(before + 3);

  await page.locator('.mx > .banner button[type="submit"]').click();
  await page.waitForURL(/undone=1/);
  await expect(rows(page).first().locator('.sdg', { hasText: '5.2' })).toHaveCount(0);

  await page.goto(`/plans/${plan}/matrix`);
  await page.waitForLoadState('networkidle');
  await page.locator('a[data-soft].iconbtn').first().click();
  await page.waitForURL(/edit=/);
  await page.locator('#f-expectedResult').fill('Проекты законов опубликованы вместе с таблицей ответов.');
  await page.locator('.mx-drawer form:has(#f-title) button[type="submit"]').click();
  await page.waitForURL((url) => !url.searchParams.has('edit'));
  await expect(page.locator('.mtx')).toContainText('таблицей ответов');
});

test('without script the matrix is searched, filtered and edited all the same', async ({ browser }) => {
  test.setTimeout(120_000);
  const context = await browser.newContext({
    javaScriptEnabled: false,
    baseURL: process.env.BASE_URL ?? 'http://localhost:3000',
  });
  await enterAs(context, 'secretariat');
  const page = await context.newPage();
  const plan = await planId();
  await page.goto(`/plans/${plan}/matrix`);
  await page.locator('input[name="q"]').fill('1.1.1');
  await page.locator('input[name="q"]').press('Enter');
  await page.waitForURL(/q=1\.1\.1/);
  await expect(rows(page)).toHaveCount(1);
  await page.locator('a[data-soft].iconbtn').first().click();
  const field = page.locator('textarea[name="expectedResult"]');
  await field.fill('Сохранено без сценариев');
  await page.locator('.mx-drawer form:has([name="expectedResult"]) button[type="submit"]').click();
  await expect(rows(page).first()).toContainText('Сохранено без сценариев');
  await context.close();
});
