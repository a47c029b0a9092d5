import { describe, expect, it } from 'vitest';
import type { SearchHit } from '../../../../../shared/contract/search.ts';
import {
  addressOf,
  holdInPlace,
  matchedWords,
  toResultEntries,
  withoutQuotes,
} from '../../../../../renderer/views/search/entries.ts';

function hit(kind: SearchHit['kind'], id: string): SearchHit {
  return {
    kind,
    id,
    score: 1,
    parts: null,
    title: { text: 'title', ranges: [] },
    snippet: null,
    at: null,
    actor: 'person',
    trust: 'trusted',
    agentName: null,
    sessionId: 's',
    sessionTitle: null,
    project: null,
    source: null,
    role: null,
    confidence: null,
    tier: null,
    usedAt: null,
  };
}

it('puts one head above the results of each kind and numbers the results alone', () => {
  const entries = toResultEntries([hit('message', 'a'), hit('message', 'b'), hit('task', 'a')]);
  expect(entries.map((entry) => entry.key)).toEqual([
    'group message',
    'message a',
    'message b',
    'group task',
    'task a',
  ]);
  expect(entries.flatMap((entry) => (entry.type === 'hit' ? [entry.index] : []))).toEqual([0, 1, 2]);
});

it('leads a message to its place in the session and a record to its screen', () => {
  expect(addressOf(hit('message', 'm'))).toBe('/sessions/s?message=m');
  expect(addressOf(hit('session', 'x'))).toBe('/sessions/x');
  expect(addressOf(hit('knowledge', 'k'))).toBe('/knowledge?fact=k');
  expect(addressOf(hit('task', 't'))).toBe('/tasks?task=t');
});

describe('withoutQuotes', () => {
  it('takes the quotes of a JSON text away and keeps the marks on their words', () => {
    const { text, ranges } = withoutQuotes({ text: '"my timezone"', ranges: [[4, 12]] });
    expect(text).toBe('my timezone');
    expect(ranges.map(([start, end]) => text.slice(start, end))).toEqual(['timezone']);
  });

  it('leaves what has no quotes on both sides', () => {
    const cut = { text: '…"my timezone', ranges: [] };
    expect(withoutQuotes(cut)).toEqual(cut);
    expect(withoutQuotes({ text: '"', ranges: [] }).text).toBe('"');
  });
});

describe('a result that has the focus', () => {
  const hits = (...ids: string[]) => [
    hit('session', 's'),
    ...ids.map((id) => hit('memory', id)),
    hit('task', 't'),
  ];
  const idsOf = (found: readonly SearchHit[]) => found.map(({ id }) => id).join('');

  it('stays where it is when the others change places', () => {
    const held = { hit: hit('memory', 'b'), place: 1 };
    expect(idsOf(holdInPlace(hits('c', 'a', 'b'), held, 3))).toBe('scbat');
    expect(idsOf(holdInPlace(hits('b', 'a', 'c'), held, 3))).toBe('sabct');
    expect(idsOf(holdInPlace(hits('c', 'a', 'b'), null, 3))).toBe('scabt');
  });

  it('stays when there may be more than are shown, and goes when it is no longer there', () => {
    const held = { hit: hit('memory', 'z'), place: 1 };
    expect(idsOf(holdInPlace(hits('c', 'a', 'b'), held, 3))).toBe('sczat');
    expect(idsOf(holdInPlace(hits('c', 'a'), held, 3))).toBe('scat');
    expect(idsOf(holdInPlace([hit('task', 't')], held, 3))).toBe('t');
  });

  it('shows what is known of it now', () => {
    const [, now] = holdInPlace(
      [hit('memory', 'a'), { ...hit('memory', 'b'), score: 0.5 }],
      { hit: hit('memory', 'b'), place: 1 },
      5,
    );
    expect(now?.score).toBe(0.5);
  });
});

it('the words that matched are told once each', () => {
  const title = {
    text: 'Ferry of ferries',
    ranges: [[0, 5] as [number, number], [9, 16] as [number, number]],
  };
  const snippet = { text: 'a ferry', ranges: [[2, 7] as [number, number]] };
  expect(matchedWords({ title, snippet }, 4)).toEqual(['ferry', 'ferries']);
  expect(matchedWords({ title, snippet: null }, 1)).toEqual(['ferry']);
});

it('a message is opened with the words to find in its session', () => {
  expect(addressOf(hit('message', 'm'), ' "a b" ')).toBe(
    '/sessions/s?message=m&find=%22%5C%22a%20b%5C%22%22',
  );
  expect(addressOf(hit('message', 'm'), ' ')).toBe('/sessions/s?message=m');
});
