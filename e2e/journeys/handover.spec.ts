// Story 8: the secretariat decides what becomes of the old plan's actions, together and one by one, and takes a step back.
import { expect, type Page, test } from '@playwright/test';
import { dbRow } from '../support/database';
import { enterAs } from '../support/session';

const undecided = async (page: Page) => Number(await page.locator('.tabs a').first().locator('.n').textContent());

test('old actions are completed, dropped and carried over; the counts reconcile and a step is taken back', async ({
  page,
  context,
}) => {
  await enterAs(context, 'secretariat');
  await context.addCookies([{ name: 'locale', value: 'ru', url: process.env.BASE_URL ?? 'http://localhost:3000' }]);
  const { id, all } = await dbRow<{ id: string; all: number }>(
    `select p."id", (select count(*)::int from "Action" a where a."planId" = p."previousPlanId" and a."deletedAt" is null) as "all" from "Plan" p where p."status" = 'DRAFTING' and p."previousPlanId" is not null`,
  );
  await page.goto(`/plans/${id}/handover`);
  await page.waitForLoadState('networkidle');
  await expect(page.locator('#fates-sum')).toContainText(`${all} =`);
  const before = await undecided(page);

  await page.locator('.banner form button').click();
  await page.waitForURL(/done=/);
  const left = await undecided(page);
  expect(left).toBeLessThan(before);
  await page.waitForLoadState('networkidle');
  for (let i = 0; i < 2; i++) await page.locator('input[name="ids"]').nth(i).check();
  await page.locator('#fates-decide button').click();
  await page.waitForURL(/decide=1/);
  await page.waitForLoadState('networkidle');
  await page.locator('#decide input[value="DROPPED"]').check();
  await page.locator('#decide button[type="submit"]').click();
  await expect(page.locator('#decide')).toContainText('Укажите, почему');
  await page.locator('#f-reason').fill('Снято решением Комиссии от 10.09.2020');
  await page.locator('#decide button[type="submit"]').click();
  await page.waitForURL(/count=2/);
  expect(await undecided(page)).toBe(left - 2);

  await page.waitForLoadState('networkidle');
  await page.locator('.banner form button').first().click();
  await page.waitForURL(/undone=2/);
  expect(await undecided(page)).toBe(left);

  await page.waitForLoadState('networkidle');
  await page.locator('tbody tr').first().locator('a.btn').click();
  await page.waitForURL(/decide=1/);
  await page.waitForLoadState('networkidle');
  await page.locator('#decide input[value="COPY"]').check();
  await page.locator('#f-place').selectOption({ index: 1 });
  await page.locator('#decide button[type="submit"]').click();
  await page.waitForURL(/count=1/);
  await page.goto(`/plans/${id}/handover?show=CARRIED`);
  await expect(page.locator('#fates-sum')).toContainText(`${all} =`);
  await page.locator('tbody tr').last().locator('td.w a').first().click();
  await expect(page.locator('h1')).toBeVisible();
  await expect(page.locator('main')).toContainText('2016–2020');
});
