import { describe, expect, it } from 'vitest';
import { readDay, typedDay } from '@/lib/platform/i18n/day';

describe('a day in a form', () => {
  it.each([
    ['15.09.2020', '2020-09-15'],
    ['1.9.2020', '2020-09-01'],
    ['01/09/2020', '2020-09-01'],
    [' 15-09-2020 ', '2020-09-15'],
    ['15.09.2020 г.', '2020-09-15'],
    ['2020-09-15', '2020-09-15'],
    ['29.02.2020', '2020-02-29'],
  ])('%s is read as %s', (text, iso) => expect(readDay(text)).toBe(iso));

  it.each(['', 'soon', '31.09.2020', '29.02.2021', '15.13.2020', '2020-02-30', '15.09.20', '15 September 2020'])(
    '"%s" is no day',
    (text) => expect(readDay(text)).toBeNull(),
  );

  it('is shown as day, month, year in all three languages', () => {
    expect(typedDay('2020-09-05')).toBe('05.09.2020');
    expect(typedDay('half typed')).toBe('half typed');
  });
});
