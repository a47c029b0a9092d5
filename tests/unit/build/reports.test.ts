import { describe, expect, it } from 'vitest';
import { countVitest, judgeStage } from '../../../build/lib/reports.mjs';

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
