import { expect, it } from 'vitest';
import { toggleRecord } from '../../../../../renderer/views/recall/recalled.ts';
import { recallSearch } from '../../../../../renderer/views/recall/search.ts';

const ID = '018f4e6c-3a2b-7c4d-8e9f-0a1b2c3d4e5f';

it('records are switched off and on again, each by its kind and id', () => {
  const memory = { kind: 'memory' as const, id: ID };
  const one = toggleRecord({ task: 'x' }, memory);
  const two = toggleRecord(one, { kind: 'message', id: ID });
  expect(two.off).toEqual([memory, { kind: 'message', id: ID }]);
  expect(toggleRecord(two, memory).off).toEqual([{ kind: 'message', id: ID }]);
  expect(toggleRecord(one, memory)).toEqual({ task: 'x', off: undefined });
});

it('the address keeps what it can read', () => {
  const off = [{ kind: 'memory', id: ID }];
  expect(recallSearch.parse({ task: 2026, threshold: 7, budget: 'much', off })).toEqual({
    task: '2026',
    off,
  });
  expect(recallSearch.parse({ off: [{ kind: 'task', id: ID }] })).toEqual({});
});
