// Lists as people count them: the rows behind an address, on all its pages. Read as the server wrote them, without drawing each page.
import type { Page } from '@playwright/test';

/** Actions of the matrix as a person sees them: in the table that the server wrote, or in the grid that takes its place. */
export const matrixRows = (page: Page) => page.locator(':is(.mtx tbody tr, [data-grid] .gx-action):has(.mx-title)');

/** What is a row, by the address of the list. */
const rows: [address: RegExp, selector: string][] = [
  [/^\/plans\/[^/]+\/matrix/, '.mtx tbody tr:has(.mx-title)'],
  [/^\/reporting\/.*#owed$/, '#owed ul ul li'],
  [/^\/reporting\/.*#chain$/, '#chain tbody tr'],
  [/^\/my-reports/, '[data-report]'],
  [/^\/review/, '.qi'],
  [/./, 'main .tbl tbody tr'],
];

/** Rows of the list behind that address; the following pages are counted too. */
export function countBehind(page: Page, href: string): Promise<number> {
  const selector = rows.find(([address]) => address.test(href))?.[1] ?? '';
  return page.evaluate(
    async ({ href, selector }) => {
      let count = 0;
      for (let at: string | null | undefined = href; at; ) {
        const answer = await fetch(at);
        if (!answer.ok) throw new Error(`${at} answers ${answer.status}`);
        const list = new DOMParser().parseFromString(await answer.text(), 'text/html');
        count += list.querySelectorAll(selector).length;
        at = list.querySelector('.pages a[rel="next"]')?.getAttribute('href');
      }
      return count;
    },
    { href, selector },
  );
}
