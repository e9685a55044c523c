// Story 1: the secretariat brings in a ministry's Word matrix, maps one name, imports, takes it back and brings it again.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { storyDocx } from '../../lib/imports/fixtures';
import { dbQuery, dbRow } from '../support/database';
import { matrixRows } from '../support/lists';
import { enterAs } from '../support/session';

const WORDING = 'Минобразования';
const fixture = path.join(mkdtempSync(path.join(tmpdir(), 'maksat-import-')), 'Матрица.docx');
let planId = '';

// The register of the demonstration has the story's unknown name as a short name: for this story it goes by another one.
test.beforeAll(async () => {
  writeFileSync(fixture, await storyDocx());
  await dbQuery(`update "InstitutionName" set "shortName" = 'Образование' where "shortName" = $1`, [WORDING]);
  const plan = await dbRow<{ id: string }>(
    `insert into "Plan" ("id", "kind", "status", "periodStart", "periodEnd", "sourceLanguage") values (gen_random_uuid(), 'NHRAP', 'PREPARATION', '2021-01-01', '2024-12-31', 'ru') returning "id"`,
  );
  planId = plan.id;
  await dbQuery(
    `insert into "PlanText" ("planId", "language", "title", "shortTitle") values ($1, 'ru', 'Новый план', 'Новый план')`,
    [planId],
  );
});
test.afterAll(async () => {
  await dbQuery(`delete from "InstitutionAlias" where "wording" = lower($1)`, [WORDING]);
  await dbQuery(`update "InstitutionName" set "shortName" = $1 where "shortName" = 'Образование'`, [WORDING]);
});

const inPlan = () =>
  dbQuery<{ id: string; n: number }>(
    `select "id", "registerNumber" as n from "Action" where "planId" = $1 and "deletedAt" is null order by "registerNumber"`,
    [planId],
  );
/** Actions, sections, recognised leads, unknown names. */
const figures = async (page: Page) =>
  (await page.locator('.imp-tiles .v').allInnerTexts()).slice(0, 4).map((text) => Number(text));
const button = (page: Page, name: RegExp) => page.locator('main').getByRole('button', { name });

test('a Word matrix of 84 rows is checked, imported, undone and redone', async ({ page, context }) => {
  await enterAs(context, 'secretariat');
  await context.addCookies([{ name: 'locale', value: 'ru', url: process.env.BASE_URL ?? 'http://localhost:3000' }]);
  await page.goto(`/plans/${planId}/imports`);
  await page.locator(`main a[href$="/imports/new"]`).first().click();
  await page.waitForURL(/imports\/new$/);
  await page.locator('input[type="file"]').setInputFiles(fixture);
  await button(page, /Прочитать файл/).click();

  await page.waitForURL(/imports\/[0-9a-f-]{36}$/);
  await expect(page.locator('select[name="field.2"]')).toHaveValue('title');
  await expect(page.locator('select[name="language"]')).toHaveValue('ru');
  await button(page, /Проверить/).click();

  await expect(page.locator('#rows')).toBeVisible();
  expect(await figures(page)).toEqual([84, 7, 79, 5]);
  expect(await inPlan()).toHaveLength(0);

  const name = page.locator('#names tr', { hasText: WORDING });
  await name.getByRole('combobox').click();
  await name.getByRole('combobox').pressSequentially('Министерство образования');
  await name
    .getByRole('option', { name: /Министерство образования/ })
    .first()
    .click();
  await button(page, /Запомнить/).click();
  await expect(page.locator('#names')).not.toContainText(WORDING);
  expect(await figures(page)).toEqual([84, 7, 82, 4]);

  await button(page, /Импортировать 84/).click();
  await expect(page.locator('main')).toContainText('Импортировано 84 мероприятия');
  const imported = await inPlan();
  expect(imported).toHaveLength(84);
  for (const [fact, count] of [
    ['lead', '2'],
    ['deadline', '11'],
    ['sdg', '84'],
  ])
    await expect(page.locator(`a[href$="missing=${fact}"]`)).toContainText(`${count} `);

  await page.locator('a[href$="missing=lead"]').click();
  await expect(matrixRows(page)).toHaveCount(2);
  await page.goBack();

  await button(page, /Отменить импорт/).click();
  await expect(page.locator('main')).toContainText('Импорт отменён');
  expect(await inPlan()).toHaveLength(0);
  await button(page, /Вернуть импорт/).click();
  await expect(page.locator('main')).toContainText('Импортировано 84 мероприятия');
  expect(await inPlan()).toEqual(imported);
});
