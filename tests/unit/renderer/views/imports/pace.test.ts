import { describe, expect, it } from 'vitest';
import type { Job } from '../../../../../shared/entities/job.ts';
import { paceOf } from '../../../../../renderer/views/imports/pace.ts';

const START = '2026-05-14T10:00:00.000Z';
const after = (seconds: number) => Date.parse(START) + seconds * 1000;

function job(done: number, total: number | null, messages: number): Job {
  return {
    id: '01900000-0000-7000-8000-000000000001',
    kind: 'import',
    state: 'running',
    done,
    total,
    unit: 'bytes',
    counts: { messages },
    subjectId: null,
    operation: null,
    result: null,
    error: null,
    cancelRequested: false,
    createdAt: START,
    finishedAt: null,
  };
}

describe('paceOf', () => {
  it('tells share, messages a second and the seconds that are left', () => {
    expect(paceOf(job(250, 1000, 5000), after(10))).toEqual({
      share: 0.25,
      messages: 5000,
      rate: 500,
      left: 30,
    });
  });

  it('guesses nothing in the first moment', () => {
    expect(paceOf(job(250, 1000, 5000), after(1))).toMatchObject({ rate: null, left: null });
  });

  it('knows no share and no end where the size is not known', () => {
    expect(paceOf(job(250, null, 5000), after(10))).toMatchObject({ share: null, left: null, rate: 500 });
  });

  it('is never more than done', () => {
    expect(paceOf(job(1200, 1000, 5000), after(10))).toMatchObject({ share: 1, left: 0 });
  });
});
