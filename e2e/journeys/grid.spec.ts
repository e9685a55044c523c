// The grid: written with the keyboard alone, and by two people at once over a line that is cut.
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { dbRow } from '../support/database';
import { baseUrl, enterAs } from '../support/session';

const planId = async () => (await dbRow<{ id: string }>(`select "id" from "Plan" where "status" = 'DRAFTING' limit 1`)).id;
/** The interface is Russian, and so are the words that are shown and written. */
const wordsOf = async (id: string) =>
  (
    await dbRow<{ words: string | null }>(
      `select "expectedResult" as words from "ActionText" where "actionId" = $1 and "language" = 'ru'`,
      [id],
    )
  ).words;

async function openGrid(page: Page, context: BrowserContext, who: 'secretariat' | 'admin' | 'education' = 'secretariat') {
  await enterAs(context, who);
  await context.addCookies([{ name: 'locale', value: 'ru', url: baseUrl() }]);
  await page.goto(`/plans/${await planId()}/matrix`);
  await expect(page.getByRole('grid')).toBeVisible({ timeout: 20_000 });
}

const rows = (page: Page) => page.locator('[data-grid] .gx-action');
const cell = (page: Page, id: string, column: number) => page.locator(`[data-key="${id}"] > [data-col="${column}"]`);
const firstIds = (page: Page) => rows(page).evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset.key ?? ''));
const isSaved = (page: Page) => expect(page.locator('[data-grid-state="saved"]')).toBeVisible({ timeout: 10_000 });
/** Columns: 0 select, 1 number, 2 title, then lead, others, deadline, result, indicator, SDG. */
const RESULT = 6;
const SDG = 8;

test('the keyboard alone writes cells, takes a change back, adds a row and bins it again', async ({ page, context }) => {
  test.setTimeout(60_000);
  await openGrid(page, context);
  const [id = '', second = ''] = await firstIds(page);
  await cell(page, id, 2).click();
  const old = (await wordsOf(id)) ?? '';

  for (let i = 2; i < RESULT; i++) await page.keyboard.press('ArrowRight');
  await expect(cell(page, id, RESULT)).toBeFocused();
  // Playwright has no keys for Cyrillic: what types over a cell is Latin here.
  await page.keyboard.type('Kanun kabul edildi');
  await page.keyboard.press('Enter');
  await expect(cell(page, id, RESULT)).toContainText('Kanun kabul edildi');
  await isSaved(page);
  await expect.poll(() => wordsOf(id)).toBe('Kanun kabul edildi');
  await expect(cell(page, second, RESULT)).toBeFocused();

  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await wordsOf(id)) ?? '').toBe(old);
  await page.keyboard.press('Control+y');
  await expect.poll(() => wordsOf(id)).toBe('Kanun kabul edildi');

  await expect(cell(page, id, RESULT)).toBeFocused();
  await page.keyboard.press('F2');
  await page.keyboard.type(' и опубликован');
  await page.keyboard.press('Escape');
  await expect(cell(page, id, RESULT)).not.toContainText('опубликован');

  for (let i = RESULT; i < SDG; i++) await page.keyboard.press('ArrowRight');
  await page.keyboard.type('16.3');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(cell(page, id, SDG)).toContainText('16.3');

  await page.keyboard.press('Home');
  const before = await page.getByRole('grid').getAttribute('aria-rowcount');
  await page.keyboard.press('Insert');
  await page.keyboard.type('Мероприятие с клавиатуры');
  await page.keyboard.press('Enter');
  const added = rows(page).filter({ hasText: 'Мероприятие с клавиатуры' });
  await expect(added).toHaveCount(1);
  await expect(added.locator('[data-col="2"]')).toBeFocused();
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', String(Number(before) + 1));
  await page.keyboard.press('Alt+ArrowUp');
  await expect(rows(page).first()).toContainText('Мероприятие с клавиатуры');
  await page.keyboard.press('Control+Delete');
  await expect(added).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(added).toHaveCount(1);
});

test('two people: changes and names within a second, a conflict is theirs to settle, a cut line loses nothing', async ({
  browser,
}) => {
  test.setTimeout(60_000);
  const [one, two] = await Promise.all([browser.newContext({ baseURL: baseUrl() }), browser.newContext({ baseURL: baseUrl() })]);
  const [mine, theirs] = await Promise.all([one.newPage(), two.newPage()]);
  await openGrid(mine, one);
  await openGrid(theirs, two);
  const [, id = '', other = ''] = await firstIds(mine);

  await cell(theirs, id, RESULT).click();
  await expect(cell(mine, id, RESULT).locator('.peerflag')).toBeVisible();
  await theirs.keyboard.type('First words');
  await theirs.keyboard.press('Enter');
  await expect(cell(mine, id, RESULT)).toContainText('First words');

  await one.setOffline(true);
  await cell(mine, id, RESULT).click();
  await mine.keyboard.type('My words');
  await mine.keyboard.press('Enter');
  await mine.keyboard.type('Without a line');
  await mine.keyboard.press('Enter');
  await expect(mine.locator('[data-grid-state="cut"]')).toBeVisible();
  await cell(theirs, id, RESULT).click();
  await theirs.keyboard.type('Second words');
  await theirs.keyboard.press('Enter');
  await expect.poll(() => wordsOf(id)).toBe('Second words');

  await one.setOffline(false);
  await expect.poll(() => wordsOf(other), { timeout: 15_000 }).toBe('Without a line');
  expect(await wordsOf(id)).toBe('Second words');
  await mine.locator('.gridfoot button', { hasText: '1' }).click();
  const choice = mine.getByRole('alertdialog');
  await expect(choice).toContainText('My words');
  await expect(choice).toContainText('Second words');
  await mine.keyboard.press('Enter');
  await choice.locator('button').first().click();
  await expect.poll(() => wordsOf(id)).toBe('My words');
  await expect(cell(theirs, id, RESULT)).toContainText('My words');
  await Promise.all([one.close(), two.close()]);
});
