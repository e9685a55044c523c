import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { jsonAnswer } from '@/lib/platform/json-answer';

const rows = Array.from({ length: 300 }, (_, n) => ({ title: `Мероприятие ${n}` }));
const asking = (encoding?: string) =>
  new Request('http://localhost/', encoding ? { headers: { 'accept-encoding': encoding } } : undefined);

test('many rows go over the line at a fraction of their size, and say the same', async () => {
  const answer = await jsonAnswer({ rows }, asking('br, gzip'));
  const bytes = new Uint8Array(await answer.arrayBuffer());
  expect(answer.headers.get('content-encoding')).toBe('gzip');
  expect(bytes.length * 5).toBeLessThan(Buffer.byteLength(JSON.stringify({ rows })));
  expect(JSON.parse(gunzipSync(bytes).toString())).toEqual({ rows });
});

test.each([undefined, 'br', 'gzip;q=0'])('who does not take it gets it as it is (%s)', async (encoding) => {
  const answer = await jsonAnswer({ rows }, asking(encoding));
  expect(answer.headers.get('content-encoding')).toBeNull();
  expect(await answer.json()).toEqual({ rows });
});

test('a short answer is left alone', async () => {
  expect((await jsonAnswer({ ok: true }, asking('gzip'))).headers.get('content-encoding')).toBeNull();
});
