import path from 'node:path';
import { readJson } from './files.mjs';

/** Numbers of a Vitest JSON report. A file that does not load, or an error between tests, counts as one failure. */
export function vitestNumbers(file, exitCode) {
  const report = readJson(file);
  if (!report) return { passed: 0, failed: 1, skipped: [] };
  const tests = report.testResults.flatMap((result) => result.assertionResults);
  const broken = report.testResults.filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.some(isFailed));
  const failed = tests.filter(isFailed).length + broken.length;
  const skipped = tests.filter(({ status }) => !['passed', 'failed'].includes(status)).map(({ fullName }) => fullName);
  return { passed: tests.filter(({ status }) => status === 'passed').length, failed: failed || (exitCode ? 1 : 0), skipped };
}

const isFailed = ({ status }) => status === 'failed';

/** Numbers of a Playwright JSON report; a test that only passed when repeated counts as failed. */
export function playwrightNumbers(file, exitCode) {
  const stats = readJson(file)?.stats;
  if (!stats) return { passed: 0, failed: 1, skipped: [] };
  const failed = stats.unexpected + stats.flaky;
  return { passed: stats.expected, failed: failed || (exitCode ? 1 : 0), skipped: skippedIn(readJson(file).suites, []) };
}

function skippedIn(suites, above) {
  return suites.flatMap((suite) => {
    const at = [...above, path.basename(suite.title)];
    const specs = (suite.specs ?? []).filter((spec) => spec.tests.some(({ status }) => status === 'skipped'));
    return [...specs.map((spec) => [...at, spec.title].join(' > ')), ...skippedIn(suite.suites ?? [], at)];
  });
}

export function addNumbers(all) {
  const sum = (key) => all.reduce((total, numbers) => total + numbers[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: all.flatMap(({ skipped }) => skipped) };
}

/** The last line of every run: `N passed, N failed`, and `, N skipped` when there are any. */
export function lineOf({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped.length ? `, ${skipped.length} skipped` : ''}`;
}
