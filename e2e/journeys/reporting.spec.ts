// Stories 4 and 5: a ministry reports on a slow line whose sign-in ends; another one reports by letter.
import { expect, type Locator, type Page, test } from '@playwright/test';
import type { Account } from '../support/accounts';
import { signIn } from '../support/session';

const order = {
  name: 'Приказ № 12 от 03.04.2020.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(2_000_000, 32)]),
};

const cardOf = (page: Page, number: string) => page.locator(`[data-report="${number}"]`);
const narrative = (card: Locator) => card.locator('textarea[name="narrative"]');
const saved = (card: Locator) => expect(card.locator('[data-save="saved"]')).toBeVisible({ timeout: 15_000 });
const act = (scope: Page | Locator, value: string) => scope.locator(`button[name="intent"][value="${value}"]:visible`).first();

async function open(page: Page, account: Account, path: string) {
  await page.context().clearCookies();
  await signIn(page, account);
  await page.goto(path);
  // The island is at work when its answer to an unchanged form is nothing.
  await page.waitForLoadState('networkidle');
}

test('a ministry reports: no change, corrections, evidence, a cut line and an ended sign-in; the validator returns one and signs all', async ({
  page,
  context,
}) => {
  test.setTimeout(120_000);
  await open(page, 'education', '/my-reports');
  const [unchanged, drafted, returned] = [cardOf(page, '2.5.2'), cardOf(page, '1.1.4'), cardOf(page, '1.1.2')];

  await act(unchanged, 'takeOver').click();
  await expect(narrative(unchanged)).not.toHaveValue('');

  await expect(returned.locator('.banner.t-danger')).toBeVisible();
  await narrative(returned).fill('Число школ с инклюзивными классами – 43; в них учатся 612 детей с инвалидностью.');
  await saved(returned);

  await returned.locator('a[href*="evidence="]').click();
  const form = returned.locator('form:has(input[type="file"])');
  await form.locator('input[name="title"]').fill('Приказ № 12');
  await form.locator('input[type="file"]').setInputFiles(order);
  await form.locator('button[type="submit"]').click();
  await expect(returned.locator('li.evi', { hasText: 'Приказ № 12' })).toBeVisible({ timeout: 20_000 });

  await context.setOffline(true);
  await narrative(drafted).fill('Согласованы программы по восьми проф');
  await expect(drafted.locator('[data-save="offline"]')).toBeVisible({ timeout: 15_000 });
  await context.clearCookies();
  await context.setOffline(false);
  await narrative(drafted).fill('Согласованы программы по восьми профессиям.');
  await drafted.locator('[data-save="signedOut"] a').click({ timeout: 15_000 });
  await page.locator('input[name="email"]').fill('education@demo.maksat.example');
  await page.locator('input[name="password"]').fill('maksat-demo-2024');
  await page.locator('form:has(input[name="password"]) button[type="submit"]').click();
  await page.waitForURL((url) => url.pathname === '/my-reports');
  await expect(narrative(drafted)).toHaveValue('Согласованы программы по восьми профессиям.');
  await saved(drafted);

  await page.locator('.rpt-all button[type="submit"]').click();
  for (const card of [unchanged, drafted, returned]) await expect(narrative(card)).toHaveCount(0);

  await open(page, 'education.validator', '/review');
  await page.locator('.qi', { hasText: '1.1.4' }).locator('a').click();
  await expect(page.locator('#detail-title')).toContainText('1.1.4');
  const report = (await page.locator('.rq-form input[name="reports"]').getAttribute('value'))?.split(':')[0];
  await page.locator('textarea[name="comment"]').fill('Укажите число мастеров производственного обучения.');
  await act(page, 'return').click();
  await expect(page.locator('.qi', { hasText: '1.1.4' })).toHaveCount(0);
  for (const box of await page.locator('.qi input[type="checkbox"]').all()) await box.check();
  await page.locator('#many button').click();
  await expect(page.locator('.qi')).toHaveCount(0);

  await open(page, 'education', '/my-reports?show=returned');
  await expect(drafted).toContainText('Укажите число мастеров');
  await narrative(drafted).fill('Согласованы программы по восьми профессиям; обучено 24 мастера.');
  await saved(drafted);
  await act(drafted, 'submit').click();
  await expect(drafted).toHaveCount(0);
  await open(page, 'education.validator', '/review');
  await page.locator('.qi input[type="checkbox"]').check();
  await page.locator('#many button').click();
  await expect(page.locator('.qi')).toHaveCount(0);

  await open(page, 'health', '/my-reports');
  await expect(page.locator('main')).not.toContainText('обучено 24 мастера');
  expect((await page.goto(`/review?open=${report}`))?.status()).toBe(404);
});

test('a letter covers a ministry’s reports: refused without its scan, accepted with it, and the ministry sees who entered it', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await open(page, 'secretariat', '/reporting');
  await page
    .locator('tr', { has: page.locator('.badge.t-warning') })
    .locator('a')
    .click();
  await page.waitForURL(/\/reporting\/[0-9a-f-]{36}/);
  const owed = page
    .locator('#owed .li', { hasText: 'социальной защиты' })
    .or(page.locator('#owed .li', { hasText: 'durmuş taýdan' }));
  await expect(owed).toHaveCount(1);
  await page.locator('.acts a').click();
  await page.locator('#letter .tabs a', { hasText: /социальной защиты|durmuş taýdan/ }).click();
  const form = page.locator('#letter form');
  await expect(form.locator('input[name="number"]')).toBeVisible();
  const entries = form.locator('.rec-entry');
  await expect(entries).toHaveCount(3);
  for (const entry of await entries.all()) {
    await entry.locator('input[type="checkbox"]').check();
    await entry.locator('select').selectOption('IN_PROGRESS');
    await entry.locator('textarea[name^="narrative"]').fill('Сведения внесены из письма министерства.');
  }
  await form.locator('input[name="number"]').fill('7/214');
  await form.locator('input[name="signatory"]').fill('Министр М. Сылапов');
  await form.locator('#f-date').fill('11.09.2020');
  await form.locator('button[type="submit"]').click();
  await expect(form.locator('.errsum')).toBeVisible();
  await expect(owed).toHaveCount(1);

  await form.locator('input[type="file"]').setInputFiles({ ...order, name: 'Письмо 7-214.pdf' });
  await form.locator('button[type="submit"]').click();
  await expect(owed).toHaveCount(0, { timeout: 20_000 });

  await open(page, 'labour', '/my-reports?show=submitted');
  const note = page.locator('main').getByText('7/214').first();
  await page.locator('.rpt summary').last().click();
  await expect(page.locator('main')).toContainText('7/214');
  await expect(note).toContainText('11.09.2020');
  const scan = page.locator('a[href^="/api/files/"]').first();
  const file = await page.request.get((await scan.getAttribute('href')) ?? '');
  expect(file.status()).toBe(200);
  expect(file.headers()['content-disposition']).toContain("filename*=UTF-8''");
});
