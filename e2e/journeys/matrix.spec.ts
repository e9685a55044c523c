// Story 2: the secretariat gives the actions without SDG target their targets in the matrix, takes one edit back, and edits one row.
import { expect, type Page, test } from '@playwright/test';
import { dbQuery, dbRow } from '../support/database';
import { choose, inLanguage } from '../support/forms';
import { matrixRows } from '../support/lists';
import { enterAs } from '../support/session';

const planId = async () => (await dbRow<{ id: string }>(`select "id" from "Plan" where "status" = 'DRAFTING' limit 1`)).id;
const goalCount = async (plan: string, goal: string) =>
  (
    await dbRow<{ n: number }>(
      `select count(distinct x."actionId")::int as n from "ActionSdgTarget" x join "Action" a on a."id" = x."actionId" where a."planId" = '${plan}' and a."deletedAt" is null and x."targetCode" like '${goal}.%'`,
    )
  ).n;
/** The grid has taken the place of the table: every island of the page is awake. */
const isAwake = (page: Page) => expect(page.getByRole('grid')).toBeVisible({ timeout: 20_000 });

const rowWith = (page: Page, number: string) =>
  page.locator('[data-grid] .gx-action', { has: page.locator(`[data-col="1"] a:text-is("${number}")`) });

/** Opens the matrix and the panel for the SDG targets of these rows. */
async function openTargets(page: Page, address: string, numbers: string[]) {
  await page.goto(address);
  await isAwake(page);
  for (const number of numbers) await rowWith(page, number).locator('input[name="select"]').check();
  await expect(page.locator('[data-selected-count]')).toContainText(String(numbers.length));
  await page.locator('.bulk button[value="sdg"]').click();
  await page.waitForURL(/bulk=sdg/);
}

async function save(page: Page) {
  await page.locator('.mx-drawer button[type="submit"]').click();
  await page.waitForURL(/done=/);
}

test.beforeEach(({ context }) => inLanguage(context, 'ru'));

test('actions without SDG target get 4.7 as primary target in one go, and the goal counts each of them once', async ({
  page,
  context,
}) => {
  await enterAs(context, 'secretariat');
  const plan = await planId();
  const before = await goalCount(plan, '4');
  const lacking = await dbQuery<{ number: string }>(
    `select action_number(a."sectionId", a."objectiveId", a."rank") as number from "Action" a where a."planId" = $1 and a."deletedAt" is null
       and not exists (select 1 from "ActionSdgTarget" x where x."actionId" = a."id") order by a."path" limit 3`,
    [plan],
  );
  // Tall enough that the grid draws all of them.
  await page.setViewportSize({ width: 1440, height: 5000 });
  await openTargets(
    page,
    `/plans/${plan}/matrix?missing=sdg`,
    lacking.map((a) => a.number),
  );
  const missing = await matrixRows(page).count();
  await choose(page, 'primary', 'образование', '4.7');
  await save(page);
  await expect(matrixRows(page)).toHaveCount(missing - 3);
  expect(await goalCount(plan, '4')).toBe(before + 3);
});

test('an action gets 5.2 beside its target, counts for both goals, and the edit is taken back', async ({ page, context }) => {
  await enterAs(context, 'secretariat');
  const plan = await planId();
  const { number } = await dbRow<{
    number: string;
  }>(`select action_number(a."sectionId", a."objectiveId", a."rank") as number from "Action" a
    join "ActionSdgTarget" x on x."actionId" = a."id" where a."planId" = '${plan}' and a."deletedAt" is null
    group by a."id" having bool_or(x."targetCode" like '4.%') and not bool_or(x."targetCode" like '5.%') order by a."path" limit 1`);
  const [fourth, fifth] = [await goalCount(plan, '4'), await goalCount(plan, '5')];
  await openTargets(page, `/plans/${plan}/matrix?q=${number}`, [number]);
  await choose(page, 'targets', '5.2', '5.2');
  await save(page);
  await expect(rowWith(page, number).locator('.sdg', { hasText: '5.2' })).toBeVisible();
  expect([await goalCount(plan, '4'), await goalCount(plan, '5')]).toEqual([fourth, fifth + 1]);

  await page.locator('.mx > .banner button[type="submit"]').click();
  await page.waitForURL(/undone=1/);
  await expect(rowWith(page, number).locator('.sdg', { hasText: '5.2' })).toHaveCount(0);
  expect(await goalCount(plan, '5')).toBe(fifth);
});

test('one row is edited in the drawer, and the matrix shows the new words', async ({ page, context }) => {
  await enterAs(context, 'secretariat');
  await page.goto(`/plans/${await planId()}/matrix`);
  await isAwake(page);
  await page.locator('.gx-action [data-menu]').first().click();
  await page.getByRole('menuitem', { name: 'Изменить всё' }).click();
  await page.waitForURL(/edit=/);
  await page.locator('#f-expectedResult').fill('Проекты законов опубликованы вместе с таблицей ответов.');
  await page.locator('.mx-drawer form:has(#f-title) button[type="submit"]').click();
  await page.waitForURL((url) => !url.searchParams.has('edit'));
  await expect(page.locator('[data-grid]')).toContainText('таблицей ответов');
});

test('without script the matrix is searched, filtered and edited all the same', async ({ browser }) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
  });
  await enterAs(context, 'secretariat');
  const page = await context.newPage();
  const plan = await planId();
  await page.goto(`/plans/${plan}/matrix`);
  await page.locator('input[name="q"]').fill('1.1.1');
  await page.locator('input[name="q"]').press('Enter');
  await page.waitForURL(/q=1\.1\.1/);
  await expect(matrixRows(page)).toHaveCount(1);
  await page.locator('a[data-soft].iconbtn').first().click();
  const field = page.locator('textarea[name="expectedResult"]');
  await field.fill('Сохранено без сценариев');
  await page.locator('.mx-drawer form:has([name="expectedResult"]) button[type="submit"]').click();
  await expect(matrixRows(page).first()).toContainText('Сохранено без сценариев');
  await context.close();
});
