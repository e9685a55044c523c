// An import that waits with its preview, with problems in it: the state in which the screen is hardest.
import { expect, type Page } from '@playwright/test';
import { storyCsv } from '../../lib/imports/fixtures';
import { dbRow } from './database';

/** As the secretariat, in Russian: reads a matrix into the drafted plan and checks it. */
export async function previewImport(page: Page) {
  const { id } = await dbRow<{ id: string }>(`select "id" from "Plan" where "status" = 'DRAFTING' limit 1`);
  await page.goto(`/plans/${id}/imports/new`);
  await page.locator('input[type="file"]').setInputFiles({
    name: 'matrix.csv',
    mimeType: 'text/csv',
    buffer: storyCsv({ encoding: 'utf-8', delimiter: ';', lineEnd: '\n' }),
  });
  const button = (words: RegExp) => page.locator('main').getByRole('button', { name: words });
  await button(/Прочитать файл/).click();
  await page.waitForURL(/imports\/[0-9a-f-]{36}$/);
  await button(/Проверить/).click();
  await expect(page.locator('#rows')).toBeVisible();
}
