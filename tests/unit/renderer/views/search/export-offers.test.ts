import { expect, it } from 'vitest';
import { scopeOf } from '../../../../../renderer/views/search/export-offers.ts';

it('exports what was found by kind, and a message with its session, once', () => {
  const hit = (
    kind: 'message' | 'session' | 'task' | 'decision',
    id: string,
    sessionId: string | null = null,
  ) => ({
    kind,
    id,
    sessionId,
  });
  expect(
    scopeOf([
      hit('message', 'm1', 's1'),
      hit('message', 'm2', 's1'),
      hit('session', 's1', 's1'),
      hit('session', 's2', 's2'),
      hit('task', 't1', 's3'),
      hit('decision', 'd1', 's4'),
    ]),
  ).toEqual({ sessions: { ids: ['s1', 's2'] }, tasks: { ids: ['t1'] } });
  expect(scopeOf([])).toEqual({});
});
