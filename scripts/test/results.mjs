// The counts in the tools' own JSON reports. A report that is missing or that counts nothing means that nothing ran.
import { readFileSync } from 'node:fs';

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** A file that could not be collected has no tests in it and still is a failure. */
export function vitestCounts(file) {
  const report = read(file);
  const broken = report.testResults.filter(
    (f) => f.status === 'failed' && !f.assertionResults.some((t) => t.status === 'failed'),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
}

/** Flaky tests passed only when tried again: that is a failure. */
export function playwrightCounts(file) {
  const { stats, errors } = read(file);
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
}
