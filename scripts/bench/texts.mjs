// The figures of the living text on a database of their own: node scripts/bench/texts.mjs <file for the answer>.
import { writeFileSync } from 'node:fs';
import '../ts-hooks.mjs';

const { measureTexts } = await import('./living-text.ts');
writeFileSync(process.argv[2], JSON.stringify(await measureTexts((line) => console.log(`   ${line}`))));
process.exit(0); // the pool would keep it
