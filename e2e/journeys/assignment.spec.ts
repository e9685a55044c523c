// Story 4 of the issue: parts are proposed, the institution's people hear of it and answer, the secretariat sees it and answers back;
// and an answer that came on paper.
import { expect, type Page, test } from '@playwright/test';
import { emailOf } from '../support/accounts';
import { dbRow } from '../support/database';
import { awake, choose, inLanguage, scan } from '../support/forms';
import { expectMail } from '../support/mail';
import { enterAs } from '../support/session';

const draftedPlan = async () => (await dbRow<{ id: string }>(`select "id" from "Plan" where "status" = 'DRAFTING' limit 1`)).id;
const rowOf = (page: Page, number: string) =>
  page.locator('main tbody tr', { has: page.locator(`td:text-is("${number}")`) }).first();

/** The secretariat finds an action without a deadline, ticks it and proposes an institution for it. */
async function propose(page: Page, plan: string, number: string, part: 'lead' | 'coExecutors' | 'partners', code: string) {
  await page.setViewportSize({ width: 1440, height: 2400 }); // tall enough that the grid draws every row
  await page.goto(`/plans/${plan}/matrix?missing=deadline&q=${number}`);
  await expect(page.getByRole('grid')).toBeVisible();
  const row = page.locator('.gx-action', { has: page.locator(`[data-col="1"] a:text-is("${number}")`) });
  await row.locator('input[name="select"]').check();
  await page.locator(`.bulk button[value="${part}"]`).click();
  await choose(page, 'institutionIds', code);
  await page.locator('.mx-drawer button[type="submit"]').click();
  await page.waitForURL(/done=/);
}

/** Opens the form of an objection or an answer in a row of a list. */
async function openForm(page: Page, number: string) {
  const row = rowOf(page, number);
  await row.locator('summary').click();
  return row.locator('details form');
}

test('an institution hears of its parts by notice and mail, takes one, declines one, asks to change one; the secretariat answers', async ({
  page,
  context,
  browser,
}) => {
  const plan = await draftedPlan();
  await enterAs(context, 'secretariat');
  await inLanguage(context, 'ru');
  await propose(page, plan, '1.4.3', 'lead', 'MOLSP');
  await propose(page, plan, '2.2.4', 'coExecutors', 'MOLSP');
  await propose(page, plan, '3.1.3', 'partners', 'MOLSP');

  for (const number of ['1.4.3', '2.2.4', '3.1.3']) {
    const mail = await expectMail(emailOf('labour'), `Мероприятие ${number}: вашему учреждению предложено участие`);
    expect(mail.text).toContain('/actions/');
  }

  const ministry = await browser.newContext();
  await enterAs(ministry, 'labour');
  await inLanguage(ministry, 'ru');
  const their = await ministry.newPage();
  await their.goto('/notifications');
  await their.locator('.notice[data-unread] .notice-open', { hasText: '1.4.3' }).first().click();
  await their.waitForURL(/\/actions\//);
  await their.goto('/assignments');

  await rowOf(their, '1.4.3').locator('form button[type="submit"]').first().click();
  await expect(rowOf(their, '1.4.3')).toHaveCount(0);
  const declining = await openForm(their, '2.2.4');
  await declining.locator('input[value="DECLINED"]').check();
  await declining.locator('textarea[name="reason"]').fill('Реестр ведёт Министерство юстиции.');
  await declining.locator('button[type="submit"]').click();
  await expect(rowOf(their, '2.2.4')).toHaveCount(0);
  const changing = await openForm(their, '3.1.3');
  await changing.locator('textarea[name="reason"]').fill('Просим срок до конца 2022 года.');
  await changing.locator('button[type="submit"]').click();
  await expect(rowOf(their, '3.1.3')).toHaveCount(0);
  await ministry.close();

  await expectMail(emailOf('secretariat'), /2\.2\.4.*участие отклонено/s);
  await page.goto(`/plans/${plan}/assignments?show=disputed`);
  await expect(rowOf(page, '2.2.4')).toContainText('Реестр ведёт Министерство юстиции.');
  const settling = await openForm(page, '3.1.3');
  await settling.locator('textarea[name="answer"]').fill('Срок изменён, предлагаем снова.');
  await settling.locator('button[type="submit"]').click();
  await expect(rowOf(page, '3.1.3')).toHaveCount(0);
  await expectMail(emailOf('labour'), /3\.1\.3.*секретариат ответил/s);
});

test('an answer by official letter is refused without its scan; with it the ministry sees whose letter it was and who entered it', async ({
  page,
  context,
  browser,
}) => {
  const plan = await draftedPlan();
  await enterAs(context, 'secretariat');
  await inLanguage(context, 'ru');
  const health = await dbRow<{ id: string }>(`select "id" from "Institution" where "code" = 'MOHMI'`);
  await page.goto(`/plans/${plan}/assignments?letter=1`);
  await page.locator('select[name="institution"]').selectOption(health.id);
  await page.locator('form.narrow button[type="submit"]').click();
  await page.waitForURL(/institution=/);
  const row = page.locator('main tbody tr:has(input[name="ids"])').first();
  const number = await row.locator('td.muted').first().innerText();
  const form = page.locator('form.letterform');
  await awake(form);
  await row.locator('input[name="ids"]').check();
  await form.locator('input[name="number"]').fill('11/87');
  await form.locator('#f-date').fill('14.09.2020');
  await form.locator('input[name="signatory"]').fill('Министр Н. Аманнепесов');
  const send = form.locator('button[type="submit"]');
  await send.click();
  await expect(form.locator('.errsum')).toBeVisible();
  const open = `select count(*)::int as n from "ActionAssignment" x join "OfficialLetter" l on l."id" = x."letterId" where l."number" = '11/87'`;
  expect((await dbRow<{ n: number }>(open)).n).toBe(0);

  await form.locator('input[type="file"]').setInputFiles(scan('Письмо 11-87.pdf'));
  await send.click();
  await expect.poll(async () => (await dbRow<{ n: number }>(open)).n).toBe(1);

  const ministry = await browser.newContext();
  await enterAs(ministry, 'health');
  await inLanguage(ministry, 'ru');
  const their = await ministry.newPage();
  await their.goto('/assignments?show=answered');
  const answered = rowOf(their, number);
  await expect(answered).toContainText('№ 11/87');
  await expect(answered).toContainText('14.09.2020');
  await expect(answered).toContainText('Министр Н. Аманнепесов');
  await expect(answered).toContainText('Aýna Berdiýewa');
  const file = await their.request.get((await answered.locator('a[href^="/api/files/"]').getAttribute('href')) ?? '');
  expect(file.status()).toBe(200);
  await ministry.close();
});
