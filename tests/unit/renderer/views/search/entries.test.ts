import { describe, expect, it } from 'vitest';
import type { SearchHit } from '../../../../../shared/contract/search.ts';
import { addressOf, toResultEntries, withoutQuotes } from '../../../../../renderer/views/search/entries.ts';

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
