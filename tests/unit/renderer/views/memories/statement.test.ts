import { expect, it } from 'vitest';
import { splitContent } from '../../../../../renderer/views/memories/statement.ts';

it('takes the first sentence as the statement, and leaves nothing out', () => {
  expect(splitContent('One thing. Another.')).toEqual({ statement: 'One thing.', rest: 'Another.' });
  expect(splitContent('Version 1.2 is out')).toEqual({ statement: 'Version 1.2 is out', rest: '' });
  expect(splitContent('A line\nand more')).toEqual({ statement: 'A line', rest: 'and more' });
  const long = 'word '.repeat(100);
  expect(splitContent(long)).toMatchObject({ rest: long.trim() });
  expect(splitContent(long).statement).toMatch(/…$/);
});
