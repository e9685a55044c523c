// A sample of `npm run sweep`: the screens that decide, in a real state, light and dark, without a finding of axe (WCAG 2.2 AA).
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { inLanguage } from '../support/forms';
import { screens } from '../support/screens';
import { enterAs } from '../support/session';

const sample = ['sign-in', 'home', 'matrix with row'];

async function findings(page: Page): Promise<string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).slice(0, 3)}`);
}

/** Both themes on the page as it stands: the state stays. */
async function expectAccessible(page: Page) {
  for (const theme of ['light', 'dark']) {
    await page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme);
    expect({ theme, findings: await findings(page) }).toEqual({ theme, findings: [] });
  }
}

for (const name of sample)
  test(`axe has nothing to say about: ${name}`, async ({ page, context }) => {
    const screen = (await screens()).find((s) => s.name === name);
    if (screen?.account) await enterAs(context, screen.account);
    await inLanguage(context, 'ru');
    await page.goto(screen?.path ?? '');
    await expectAccessible(page);
  });
