// How the live process ends.
import { expect, test } from 'vitest';
import { atMost } from '@/lib/live';

test('what does not end is not waited for, and what fails does not stop the rest', async () => {
  await atMost(5, new Promise(() => {}));
  await atMost(5, Promise.reject(new Error('the mail server did not answer')));
  let done = false;
  await atMost(
    60_000,
    Promise.resolve().then(() => (done = true)),
  );
  expect(done).toBe(true);
});
