import { describe, expect, it } from 'vitest';
import { writePath } from '../../../../../renderer/components/json-path.ts';
import { compareWith, inOrder } from '../../../../../renderer/views/agents/compared.ts';
import { readJson } from '../../../../../renderer/views/agents/read-json.ts';
import { shareWith, toggleScope } from '../../../../../renderer/views/agents/sharing.ts';
import { startOfDay } from '../../../../../renderer/views/agents/start-of-day.ts';

describe('what a person writes as JSON', () => {
  it('is its value, or what is wrong with it', () => {
    expect(readJson('{"a": [1, null]}')).toEqual({ kind: 'value', value: { a: [1, null] } });
    expect(readJson(' "text" ')).toEqual({ kind: 'value', value: 'text' });
    expect(readJson('{"a": 1,}')).toMatchObject({ kind: 'wrong', problem: expect.stringMatching(/JSON/) });
    expect(readJson('')).toMatchObject({ kind: 'wrong' });
    expect(readJson('['.repeat(101) + ']'.repeat(101))).toEqual({ kind: 'deep' });
    expect(readJson('['.repeat(50_000) + ']'.repeat(50_000))).toEqual({ kind: 'deep' });
  });
});

it('a path is written as a program would', () => {
  expect(writePath(['plan', 'steps', 2, 'next step', 'ё'])).toBe('plan.steps[2]["next step"].ё');
  expect(writePath([0, 'a'])).toBe('[0].a');
  expect(writePath(['', '1'])).toBe('[""]["1"]');
});

it('two checkpoints are compared at most: the last ones chosen, the older one first', () => {
  expect(compareWith([], 'a')).toEqual(['a']);
  expect(compareWith(['a'], 'b')).toEqual(['a', 'b']);
  expect(compareWith(['a', 'b'], 'c')).toEqual(['b', 'c']);
  expect(compareWith(['a', 'b'], 'a')).toEqual(['b']);
  const list = ['newest', 'middle', 'oldest'].map((id) => ({ id }));
  expect(inOrder(list, ['newest', 'oldest']).map(({ id }) => id)).toEqual(['oldest', 'newest']);
});

it('sharing and scopes are given and taken one by one', () => {
  expect(shareWith(['a'], 'b')).toEqual(['a', 'b']);
  expect(shareWith(['a', 'b'], 'a')).toEqual(['b']);
  expect(toggleScope(['tasks'], 'memories')).toEqual(['tasks', 'memories']);
  expect(toggleScope(['tasks', 'memories'], 'tasks')).toEqual(['memories']);
});

it('today begins at midnight where the person is, and is the same all day', () => {
  const noon = new Date(2026, 4, 14, 12).getTime();
  expect(new Date(startOfDay(noon)).getTime()).toBe(new Date(2026, 4, 14).getTime());
  expect(startOfDay(new Date(2026, 4, 14, 23, 59).getTime())).toBe(startOfDay(noon));
});
