import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findUnknownOperator,
  takeOperators,
  withoutUnfinished,
  type KnownValues,
} from '../../../../../renderer/views/search/operators.ts';

const CLAUDE = '018f4e6c-3a2b-7c4d-8e9f-0a1b2c3d4e5f';
const CODEX = '018f4e6c-3a2b-7c4d-8e9f-0a1b2c3d4e60';
const KNOWN: KnownValues = {
  kinds: [
    { value: 'message', label: 'Сообщения' },
    { value: 'task', label: 'Задачи' },
  ],
  agentIds: [
    { value: CLAUDE, label: 'Claude Code' },
    { value: CODEX, label: 'Codex' },
  ],
  projects: [{ value: 'harbor/import', label: 'harbor/import' }],
  sources: [{ value: 'claude-code', label: 'Claude Code' }],
  roles: [{ value: 'user', label: 'You' }],
  tiers: [{ value: 'hot', label: 'Горячая' }],
  tags: [{ value: 'ports', label: 'ports' }],
};
const take = (typed: string, search = {}) => takeOperators(typed, search, KNOWN);

describe('operators that are typed', () => {
  it('become filters once a space follows, and leave the other words', () => {
    expect(take('ferry agent:codex')).toEqual({ rest: 'ferry agent:codex', search: {} });
    expect(take('ferry agent:codex times')).toEqual({ rest: 'ferry times', search: { agentIds: [CODEX] } });
    expect(take('kind:task role:user project:harbor/import ').search).toEqual({
      kinds: ['task'],
      roles: ['user'],
      projects: ['harbor/import'],
    });
  });

  it('know values by their name, its beginning, in quotes, and in Russian', () => {
    expect(take('agent:claude ').search).toEqual({ agentIds: [CLAUDE] });
    expect(take('source:"Claude Code" ').search).toEqual({ sources: ['claude-code'] });
    expect(take('Вид:сооб агент:Codex паром').search).toEqual({ kinds: ['message'], agentIds: [CODEX] });
    expect(take('Вид:сооб агент:Codex паром').rest).toBe('паром');
  });

  it('know tiers, and any tag, as only the usual ones are known', () => {
    expect(take('tier:hot tag:po паром')).toEqual({
      rest: 'паром',
      search: { tiers: ['hot'], tags: ['ports'] },
    });
    expect(take('ярус:гор метка:"new tag" ').search).toEqual({ tiers: ['hot'], tags: ['new tag'] });
  });

  it('add to the filters that are on, each value once', () => {
    const search = { kinds: ['message' as const], text: 'ferry' };
    expect(take('kind:task kind:message ', search).search).toEqual({
      kinds: ['message', 'task'],
      text: 'ferry',
    });
  });

  it('read days, months and years, and no day that there is not', () => {
    expect(take('after:2026-06 ').search.since).toBe(new Date(2026, 5, 1).toISOString());
    expect(take('до:2026-06-15 ').search.until).toBe(new Date(2026, 5, 15).toISOString());
    expect(take('before:2026-02-31 ')).toEqual({ rest: 'before:2026-02-31 ', search: {} });
  });

  it('are not searched for while they are typed', () => {
    expect(withoutUnfinished('ferry agent:cla')).toBe('ferry ');
    expect(withoutUnfinished('source:"Claude Co')).toBe('');
    expect(withoutUnfinished('ferry note:th')).toBe('ferry note:th');
  });

  it('stay words where they mean nothing here', () => {
    for (const words of ['agent:nobody x', 'https://ferry.test y', 'time: 12:30 z', 'note:this w'])
      expect(take(words)).toEqual({ rest: words, search: {} });
  });
});

describe('what looks like an operator and is none', () => {
  it('is told with its name and value', () => {
    expect(findUnknownOperator('ferry agent:nobody x')).toMatchObject({
      written: 'agent:nobody',
      value: 'nobody',
      isOperator: true,
    });
    expect(findUnknownOperator('note:"this or that"')).toMatchObject({
      name: 'note',
      value: 'this or that',
      isOperator: false,
    });
  });

  it('is no address, no time and no title', () => {
    for (const text of ['https://ferry.test', 'at 12:30', 'Riga: the port', 'a:b', ''])
      expect(findUnknownOperator(text)).toBeNull();
  });
});

it('any text is read, and what is no operator stays', () => {
  const parts = ['agent:', 'kind:task', 'tag:', '"', ' ', 'x', ':', 'до:2026', '-', '💥'];
  const typed = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.array(fc.constantFrom(...parts), { maxLength: 12 }).map((some) => some.join('')),
  );
  fc.assert(
    fc.property(typed, (text) => {
      const { rest, search } = take(text);
      expect(rest.length).toBeLessThanOrEqual(text.length);
      if (Object.keys(search).length === 0) expect(rest).toBe(text);
      withoutUnfinished(text);
      findUnknownOperator(text);
    }),
    { numRuns: 50 },
  );
});
