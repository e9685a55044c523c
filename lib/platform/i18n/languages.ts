// The three languages of Maksat, the official one first.
export const languages = ['tk', 'ru', 'en'] as const;
export type Language = (typeof languages)[number];

export const isLanguage = (code: unknown): code is Language => languages.some((l) => l === code);
