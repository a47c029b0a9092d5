import { expect, it } from 'vitest';
import { addReceipts, inBatches } from '../../../../../renderer/views/trash/batches.ts';

it('cuts a list into parts without losing or repeating an item', () => {
  expect(inBatches([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(inBatches([], 2)).toEqual([]);
});

it('makes one receipt of several', () => {
  const first = { at: 'a', records: 1000, messages: 5, historyEntries: 7, rewritten: true };
  const second = { at: 'b', records: 2, messages: 0, historyEntries: 1, rewritten: false };
  expect(addReceipts([first, second])).toEqual({
    at: 'b',
    records: 1002,
    messages: 5,
    historyEntries: 8,
    rewritten: false,
  });
  expect(addReceipts([])).toBeNull();
});
