// Story 1 of the issue: each person of the demonstration sees its own day, and every number leads to the list of exactly that many.
import { expect, type Page, test } from '@playwright/test';
import { type Account, accounts } from '../support/accounts';
import { countBehind } from '../support/lists';
import { enterAs, signIn } from '../support/session';

type Day = { name: string; waits: RegExp[]; reads?: RegExp[] };

const toReport = /^\/my-reports\?.*show=todo$/;
const toSign = /^\/review\?desk=sign$/;
const toAnswer = /^\/assignments$/;
const complete = /matrix\?status=COMPLETED$/;
const overdue = /matrix\?status=OVERDUE$/;
const documents = /^\/reports\?plan=/;
const accepted = /^\/reporting\/.*state=ACCEPTED#chain$/;
const readers = [accepted, complete, overdue, documents];
const partners = (code: string) => [new RegExp(`matrix\\?institution=${code}$`), /\/matrix$/, documents];

/** What waits for whom on 15 September 2020: the half-year is in its grace days, the new plan's parts are being taken. */
const days: Record<Account, Day> = {
  secretariat: {
    name: 'Aýna Berdiýewa',
    waits: [/^\/review\?desk=accept$/, /^\/reporting\/.*#owed$/, /assignments\?show=disputed$/],
    reads: [/matrix\?missing=lead&missing=deadline&/, /assignments\?role=LEAD$/, /#owed$/, overdue],
  },
  admin: {
    name: 'Kerim Sähedow',
    waits: [/^\/people\?state=invited$/, /^\/institutions\?contact=none$/],
    reads: [/^\/people\?state=active$/, /^\/people\?state=online$/],
  },
  commission: { name: 'Tawus Täçmyradowa', waits: [], reads: readers },
  education: { name: 'Batyr Babaýew', waits: [toReport, toAnswer] },
  'education.validator': { name: 'Maýsa Kakajanowa', waits: [toSign, toReport, toAnswer] },
  health: { name: 'Guwanç Şyhyýew', waits: [toReport, toAnswer] },
  labour: { name: 'Gülnar Annaýewa', waits: [toReport, toAnswer] },
  unicef: { name: 'Sapar Italmazow', waits: [toAnswer], reads: partners('UNICEF') },
  undp: { name: 'Bossan Seýidowa', waits: [toAnswer], reads: partners('UNDP') },
  osce: { name: 'Maksat Halmyradow', waits: [toAnswer], reads: partners('OSCE') },
  ombudsman: { name: 'Selbi Hojaýewa', waits: [toAnswer], reads: readers },
  observer: { name: 'Azat Rejepow', waits: [], reads: readers },
};

/** Numbers that are links, or stand beside the button that leads to them: tiles, what waits, gaps, plans. */
const numbersOf = (page: Page) =>
  page.locator('main').evaluate((main) => {
    const figures = [
      ...[...main.querySelectorAll('a.stat')].map((a) => [a, a.querySelector('.v')?.firstChild] as const),
      ...[...main.querySelectorAll('#waiting :is(.todo, .ask)')].map(
        (w) => [w.querySelector('a'), w.querySelector('.t')] as const,
      ),
      ...[...main.querySelectorAll('#gaps a.li')].map((a) => [a, a.querySelector('b')] as const),
      ...[...main.querySelectorAll('#plans td.num a, #own a.end')].map((a) => [a, a] as const),
    ];
    return figures.flatMap(([link, words]) => {
      const digits = /\d[\d\u00a0\u202f]*/.exec(words?.textContent ?? '')?.[0];
      const href = link?.getAttribute('href');
      return digits && href ? [{ href, number: Number(digits.replace(/\D/g, '')) }] : [];
    });
  });

/** One account of each kind of day opens every list. */
const followed: Account[] = ['secretariat', 'admin', 'education', 'education.validator', 'unicef', 'observer'];

for (const account of accounts) {
  const { name, waits, reads = [] } = days[account];
  const follows = followed.includes(account);
  test(`${account}@ sees its own day${follows ? ', and every number leads to the list of as many rows' : ''}`, async ({
    page,
    context,
  }) => {
    await enterAs(context, account);
    await page.goto('/home');
    await expect(page.locator('main')).toContainText(name);
    const waiting = page.locator('#waiting :is(.todo, .ask) a');
    await expect(waiting).toHaveCount(waits.length);
    for (const [i, href] of waits.entries()) await expect(waiting.nth(i)).toHaveAttribute('href', href);
    const numbers = await numbersOf(page);
    for (const href of reads) expect(numbers.map((n) => n.href)).toContainEqual(expect.stringMatching(href));
    if (!follows) return;
    expect(numbers.length).toBeGreaterThan(1);
    const lists = Map.groupBy(numbers, (n) => n.href);
    const counted = await Promise.all([...lists.keys()].map(async (href) => ({ href, number: await countBehind(page, href) })));
    expect(counted).toEqual([...lists].map(([href, [first]]) => ({ href, number: first?.number })));
  });
}

test('who signs in is led to the day in the language of the account; a wrong password is told and the address kept', async ({
  page,
}) => {
  await page.goto('/sign-in');
  await page.locator('input[name="email"]').fill('health@demo.maksat.example');
  await page.locator('input[name="password"]').fill('not the password');
  await page.locator('form:has(input[name="password"]) button[type="submit"]').click();
  await expect(page.locator('.errsum')).toBeVisible();
  await expect(page.locator('input[name="email"]')).toHaveValue('health@demo.maksat.example');
  await signIn(page, 'unicef');
  await expect(page).toHaveURL(/\/home$/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.locator('#waiting')).toBeVisible();
});
