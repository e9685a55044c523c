'use client';
import { useLocale } from 'next-intl';
import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';

/**
 * The locale React Aria works in. It has no Turkmen and Chromium's Intl has none either, so Turkmen pages run it in English;
 * every word of it that a person could meet is replaced by ours, and dates never come from it.
 */
export function AriaLocale({ children }: { children: ReactNode }) {
  return <I18nProvider locale={useLocale() === 'ru' ? 'ru-RU' : 'en-GB'}>{children}</I18nProvider>;
}
