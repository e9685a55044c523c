// Preloaded into a serving process that is asked one thing at a time: writes every statement with its values into a file.
import { appendFileSync } from 'node:fs';
import pg from 'pg';

const file = process.env.MAKSAT_BENCH_SQL;
const { query } = pg.Client.prototype;

pg.Client.prototype.query = function (...args) {
  const [first, second] = args;
  const statement = typeof first === 'string' ? { text: first, values: Array.isArray(second) ? second : [] } : first;
  if (statement?.text) appendFileSync(file, `${JSON.stringify({ text: statement.text, values: statement.values ?? [] })}\n`);
  return query.apply(this, args);
};
