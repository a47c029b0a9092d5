import { expect, it } from 'vitest';
import type { ListData } from '../../../../../renderer/components/record-list/list-data.ts';
import { joinLists } from '../../../../../renderer/views/tasks/joined-lists.ts';

function list(items: string[], more: Partial<ListData<string>> = {}): ListData<string> {
  const quiet = { loading: false, outdated: false, error: null, hasMore: false };
  return { items, total: items.length, ...quiet, loadMore: () => undefined, retry: () => undefined, ...more };
}

it('shows complete lists one after the other', () => {
  expect(joinLists([list(['a']), list([]), list(['b'])])).toMatchObject({
    items: ['a', 'b'],
    total: 2,
    hasMore: false,
  });
});

it('shows nothing behind a list that has more, and loads more of that one', () => {
  const asked: string[] = [];
  const first = list(['a'], { total: 9, hasMore: true, loadMore: () => asked.push('first') });
  const joined = joinLists([first, list(['b'], { loadMore: () => asked.push('second') })]);
  joined.loadMore();
  expect(joined).toMatchObject({ items: ['a'], total: 10, hasMore: true });
  expect(asked).toEqual(['first']);
});

it('waits only while there is nothing to show', () => {
  const loading = { loading: true, total: undefined };
  expect(joinLists([list([], loading), list(['b'])])).toMatchObject({ loading: true, items: [] });
  expect(joinLists([list(['a']), list([], loading)])).toMatchObject({ loading: false, items: ['a'] });
});
