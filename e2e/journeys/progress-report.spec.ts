// Story 10: the half-year report is begun from the figures, its words are typed, a late report arrives, Refresh shows old → new, freezing makes
// it immutable; files in three languages carry the same figures; what comes afterwards goes into a supplement.
import { expect, type Page, test } from '@playwright/test';
import { dbQuery, dbRow } from '../support/database';
import { awake, inLanguage } from '../support/forms';
import { enterAs } from '../support/session';

const words = 'За полугодие выполнение плана дважды обсуждалось рабочей группой.';
const formats = ['docx', 'pdf', 'xlsx', 'html'];

/** A report of the half-year that waited is accepted after the figures were counted; of an institution that no other story speaks of. */
async function acceptLateReport(): Promise<string> {
  const { number } = await dbRow<{ number: string }>(`with late as (
      update "ProgressReport" set "state" = 'ACCEPTED', "acceptedAt" = now() where "id" = (
        select r."id" from "ProgressReport" r join "ReportingPeriod" q on q."id" = r."periodId" join "Action" a on a."id" = r."actionId"
          join "Institution" i on i."id" = r."institutionId" and i."code" = 'ISLD'
        where q."code" = '2020-H1' and r."role" = 'LEAD' and r."state" in ('VALIDATED', 'SUBMITTED') order by a."path" desc limit 1) returning "actionId")
    select action_number(a."sectionId", a."objectiveId", a."rank") as number from late join "Action" a on a."id" = late."actionId"`);
  return number;
}

/** The secretariat begins the report of the half-year in which the plan stands. @returns its id */
async function begin(page: Page): Promise<string> {
  await dbQuery(`delete from "GeneratedReport" where "status" = 'DRAFT'`);
  await page.goto('/reports');
  await expect(page.locator('select[name="periodId"] option:checked')).toHaveText('первое полугодие 2020 года');
  await page.getByRole('button', { name: 'Начать проект' }).click();
  await page.waitForURL(/\/reports\/[0-9a-f-]{36}/);
  return /[0-9a-f-]{36}/.exec(page.url())?.[0] ?? '';
}

async function freeze(page: Page) {
  await page.getByRole('link', { name: /^Зафиксировать версию \d$/ }).click();
  await page.getByRole('button', { name: /^Зафиксировать версию \d окончательно$/ }).click();
  await expect(page.locator('.rb-l')).toContainText(/Зафиксирован, версия \d/);
}

/** The rows of figures of a report's HTML. */
const figuresOf = (html: string) =>
  [...html.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)]
    .map(([, row = '']) => [...row.matchAll(/<td class="end">(\d+)<\/td>/g)].map((m) => Number(m[1])))
    .filter((numbers) => numbers.length >= 4);

async function fileIn(page: Page, id: string, language: string, format: string) {
  const answer = await page.request.get(`/api/v1/reports/${id}.${format}?language=${language}`);
  expect(answer.status(), `${language} ${format}`).toBe(200);
  return answer;
}

test.beforeEach(async ({ context }) => {
  await enterAs(context, 'secretariat');
  await inLanguage(context, 'ru');
});

test('a late report arrives while the half-year report is written: refreshing shows old and new figures and leaves the words alone', async ({
  page,
}) => {
  const id = await begin(page);
  await page.getByRole('link', { name: /^Введение/ }).click();
  await page.locator('#f-text').fill(words);
  await page.getByRole('button', { name: 'Сохранить текст' }).click();
  await expect(page.locator('#edit').getByText('Текст сохранён.')).toBeVisible();

  const number = await acceptLateReport();
  await page.goto(`/reports/${id}?language=ru`);
  await page.locator('.rb-p .banner').getByRole('link', { name: 'Посмотреть новые цифры' }).click();
  const panel = page.locator('#refresh');
  await expect(panel.locator('li', { hasText: number }).first()).toContainText('отчёт принят');
  const missing = panel.locator('tr', { hasText: 'Нет сведений' }).first();
  const [was, becomes] = [await missing.locator('del').innerText(), await missing.locator('ins').innerText()];
  expect(Number(becomes)).toBe(Number(was) - 1);
  await panel.getByRole('button', { name: 'Принять новые цифры' }).click();
  await expect(panel).toHaveCount(0);
  await expect(page.locator('.a4')).toContainText(words);
  await expect(page.locator('.rb-figures div', { hasText: 'Нет сведений' }).locator('dd')).toContainText(becomes);
});

test('a frozen report is downloaded in three languages and four formats with the same figures', async ({ page }) => {
  const id = await begin(page);
  await freeze(page);
  await expect(page.locator('#documents li a')).toHaveCount(12, { timeout: 60_000 });

  const russian = figuresOf(await (await fileIn(page, id, 'ru', 'html')).text());
  expect(russian.length).toBeGreaterThan(10);
  for (const language of ['tk', 'en'])
    expect(figuresOf(await (await fileIn(page, id, language, 'html')).text())).toEqual(russian);
  for (const format of formats.filter((f) => f !== 'html'))
    for (const [language, title] of [
      ['ru', 'Отчёт о ходе выполнения'],
      ['tk', 'Meýilnamanyň ýerine ýetirilişi barada hasabat'],
    ] as const) {
      const file = await fileIn(page, id, language, format);
      const { 'content-disposition': name = '', 'x-content-type-options': sniff } = file.headers();
      expect(decodeURIComponent(name)).toContain(title);
      expect(name).toContain('attachment');
      expect(sniff).toBe('nosniff');
      expect((await file.body()).subarray(0, 4).toString('latin1')).toBe(format === 'pdf' ? '%PDF' : 'PK\x03\x04');
    }
});

test('what is accepted after the freezing goes into a dated supplement, and the frozen report stays as it is', async ({
  page,
}) => {
  const id = await begin(page);
  await freeze(page);
  const hashOf = () => dbRow<{ hash: string }>(`select "contentHash" as hash from "GeneratedReport" where "id" = $1`, [id]);
  const before = await hashOf();
  const later = await acceptLateReport();
  await page.goto(`/reports/${id}`);
  const create = page.getByRole('button', { name: 'Составить дополнение' });
  await awake(create);
  await create.click();
  await expect(page.locator('.rb-l')).toContainText('Дополнение 1');
  await expect(page.locator('.a4')).toContainText(later);
  expect(await hashOf()).toEqual(before);
  await expect(dbQuery(`update "GeneratedReport" set "figures" = '{}' where "id" = $1`, [id])).rejects.toThrow();
});
