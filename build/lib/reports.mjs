/**
 * `unsure`: tests that passed only when they were run again.
 * @typedef {{ passed: number, failed: number, skipped: number, failures: string[], unsure?: string[] }} Counts
 */

/**
 * @typedef {{
 *   numPassedTests: number, numFailedTests: number, numPendingTests: number,
 *   testResults: { name: string, status: string, message: string, assertionResults: { status: string, fullName: string }[] }[],
 * }} VitestReport
 */

/**
 * Counts what vitest's JSON report says. A file that could not be loaded counts as one failure.
 * @param {VitestReport} report
 * @returns {Counts}
 */
export function countVitest(report) {
  const failures = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((result) => result.status === 'failed');
    if (failed.length > 0) return failed.map((result) => `${name}: ${result.fullName}`);
    return status === 'failed' ? [`${name}: ${message.split('\n')[0]}`] : [];
  });
  return {
    passed: report.numPassedTests,
    failed: failures.length,
    skipped: report.numPendingTests,
    failures,
  };
}

/**
 * Counts what Playwright's JSON report says. An error outside any test counts as one failure.
 * @param {Pick<import('@playwright/test/reporter').JSONReport, 'stats' | 'suites' | 'errors'>} report
 * @returns {Counts}
 */
export function countPlaywright({ stats, suites, errors }) {
  const failures = [
    ...namesOf(suites, 'unexpected'),
    ...errors.map((error) => (error.message ?? 'an error outside any test').split('\n')[0] ?? ''),
  ];
  const passed = stats.expected + stats.flaky;
  return {
    passed,
    failed: failures.length,
    skipped: stats.skipped,
    failures,
    unsure: namesOf(suites, 'flaky'),
  };
}

/**
 * Which hosts the tests say they ran on: the descriptions of their `electron` annotations, each once.
 * @param {import('@playwright/test/reporter').JSONReport} report
 */
export function namesOfHosts({ suites }) {
  const annotations = suites.flatMap(testsOf).flatMap((test) => test.annotations);
  return [
    ...new Set(
      annotations.filter(({ type }) => type === 'electron').map(({ description = '' }) => description),
    ),
  ];
}

/**
 * The counts of a stage: one that ran nothing, or ended badly without saying of which test, has failed too.
 * @param {Counts | undefined} counts nothing, where there is no report
 * @param {number} code the exit code of the tool
 * @returns {Counts}
 */
export function judgeStage(counts, code) {
  const judged = counts ?? { passed: 0, failed: 0, skipped: 0, failures: [] };
  if (judged.failed > 0) return judged;
  if (code !== 0) return withFailure(judged, `it ended with code ${code}`);
  return judged.passed === 0 ? withFailure(judged, 'no test ran') : judged;
}

/**
 * @param {Counts} counts
 * @param {string} failure
 * @returns {Counts}
 */
function withFailure(counts, failure) {
  return { ...counts, failed: counts.failed + 1, failures: [...counts.failures, failure] };
}

/**
 * @param {import('@playwright/test/reporter').JSONReportSuite} suite
 * @returns {import('@playwright/test/reporter').JSONReportSpec[]}
 */
function specsOf(suite) {
  return [...suite.specs, ...(suite.suites ?? []).flatMap(specsOf)];
}

/** @param {import('@playwright/test/reporter').JSONReportSuite} suite */
function testsOf(suite) {
  return specsOf(suite).flatMap((spec) => spec.tests);
}

/**
 * One name for each test that ended so: it may have run in several projects.
 * @param {import('@playwright/test/reporter').JSONReportSuite[]} suites
 * @param {'unexpected' | 'flaky'} status
 */
function namesOf(suites, status) {
  return suites
    .flatMap(specsOf)
    .flatMap(({ file, line, title, tests }) =>
      tests.filter((test) => test.status === status).map(() => `${file}:${line} ${title}`),
    );
}
