// The messages of one language: every file of messages/<language>/ under its own name. Read once per process in production.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Language } from '@/lib/platform/i18n/languages';

export type Messages = Record<string, Record<string, unknown>>;
const held = new Map<Language, Messages>();

export function loadMessages(language: Language): Messages {
  const known = held.get(language);
  if (known && process.env.NODE_ENV === 'production') return known;
  const dir = path.join(process.cwd(), 'messages', language);
  const messages = Object.fromEntries(
    readdirSync(dir)
      .filter((file) => file.endsWith('.json'))
      .map((file) => [file.slice(0, -5), JSON.parse(readFileSync(path.join(dir, file), 'utf8'))]),
  );
  held.set(language, messages);
  return messages;
}
