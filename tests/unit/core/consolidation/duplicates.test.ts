import { describe, expect, it } from 'vitest';
import { planMerges } from '../../../../electron/core/consolidation/duplicates.ts';
import { bandsOf, jaccard, shinglesOf } from '../../../../electron/core/consolidation/similar.ts';
import type { Memory } from '../../../../shared/entities/memory.ts';
import { at, fingerprintOf, finish, makeMemory } from './making.ts';

const LONG =
  'The deployment of the billing service happens every Thursday at noon from the release branch after the smoke tests passed and somebody on call has confirmed it in the channel of the operations team';

function plan(memories: readonly Memory[], fresh: (id: string) => boolean = () => true) {
  const byId = new Map(memories.map((memory) => [memory.id, memory]));
  const read = (id: string): Memory => byId.get(id) ?? makeMemory(id, '');
  return finish(
    planMerges(
      memories.map((memory) => fingerprintOf(memory, fresh(memory.id))),
      read,
    ),
  );
}

function merges(memories: readonly Memory[], fresh?: (id: string) => boolean): [string, string[], string][] {
  return plan(memories, fresh).flatMap((action) =>
    action.kind === 'merge'
      ? [
          [action.canonicalId, action.duplicates.map(({ id }) => id), action.why] as [
            string,
            string[],
            string,
          ],
        ]
      : [],
  );
}

describe('duplicates', () => {
  it('are found whatever their case and punctuation, within one agent', () => {
    const found = merges([
      makeMemory('a', 'Ada drinks green tea.'),
      makeMemory('b', 'ada drinks GREEN tea'),
      makeMemory('c', 'Ada drinks green tea.', { agentId: 'another' }),
      makeMemory('d', 'Ada drinks black coffee.'),
    ]);
    expect(found).toEqual([['a', ['b'], 'similar-words']]);
  });

  it('are found where few words differ, and asked about where some do', () => {
    const close = LONG.replace('noon', 'midday');
    const further = LONG.replace('noon', 'midday').replace('release', 'main').replace('channel', 'room');
    expect(jaccard(shinglesOf(LONG), shinglesOf(close))).toBeGreaterThan(0.8);
    const one = plan([
      makeMemory('a', `${LONG} ${LONG.toUpperCase()} x`),
      makeMemory('b', `${LONG} ${LONG} x y`),
    ]);
    expect(one.map(({ kind }) => kind)).toEqual(['merge']);
    const two = plan([makeMemory('a', LONG), makeMemory('b', further)]);
    expect(two.every(({ kind }) => kind === 'propose')).toBe(true);
    expect(
      plan([makeMemory('a', LONG), makeMemory('b', 'Something else entirely, with words of its own.')]),
    ).toEqual([]);
  });

  it('keep the best of every field', () => {
    const [action] = plan([
      makeMemory('a', 'same', {
        importance: 4,
        tags: ['x'],
        context: { from: 'a', only: 1 },
        relatedIds: ['b', 'r'],
      }),
      makeMemory('b', 'same', {
        confidence: 0.5,
        tags: ['y'],
        context: { from: 'b', extra: true },
        accessCount: 3,
        lastAccessed: at(-2),
      }),
    ]);
    expect(action).toMatchObject({
      kind: 'merge',
      canonicalId: 'a',
      why: 'same-words',
      fields: {
        tags: ['x', 'y'],
        relatedIds: ['r'],
        accessCount: 3,
        lastAccessed: at(-2),
        context: { from: 'a', only: 1, extra: true },
      },
    });
    expect(action?.kind === 'merge' && 'importance' in action.fields).toBe(false);
  });

  it('leave what the person pinned or wrote in its place', () => {
    expect(
      merges([makeMemory('a', 'same', { importance: 5 }), makeMemory('b', 'same', { pinned: true })]),
    ).toEqual([['b', ['a'], 'same-words']]);
    const person = { ...makeMemory('p', '').origin, actor: 'person' as const };
    expect(
      merges([makeMemory('a', 'same', { importance: 5 }), makeMemory('p', 'same', { origin: person })]),
    ).toEqual([['p', ['a'], 'same-words']]);
    const both = [makeMemory('a', 'same', { pinned: true }), makeMemory('b', 'same', { pinned: true })];
    expect(merges(both)).toEqual([]);
  });

  it('are looked for among what is fresh only', () => {
    const memories = [makeMemory('a', 'same'), makeMemory('b', 'same')];
    expect(merges(memories, () => false)).toEqual([]);
    expect(merges(memories, (id) => id === 'b')).toHaveLength(1);
  });

  it('share a band of their signatures, also among very many', () => {
    const missed = Array.from({ length: 300 }, (_, index) => {
      const words = Array.from({ length: 60 }, (_empty, place) => `w${(index * 61 + place * place) % 997}`);
      const other = [...words.slice(0, -2), 'end'];
      const [one, two] = [shinglesOf(words.join(' ')), shinglesOf(other.join(' '))];
      const [ours, theirs] = [bandsOf(one), bandsOf(two)];
      return jaccard(one, two) >= 0.85 && !ours.some((band, place) => band === theirs[place]);
    }).filter(Boolean);
    expect(missed.length).toBeLessThanOrEqual(1);
    const many = Array.from({ length: 2000 }, (_, index) => makeMemory(`m${index}`, 'all the same words'));
    expect(merges(many)).toHaveLength(1);
  });
});
