import { describe, expect, it } from 'vitest';
import { isOwnOrigin, settleHeaders } from './request-guard';

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
    expect(headers).toMatchObject({ 'x-forwarded-for': '1.2.3.4', 'x-maksat-address': '10.0.0.7' });
  });
});
