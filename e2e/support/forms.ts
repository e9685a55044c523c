// Working with forms as people do, without waiting for time to pass.
import { type BrowserContext, expect, type Locator, type Page } from '@playwright/test';
import { baseUrl } from './session';

/** The interface in Russian, whatever the account prefers. */
export const inLanguage = (context: BrowserContext, language: 'tk' | 'ru' | 'en') =>
  context.addCookies([{ name: 'locale', value: language, url: baseUrl() }]);

/** Waits until React has taken over the element: from then on it answers to script. */
export const awake = (target: Locator) =>
  expect
    .poll(() => target.evaluate((element) => Object.keys(element).some((key) => key.startsWith('__reactProps$'))), {
      timeout: 20_000,
    })
    .toBe(true);

/** Types into a combobox and takes the first option that has what was typed, or those words. */
export async function choose(page: Page, field: string, typed: string, option?: string | RegExp) {
  const box = page.locator(`#f-${field}`);
  await awake(box);
  await box.click();
  await box.pressSequentially(typed);
  const options = page.locator('.combo-list:not([hidden]) [role="option"]');
  await (option ? options.filter({ hasText: option }) : options).first().click();
  // Not Escape: with the list closed already, that closes the drawer.
  await box.press('Tab');
}

/** A small PDF, as a letter or an order would be scanned. */
export const scan = (name: string) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(20_000, 32)]),
});
