// Preloaded into the serving processes; in the one that is asked, one thing at a time, it writes every statement with its values into a
// file. What the live process asks on its own, of jobs and seals, belongs to no answer.
import { appendFileSync } from 'node:fs';
import pg from 'pg';

const file = process.env.MAKSAT_BENCH_SQL;
const isWeb = /serve\/web\.ts$/.test(process.argv[1] ?? '');
const { query } = pg.Client.prototype;

pg.Client.prototype.query = function (...args) {
  const [first, second] = args;
  const statement = typeof first === 'string' ? { text: first, values: Array.isArray(second) ? second : [] } : first;
  if (isWeb && statement?.text)
    appendFileSync(file, `${JSON.stringify({ text: statement.text, values: statement.values ?? [] })}\n`);
  return query.apply(this, args);
};
