import { createRequire } from 'node:module';
import path from 'node:path';

/** Folder of the bundled Noto Sans (SIL Open Font License), one subfolder a face. */
export const fontFolder = (): string =>
  path.dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans/package.json'));
