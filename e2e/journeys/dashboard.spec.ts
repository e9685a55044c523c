// Story 6: the plan's progress in figures, each with its rule, its table and its list; one page of paper.
import { expect, type Page, test } from '@playwright/test';
import { dbRow } from '../support/database';
import { inLanguage } from '../support/forms';
import { countBehind } from '../support/lists';
import { enterAs } from '../support/session';

const trackedPlan = async () =>
  (await dbRow<{ id: string }>(`select "id" from "Plan" where "status" = 'IMPLEMENTATION' limit 1`)).id;

/** Figures of the tables that are links, with what each says. */
const linkedFigures = (page: Page, scope: string) =>
  page.locator(`${scope} a[href*="/matrix?"]`).evaluateAll((links) =>
    links.flatMap((a) => {
      const words = (a.querySelector('.v')?.firstChild ?? a).textContent?.trim() ?? '';
      return /^\d+$/.test(words) ? [{ href: a.getAttribute('href') ?? '', number: Number(words) }] : [];
    }),
  );

test.beforeEach(async ({ page, context }) => {
  await enterAs(context, 'secretariat');
  await inLanguage(context, 'ru');
  await page.goto(`/dashboard?plan=${await trackedPlan()}`);
});

test('every figure of the dashboard leads to the list of as many actions, by status, institution, section and goal', async ({
  page,
}) => {
  const tiles = await linkedFigures(page, 'main .c4:has(a.stat)');
  expect(tiles).toHaveLength(4);
  for (const { href, number } of tiles) expect({ href, number: await countBehind(page, href) }).toEqual({ href, number });
  for (const name of ['by-institution', 'by-section']) {
    const figures = await linkedFigures(page, `figure[aria-labelledby="${name}-t"] table`);
    expect(figures.length, name).toBeGreaterThan(5);
    // The fullest and the smallest of each table; all of them are of one make.
    const sorted = figures.sort((a, b) => b.number - a.number);
    for (const { href, number } of [sorted[0], sorted.at(-1)].flatMap((f) => f ?? []))
      expect({ href, number: await countBehind(page, href) }).toEqual({ href, number });
  }
  const goal = page.locator('#goals a', { has: page.locator('.bar') }).first();
  const [, counted] = /из (\d+)|(\d+)/.exec(await goal.innerText()) ?? [];
  expect(await countBehind(page, (await goal.getAttribute('href')) ?? '')).toBeGreaterThanOrEqual(Number(counted ?? 1));
});

test('each picture has the same figures as a table and as CSV, and the rule by which they are counted', async ({ page }) => {
  for (const [name, file] of [
    ['by-institution', 'institutions'],
    ['by-section', 'sections'],
    ['over-time', 'periods'],
  ] as const) {
    const figure = page.locator(`figure[aria-labelledby="${name}-t"]`);
    await expect(figure.locator('svg[role="img"]').first()).toBeVisible();
    await expect(figure.locator('.sub')).not.toBeEmpty();
    await expect(figure.locator('table')).toBeHidden();
    await figure.locator('input[value="table"]').check({ force: true });
    await expect(figure.locator('table')).toBeVisible();
    await expect(figure.locator('svg[role="img"]').first()).toBeHidden();
    const rows = await figure.locator('tbody tr').count();
    const csv = await page.request.get((await figure.locator(`a[href*="table=${file}"]`).getAttribute('href')) ?? '');
    expect(csv.headers()['content-type']).toContain('text/csv');
    expect((await csv.text()).trim().split('\n')).toHaveLength(rows + 1);
  }
});

test('the dashboard prints on one page', async ({ page }) => {
  const paper = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  expect(paper.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
});
