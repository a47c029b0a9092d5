import { describe, expect, it } from 'vitest';
import { countPlaywright, countVitest, judgeStage } from '../../../build/lib/reports.mjs';

describe('the counts of a stage', () => {
  const sound = { passed: 2, failed: 0, skipped: 1, failures: [] };

  it('stand when all is well', () => {
    expect(judgeStage(sound, 0)).toEqual(sound);
  });

  it.each([
    ['there is no report', undefined, 0],
    ['nothing ran', { ...sound, passed: 0 }, 0],
    ['it ended badly without a failed test', sound, 1],
  ])('are a failure when %s', (_what, counts, code) => {
    expect(judgeStage(counts, code)).toMatchObject({ failed: 1, failures: [expect.any(String)] });
  });

  it('are not raised by the exit code when tests failed', () => {
    const failed = { ...sound, failed: 1, failures: ['a test'] };
    expect(judgeStage(failed, 1)).toEqual(failed);
  });
});

describe('vitest’s report', () => {
  it('counts a file that could not be loaded as one failure', () => {
    const counts = countVitest({
      numPassedTests: 1,
      numFailedTests: 1,
      numPendingTests: 0,
      testResults: [
        {
          name: 'a.test.ts',
          status: 'failed',
          message: '',
          assertionResults: [
            { status: 'failed', fullName: 'a one' },
            { status: 'passed', fullName: 'a two' },
          ],
        },
        { name: 'b.test.ts', status: 'failed', message: 'it broke\nhere', assertionResults: [] },
      ],
    });
    expect(counts).toEqual({
      passed: 1,
      failed: 2,
      skipped: 0,
      failures: ['a.test.ts: a one', 'b.test.ts: it broke'],
    });
  });
});

describe('Playwright’s report', () => {
  const ended = (title: string, line: number, status: 'expected' | 'unexpected' | 'flaky') => ({
    title,
    file: 'a.spec.ts',
    line,
    column: 1,
    id: title,
    ok: status !== 'unexpected',
    tags: [],
    tests: [
      {
        timeout: 1,
        annotations: [],
        expectedStatus: 'passed' as const,
        projectId: '',
        projectName: '',
        results: [],
        status,
      },
    ],
  });
  const suite = { title: 'a', file: 'a.spec.ts', line: 0, column: 0 };
  const stats = { startTime: '', duration: 0, expected: 1, unexpected: 1, flaky: 1, skipped: 0 };
  const inner = { ...suite, specs: [ended('breaks', 7, 'unexpected')] };

  it('tells what failed, and apart from it what passed only at the second try', () => {
    const suites = [
      { ...suite, specs: [ended('holds', 1, 'expected'), ended('wavers', 3, 'flaky')], suites: [inner] },
    ];
    expect(countPlaywright({ stats, suites, errors: [{ message: 'no browser\nhere' }] })).toEqual({
      passed: 2,
      failed: 2,
      skipped: 0,
      failures: ['a.spec.ts:7 breaks', 'no browser'],
      unsure: ['a.spec.ts:3 wavers'],
    });
  });
});
