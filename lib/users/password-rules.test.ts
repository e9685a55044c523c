import { describe, expect, test } from 'vitest';
import { passwordProblem } from '@/lib/users/password-rules';

const about = ['Aýna Berdiýewa', 'ayna.berdiyewa@education.gov.example'];

describe('a password is refused', () => {
  test.each([
    ['fourteen chars', false, 'users.error.passwordShort15'],
    ['eleven char', true, 'users.error.passwordShort12'],
    ['x'.repeat(257), false, 'users.error.passwordLong'],
  ])('for its length: %s', (password, factor, key) => expect(passwordProblem(password, factor, about)).toBe(key));

  test.each([
    'password12345678',
    'P@ssw0rd!P@ssw0rd!',
    'qwertyuiop123456',
    'aaaaaaaaaaaaaaaaaaaa',
    '111111111111111',
    'abcabcabcabcabcabc',
    '1234567890123456',
    'maksat2024maksat',
    'Turkmenistan2020!',
    'Türkmenistan2020!',
    'Ashgabat-Ashgabat-1',
    'йцукенгшщзхъ1234',
    'пароль1234567890',
    'AynaBerdiyewa2020',
    'Aýna Berdiýewa 1',
    'education.gov.1234',
    'iloveyouforever123',
  ])('as guessable: %s', (password) => expect(passwordProblem(password, true, about)).toBe('users.error.passwordCommon'));
});

describe('a password will do', () => {
  test.each([
    ['correct horse battery staple', false],
    ['kerpiç-gazan-ýedi-düýe', false],
    ['сосна у старого моста', false],
    ['t7#Vq9!mZr2&', true],
    ['fifteen letters', false],
    ['mKwq84-zzTp-11-xylofon', false],
  ])('%s', (password, factor) => expect(passwordProblem(password, factor, about)).toBeNull());
});

test('the same characters in another form of Unicode count alike', () => {
  expect(passwordProblem('ｐａｓｓｗｏｒｄ１２３４５６７８', true, about)).toBe('users.error.passwordCommon');
});
