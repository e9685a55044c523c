// The living text: two people write one section in Russian and Turkmen letters, see each other, mention an action; a right that is
// taken away closes the text with a sentence.
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { emailOf } from '../support/accounts';
import { dbQuery, dbRow } from '../support/database';
import { inLanguage } from '../support/forms';
import { enterAs } from '../support/session';

type Place = { planId: string; sectionId: string };
const place = () =>
  dbRow<Place>(`select s."planId", s."id" as "sectionId" from "PlanSection" s join "Plan" p on p."id" = s."planId" join "Institution" i on i."id" = s."ownerId"
    join "PlanSectionText" t on t."sectionId" = s."id" and t."language" = 'ru' where p."status" = 'DRAFTING' and i."code" = 'MOE' and t."body" is not null order by s."rank" limit 1`);
const writing = (page: Page) => page.locator('.ProseMirror[contenteditable="true"]');
const saved = (page: Page) => expect(page.locator('.ed-status [data-state="saved"]')).toBeVisible();

async function open(
  context: BrowserContext,
  account: 'secretariat' | 'education',
  language: 'ru' | 'tk',
  { planId, sectionId }: Place,
) {
  await inLanguage(context, language);
  await enterAs(context, account);
  const page = await context.newPage();
  const violations: string[] = [];
  page.on('console', (m) => /Content Security Policy/i.test(m.text()) && violations.push(m.text()));
  await page.goto(`/plans/${planId}/sections/${sectionId}?language=ru&edit`);
  await expect(writing(page)).toBeVisible();
  return { page, violations };
}

/** At the end of the text, in a paragraph of its own. */
async function write(page: Page, words: string) {
  await writing(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.type(words);
}

test('two people write one section, mention an action, and who loses the right is told so', async ({ browser }) => {
  const where = await place();
  const [first, second] = [await browser.newContext(), await browser.newContext()];
  const a = await open(first, 'secretariat', 'ru', where);
  const b = await open(second, 'education', 'tk', where);

  await write(a.page, 'Пишет секретариат.');
  await expect(writing(b.page)).toContainText('Пишет секретариат.');
  await expect(b.page.locator('.caret b')).toHaveText('Aýna Berdiýewa');
  await write(b.page, 'Ministrlik ýazýar: çäre şu ýerde.');
  await expect(writing(a.page)).toContainText('Ministrlik ýazýar: çäre şu ýerde.');
  await saved(a.page);
  await saved(b.page);

  await a.page.getByRole('button', { name: 'Упомянуть мероприятие' }).click();
  await a.page.getByRole('searchbox').fill('1.1.1');
  await a.page.locator('.ref-list button').first().click();
  await expect(writing(b.page).locator('.text-ref')).toContainText('1.1.1');
  await saved(a.page);

  await dbQuery(`update "Membership" set "endedAt" = now() where "userId" = (select "id" from "User" where "email" = $1)`, [
    emailOf('education'),
  ]);
  await expect(b.page.getByRole('alert').filter({ hasText: 'ýazyp bilmeýärsiňiz' })).toBeVisible({ timeout: 5000 });
  await expect(writing(b.page)).toHaveCount(0);
  await dbQuery(`update "Membership" set "endedAt" = null where "userId" = (select "id" from "User" where "email" = $1)`, [
    emailOf('education'),
  ]);

  await a.page.reload();
  await expect(writing(a.page)).toContainText('Пишет секретариат.');
  await expect(writing(a.page)).toContainText('Ministrlik ýazýar: çäre şu ýerde.');
  expect([...a.violations, ...b.violations]).toEqual([]);
  await Promise.all([first.close(), second.close()]);
});
