import { describe, expect, test } from 'vitest';
import { pathAfterSignIn } from '@/lib/platform/auth/same-site';

describe('after sign-in a person goes', () => {
  test.each([
    ['/actions/1?tab=history#top', '/actions/1?tab=history#top'],
    ['/plans', '/plans'],
  ])('back to the page of this site: %s', (given, path) => expect(pathAfterSignIn(given)).toBe(path));

  test.each([
    'https://elsewhere.example/',
    '//elsewhere.example/',
    '/\\elsewhere.example',
    '/\\/elsewhere.example',
    '/.//elsewhere.example',
    '/\t/elsewhere.example',
    'javascript:alert(1)',
    'home',
    '',
    undefined,
    null,
    ['/home'],
    '/sign-in?next=/sign-in',
    '/api/auth/signout',
  ])('to Home instead of %s', (given) => expect(pathAfterSignIn(given)).toBe('/home'));
});
