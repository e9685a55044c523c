// Words in several languages: which languages a thing has, and the version columns of its text rows.
import type { Language } from '@/lib/platform/i18n/languages';

/** The same field in the languages it exists in. */
export type Words = { [L in Language]?: string | null | undefined };

/** How far a text is: REVIEWED, MACHINE, or OUTDATED, which is stored as an older basis. */
export type TextMark = 'REVIEWED' | 'MACHINE' | 'OUTDATED';
export type Marks = { [L in Language]?: TextMark | undefined };

const order: readonly Language[] = ['tk', 'ru', 'en'];

/** A plain string is a text in the source language. */
export const asWords = (text: Words | string | null | undefined, source: Language): Words =>
  typeof text === 'string' ? { [source]: text } : (text ?? {});

/** Languages in which at least one of the fields says something. */
export const languagesOf = (...fields: readonly Words[]): Language[] =>
  order.filter((language) => fields.some((field) => field[language]));

/**
 * Version, state and basis of one text row. Where any language is outdated the source stands at version 2.
 * Without a mark a text counts as reviewed.
 */
export function textState(language: Language, source: Language, marks: Marks = {}) {
  const sourceVersion = Object.values(marks).includes('OUTDATED') ? 2 : 1;
  const mark = marks[language] ?? 'REVIEWED';
  const state = mark === 'OUTDATED' ? (language === 'tk' ? 'MACHINE' : 'REVIEWED') : mark;
  if (language === source) return { version: sourceVersion, state, basedOnVersion: null };
  return { version: 1, state, basedOnVersion: mark === 'OUTDATED' ? sourceVersion - 1 : sourceVersion };
}
