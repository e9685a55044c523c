import { describe, expect, it } from 'vitest';
import { initials, personColour } from './avatar';
import { addMonths, dayAfterKey, weekday, weeksOf } from './calendar-days';
import { fold, matches } from './fold';

describe('a month to choose from', () => {
  it('begins on Monday and fills the weeks with the neighbours’ days', () => {
    const weeks = weeksOf('2020-09-15');
    expect(weeks).toHaveLength(5);
    expect(weeks[0]?.[0]).toBe('2020-08-31');
    expect(weeks.at(-1)?.at(-1)).toBe('2020-10-04');
    expect(weekday('2020-09-15')).toBe(1);
  });

  it('ends a shorter month on its last day', () => {
    expect(addMonths('2020-01-31', 1)).toBe('2020-02-29');
    expect(addMonths('2020-01-15', -1)).toBe('2019-12-15');
  });

  it.each([
    ['ArrowLeft', '2020-09-14'],
    ['ArrowDown', '2020-09-22'],
    ['PageUp', '2020-08-15'],
    ['Home', '2020-09-14'],
    ['End', '2020-09-20'],
    ['x', undefined],
  ])('%s leads to %s', (key, day) => expect(dayAfterKey('2020-09-15', key)).toBe(day));
});

describe('finding by typing', () => {
  it('forgives case, ё and the marks of Turkmen letters', () => {
    expect(matches('Bilim ministrligi', 'BIL min')).toBe(true);
    expect(matches('Daşary işler ministrligi', 'dasary isler')).toBe(true);
    expect(matches('Отчётность', 'отчет')).toBe(true);
    expect(matches('Bilim ministrligi', 'saglyk')).toBe(false);
    expect(fold('Ýaňy ŽÄŞ')).toBe('yany zas');
  });
});

describe('people', () => {
  it('have two letters, first and last name', () => {
    expect(initials('Aýna Orazowa')).toBe('AO');
    expect(initials('Мария Ивановна Петрова')).toBe('МП');
    expect(initials('Observer')).toBe('O');
    expect(initials('')).toBe('');
  });

  it('keep their colour, one of six', () => {
    expect(personColour('aýna')).toBe(personColour('aýna'));
    expect([...'abcdefgh'].map(personColour).every((c) => c >= 1 && c <= 6)).toBe(true);
  });
});
