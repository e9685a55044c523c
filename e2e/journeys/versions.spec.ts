// A version is frozen and read as it was; a plan goes its way to adoption, and from then on its rows are closed.
import { expect, test } from '@playwright/test';
import { dbQuery, dbRow } from '../support/database';
import { enterAs } from '../support/session';

const url = process.env.BASE_URL ?? 'http://localhost:3000';

test('a draft is frozen by name, reads as it was after the plan changed, and its files open', async ({ page, context }) => {
  await enterAs(context, 'secretariat');
  await context.addCookies([{ name: 'locale', value: 'ru', url }]);
  const action = await dbRow<{ id: string; planId: string; title: string }>(
    `select a."id", a."planId", t."title" from "Action" a join "Plan" p on p."id" = a."planId" join "ActionText" t on t."actionId" = a."id" and t."language" = 'ru' where p."status" = 'DRAFTING' and a."deletedAt" is null order by a."path" limit 1`,
  );
  await page.goto(`/plans/${action.planId}/versions`);
  await page.waitForLoadState('networkidle');
  await page.locator('#f-name').fill('Проект для согласования');
  await page.locator('#freeze button[type="submit"]').click();
  await page.waitForURL(/frozen=/);
  await dbQuery(
    `update "ActionText" set "title" = 'Изменено после фиксации', "version" = "version" + 1 where "actionId" = $1 and "language" = 'ru'`,
    [action.id],
  );
  await page.locator('.rowlink').first().click();
  await page.waitForURL(/versions\/[0-9a-f-]{36}/);
  await page.goto(`${page.url().split('?')[0]}?part=matrix&language=ru`);
  await expect(page.locator('.frozen-matrix')).toContainText(action.title);
  await expect(page.locator('.frozen-matrix')).not.toContainText('Изменено после фиксации');
  for (const link of await page
    .locator('#files a')
    .evaluateAll((all) => all.map((a) => a.getAttribute('href') as string).filter((h) => /docx|xlsx/.test(h)))) {
    const answer = await page.request.get(link);
    expect([link, answer.status()]).toEqual([link, 200]);
  }
});

test('a plan is sent, submitted and adopted with its act; then its words are closed and the page says why', async ({
  page,
  context,
}) => {
  await enterAs(context, 'secretariat');
  await context.addCookies([{ name: 'locale', value: 'ru', url }]);
  const [made] = await dbQuery<{
    id: string;
    action: string;
  }>(`with p as (insert into "Plan" ("id", "kind", "status", "periodStart", "periodEnd", "sourceLanguage") values (gen_random_uuid(), 'THEMATIC', 'DRAFTING', '2021-01-01', '2021-12-31', 'ru') returning "id"),
    w as (insert into "PlanText" ("planId", "language", "title", "shortTitle") select "id", 'ru', 'План к утверждению', 'К утверждению' from p),
    s as (insert into "PlanSection" ("id", "planId", "kind", "rank") select gen_random_uuid(), p."id", 'AREA', 'V' from p returning "id", "planId"),
    sw as (insert into "PlanSectionText" ("sectionId", "language", "title") select s."id", 'ru', 'Раздел' from s),
    a as (insert into "Action" ("id", "planId", "sectionId", "registerNumber", "rank", "sourceLanguage", "recurrence", "draftStatus") select gen_random_uuid(), s."planId", s."id", 1, 'V', 'ru', 'CONTINUOUS', 'AGREED' from s returning "id"),
    t as (insert into "ActionText" ("actionId", "language", "title", "expectedResult") select a."id", 'ru', 'Единственное мероприятие', 'Результат' from a),
    g as (insert into "ActionSdgTarget" ("actionId", "targetCode") select a."id", '4.7' from a),
    l as (insert into "ActionAssignment" ("id", "actionId", "institutionId", "role", "status") select gen_random_uuid(), a."id", (select i."id" from "Institution" i where i."code" = 'MOE'), 'LEAD', 'PROPOSED' from a)
    select p."id", a."id" as action from p, a`);
  const { id, action } = made as { id: string; action: string };
  const next = () => page.locator('#next-step button[type="submit"]');
  await page.goto(`/plans/${id}/adoption`);
  await page.waitForLoadState('networkidle');
  await next().click();
  await page.waitForURL(/done=1/);
  await expect(page.locator('#blockers')).toContainText('Единственное мероприятие');
  await dbQuery(`update "ActionAssignment" set "status" = 'ACCEPTED' where "actionId" = $1`, [action]);
  for (const after of ['SUBMITTED', 'ADOPTED']) {
    await page.goto(`/plans/${id}/adoption`);
    await page.waitForLoadState('networkidle');
    if (after === 'ADOPTED') {
      await page.locator('#f-type').fill('Постановление Президента Туркменистана');
      await page.locator('#f-number').fill('1234');
      await page.locator('#f-date').fill('10.09.2020');
      await page.locator('#f-date').press('Tab');
    }
    await next().click();
    await page.waitForURL(/done=1/);
    expect((await dbRow<{ status: string }>('select "status" from "Plan" where "id" = $1', [id])).status).toBe(after);
  }
  await page.goto(`/actions/${action}`);
  await expect(page.locator('main')).toContainText('Правки закрыты');
  await expect(dbQuery(`update "ActionText" set "title" = 'x' where "actionId" = $1`, [action])).rejects.toThrow('adopted');
  const annex = await page.request.get(`/api/v1/plans/${id}.docx?variant=annex&language=ru`);
  expect(annex.status()).toBe(200);
  await page.goto(`/plans/${id}/changes`);
  await expect(page.locator('main')).toContainText('№ 1234');
});
