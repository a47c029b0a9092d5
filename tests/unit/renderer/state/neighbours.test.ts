import { describe, expect, it } from 'vitest';
import { stepsThrough } from '../../../../renderer/state/neighbours.ts';

function openList(current: string | null) {
  const opened: string[] = [];
  let asked = 0;
  const list = { items: ['a', 'b', 'c'].map((id) => ({ id })), loadMore: () => (asked += 1) };
  return { ...stepsThrough(list, current, (id) => opened.push(id)), opened, asked: () => asked };
}

describe('the ways to the neighbours of a record', () => {
  it('stay inside what is listed', () => {
    const first = openList('a');
    first.step(-1);
    expect(first.opened).toEqual([]);
    first.step(1);
    expect(first.opened).toEqual(['b']);
    expect(first.asked()).toBe(0);
  });

  it('ask for more before the end of what is loaded', () => {
    const near = openList('b');
    near.step(1);
    expect(near.opened).toEqual(['c']);
    expect(near.asked()).toBe(1);
  });

  it('lead nowhere from a record that is not listed', () => {
    const elsewhere = openList('z');
    expect(elsewhere.index).toBe(-1);
    elsewhere.step(1);
    elsewhere.step(-1);
    expect(elsewhere.opened).toEqual([]);
  });
});
