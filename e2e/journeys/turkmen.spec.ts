// Chromium knows no Turkmen: dates, numbers, plurals and order come from our own tables, on the server and in the browser alike.
import { expect, test } from '@playwright/test';
import { awake, inLanguage } from '../support/forms';
import { enterAs } from '../support/session';

const ALPHABET = 'aäbçdefghijžklmnňoöprsştuüwyýz';
const order = (word: string) =>
  [...word.toLowerCase()].map((letter) => String.fromCharCode(ALPHABET.indexOf(letter) + 2)).join('');

test('a Turkmen page has its date, number, plural and order from our tables, and wakes up without a warning', async ({
  page,
  context,
}) => {
  const troubles: string[] = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && troubles.push(message.text()));
  page.on('pageerror', (error) => troubles.push(error.message));
  await enterAs(context, 'health');
  await inLanguage(context, 'tk');

  await page.goto('/home');
  await awake(page.locator('main a').first());
  await expect(page.locator('main')).toContainText('2020-nji ýylyň 15-nji sentýabry');
  await expect(page.locator('main')).toContainText('30-njy sentýabr');
  await expect(page.locator('#waiting .t', { hasText: /^\S*\s?\d+ hasabat/ }).first()).toBeVisible();

  // The page with the most script of all.
  await page.goto('/my-reports');
  await awake(page.locator('[data-report] textarea').first());
  expect(troubles).toEqual([]);
});

test('Turkmen names stand in the order of the Turkmen alphabet, and the calendar speaks Turkmen', async ({ page, context }) => {
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  await enterAs(context, 'secretariat');
  await inLanguage(context, 'tk');
  await page.goto('/institutions?state=active');
  // Partners stand after the country's own bodies, in an order of their own.
  const national = page.locator('main .tbl tbody tr').filter({ hasNotText: '·' });
  const names = (await national.locator('td:first-child a').allInnerTexts()).map((name) => /^\p{L}+/u.exec(name)?.[0] ?? '');
  expect(names.length).toBeGreaterThan(20);
  expect(names.map(order)).toEqual(names.map(order).sort());

  await page.goto('/plans/new');
  const day = page.locator('.date:has(#f-periodStart)');
  await awake(page.locator('#f-periodStart'));
  await day.locator('button').first().click();
  await expect(day.getByRole('dialog')).toContainText('ýanwar');
  expect(troubles).toEqual([]);
});
