import { describe, expect, it } from 'vitest';
import {
  answerHeaders,
  isLostCaller,
  isOwnOrigin,
  LIMITS,
  refusalOf,
  settleHeaders,
  settleUrl,
  speakAlways,
} from './request-guard';

const app = 'https://maksat.example';

describe('where a change may come from', () => {
  it.each([
    ['a read from anywhere', 'GET', { origin: 'https://evil.example' }, true],
    ['our own address', 'POST', { origin: app, host: 'inside:3000' }, true],
    ['the host that was asked', 'POST', { origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' }, true],
    ['a program that is not a browser', 'POST', { host: '127.0.0.1:3000' }, true],
    ['a foreign page', 'POST', { origin: 'https://evil.example', host: 'maksat.example' }, false],
    ['a sandboxed page', 'POST', { origin: 'null', host: 'maksat.example' }, false],
    ['a neighbour on another port', 'PATCH', { origin: 'http://127.0.0.1:4000', host: '127.0.0.1:3000' }, false],
    ['a browser that hides its origin', 'DELETE', { host: 'maksat.example', 'sec-fetch-site': 'cross-site' }, false],
  ])('%s', (_title, method, headers, allowed) => {
    expect(isOwnOrigin(method, headers, app)).toBe(allowed);
  });
});

describe('what a caller says about itself', () => {
  it('is not believed without a proxy', () => {
    const headers: Record<string, string> = {
      'x-forwarded-for': '1.2.3.4',
      'x-maksat-address': '1.2.3.4',
      'x-request-id': 'mine',
    };
    settleHeaders(headers, '::ffff:10.0.0.7', false);
    expect(headers['x-maksat-address']).toBe('10.0.0.7');
    expect(headers['x-forwarded-for']).toBeUndefined();
    expect(headers['x-request-id']).not.toBe('mine');
  });

  it('is believed from the configured proxy, except our own words', () => {
    const headers: Record<string, string> = { 'x-forwarded-for': '1.2.3.4', 'x-maksat-address': '9.9.9.9' };
    settleHeaders(headers, '10.0.0.7', true);
    expect(headers).toMatchObject({ 'x-forwarded-for': '1.2.3.4', 'x-maksat-address': '1.2.3.4' });
  });

  it('is not believed from behind the proxy either: the last address is what the proxy saw', () => {
    const headers: Record<string, string> = { 'x-forwarded-for': '6.6.6.6, 1.2.3.4' };
    settleHeaders(headers, '10.0.0.7', true);
    expect(headers['x-maksat-address']).toBe('1.2.3.4');
  });
});

describe('an address', () => {
  it.each([
    ['/plans/1?q=a%00b', '/plans/1?q=ab'],
    ['/plans/a%00b', '/plans/ab'],
    ['/plans/%E2%82%AC?q=%zz', '/plans/%E2%82%AC?q=%zz'],
    ['/plans/%E0%A4%A', '/not-an-address'],
    ['/api/files/%', '/api/not-an-address'],
    ['http://evil.example/home', null],
    ['*', null],
  ])('%s', (url, settled) => expect(settleUrl(url)).toBe(settled));
});

describe('what is not read', () => {
  const asked = (method: string, url: string, headers: Record<string, string>) => refusalOf({ method, url, headers });
  const bytes = (n: number) => ({ 'content-length': String(n) });
  it.each([
    ['a page', asked('GET', '/home', {}), null],
    ['a small form of anybody', asked('POST', '/sign-in', bytes(5000)), null],
    ['a file of 25 MB, from somebody signed in only', asked('POST', '/evidence', bytes(26_000_000)), 'stranger'],
    ['a file of 100 MB', asked('POST', '/evidence', bytes(100_000_000)), 413],
    ['more than texts for programs', asked('POST', '/api/auth/callback/credentials', bytes(LIMITS.program + 1)), 413],
    ['a body that does not say how long it is', asked('POST', '/home', { 'transfer-encoding': 'chunked' }), 411],
    ['methods nobody needs', asked('TRACE', '/', {}), 405],
  ])('%s', (_title, refusal, expected) => expect(refusal).toBe(expected));
});

describe('a fault', () => {
  it('of a caller that went away ends nothing', () => {
    expect(isLostCaller(Object.assign(new Error('aborted'), { code: 'ECONNRESET' }))).toBe(true);
    expect(isLostCaller(Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }))).toBe(false);
    expect(isLostCaller(new Error('aborted'))).toBe(false);
  });
});

it('an answer’s own words stand before the fixed ones', () => {
  const said = new Map([['Content-Security-Policy', 'own']]);
  const response = {
    hasHeader: (name: string) => said.has(name),
    setHeader: (name: string, value: string) => said.set(name, value),
    writeHead: (status: number) => status,
  };
  speakAlways(response, answerHeaders(false));
  expect(response.writeHead(200)).toBe(200);
  expect(said.get('Content-Security-Policy')).toBe('own');
  expect(said.get('X-Frame-Options')).toBe('DENY');
});

it('a fault while the database is away says 503 and when to come again; a form that nobody can read is the fault of its sender', () => {
  const answers = (fault: 'away' | 'unreadable' | null, status: number) => {
    const said = new Map<string, string>();
    const response = {
      hasHeader: (name: string) => said.has(name),
      setHeader: (name: string, value: string) => said.set(name, value),
      writeHead: (status: number) => status,
    };
    speakAlways(response, {}, () => fault);
    return [response.writeHead(status), said.get('Retry-After')];
  };
  expect(answers('away', 200)).toEqual([200, undefined]);
  expect(answers('away', 500)).toEqual([503, '5']);
  expect(answers('unreadable', 500)).toEqual([400, undefined]);
  expect(answers(null, 500)).toEqual([500, undefined]);
});

it('every answer carries the fixed headers; only https promises https', () => {
  expect(answerHeaders(true)).toMatchObject({
    'X-Content-Type-Options': 'nosniff',
    'Strict-Transport-Security': 'max-age=31536000',
  });
  expect(answerHeaders(false)['Content-Security-Policy']).toContain('sandbox');
  expect(answerHeaders(false)).not.toHaveProperty('Strict-Transport-Security');
});
