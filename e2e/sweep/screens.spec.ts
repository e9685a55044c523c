// npm run sweep: every screen in every language, theme and width: nothing runs off the page, nothing is left untranslated, the browser has
// nothing to complain of. Axe looks at each screen in one language.

import { readdirSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import { inLanguage } from '../support/forms';
import { previewImport } from '../support/imports';
import { type Screen, screens } from '../support/screens';
import { baseUrl, enterAs } from '../support/session';

const languages = ['ru', 'tk', 'en'] as const;
const themes = ['light', 'dark'] as const;
const widths = [1440, 390] as const;
const namespaces = readdirSync('messages/en').map((file) => file.replace('.json', ''));
const key = new RegExp(`(^|[\\s(«"])(?:${namespaces.join('|')})\\.[a-zA-Z_]+(?:\\.[\\w]+)*(?=$|[\\s)»"])`);

type Sight = { language: string; theme: string; width: number };

async function enter(browser: Browser, account: Screen['account'], { language, theme, width }: Sight): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  if (account) await enterAs(context, account);
  await inLanguage(context, language as 'ru');
  await context.addCookies([{ name: 'theme', value: theme, url: baseUrl() }]);
  return context;
}

/** What stands wider than the page, by its place in it. */
const overflow = (page: Page) =>
  page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return '';
    const wide = [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > root.clientWidth + 1);
    const place = wide.slice(0, 4).map((e) => `${e.tagName.toLowerCase()}.${[...e.classList].join('.')}`);
    return `${root.scrollWidth} px on ${root.clientWidth}: ${place.join(' ')}`;
  });

async function troublesOf(page: Page, screen: Screen, axe: boolean): Promise<string[]> {
  const troubles: string[] = [];
  const listen = (text: string) => troubles.push(text);
  page.removeAllListeners('console');
  page.removeAllListeners('pageerror');
  page.on('pageerror', (error) => listen(`script: ${error.message}`));
  page.on('console', (message) => {
    const isExpected = message.text().includes('404') && screen.name === 'not found';
    if (message.type() === 'error' && !isExpected) listen(`console: ${message.text()}`);
  });
  const answer = await page.goto(screen.path);
  if ((answer?.status() ?? 500) >= 400 && screen.name !== 'not found') return [`answers ${answer?.status()}`];
  await page.waitForLoadState('load');
  const wide = await overflow(page);
  if (wide) listen(`overflow: ${wide}`);
  const found = key.exec(await page.locator('body').innerText());
  if (found) listen(`untranslated: ${found[0].trim()}`);
  if (axe) {
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
    for (const v of violations) listen(`axe ${v.id}: ${v.nodes[0]?.target.join(' ')} (${v.nodes.length})`);
  }
  return troubles;
}

test.beforeAll(async ({ browser }) => {
  const context = await enter(browser, 'secretariat', { language: 'ru', theme: 'light', width: 1440 });
  await previewImport(await context.newPage());
  await context.close();
});

for (const language of languages)
  for (const theme of themes)
    for (const width of widths)
      test(`all screens in ${language}, ${theme}, at ${width} px`, async ({ browser }) => {
        test.setTimeout(900_000);
        const found: string[] = [];
        for (const [account, group] of Map.groupBy(await screens(), (screen) => screen.account)) {
          const context = await enter(browser, account, { language, theme, width });
          const page = await context.newPage();
          for (const screen of group)
            found.push(...(await troublesOf(page, screen, language === 'ru')).map((words) => `${screen.name}: ${words}`));
          await context.close();
        }
        expect(found).toEqual([]);
      });
