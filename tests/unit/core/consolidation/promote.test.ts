import { describe, expect, it } from 'vitest';
import { planPromotions } from '../../../../electron/core/consolidation/promote.ts';
import type { MemoryState } from '../../../../electron/core/consolidation/state.ts';
import { at, makeConfig, makeState, NOW } from './making.ts';

const cases: [string, Partial<MemoryState>, string | null][] = [
  ['a fresh working memory stays', { type: 'working' }, null],
  ['a working memory of a session that is over', { type: 'working', sessionOver: true }, 'episodic'],
  ['a working memory of a day ago', { type: 'working', createdAt: at(-24) }, 'episodic'],
  [
    'an important working memory goes all the way',
    { type: 'working', sessionOver: true, importance: 4 },
    'semantic',
  ],
  ['an important working memory of a session that goes on stays', { type: 'working', importance: 5 }, null],
  ['three recalls in two sessions', { recalls: 3, recallSessions: 2 }, 'semantic'],
  ['three recalls in one session', { recalls: 3, recallSessions: 1 }, null],
  ['two recalls', { recalls: 2, recallSessions: 2 }, null],
  ['an important episode', { importance: 4 }, 'semantic'],
  ['an episode consolidation itself found important', { importance: 4, own: true }, null],
  ['its own episode, recalled by agents', { own: true, recalls: 5, recallSessions: 3 }, 'semantic'],
  ['a semantic memory', { type: 'semantic', importance: 5 }, null],
  ['a procedural memory', { type: 'procedural', importance: 5, recalls: 9, recallSessions: 9 }, null],
];

describe('promotion', () => {
  it.each(cases)('%s', (_name, fields, to) => {
    const memory = makeState('m', fields);
    const actions = planPromotions([memory], makeConfig(), NOW);
    expect(actions.map((action) => action.to)).toEqual(to === null ? [] : [to]);
    const after = actions.map((action) => ({ ...memory, type: action.to }));
    expect(planPromotions(after, makeConfig(), NOW)).toEqual([]);
  });

  it('says why', () => {
    const memories = [
      makeState('a', { type: 'working', sessionOver: true }),
      makeState('b', { type: 'working', createdAt: at(-30) }),
      makeState('c', { recalls: 3, recallSessions: 2 }),
      makeState('d', { importance: 5 }),
    ];
    const why = planPromotions(memories, makeConfig(), NOW).map((action) => action.why);
    expect(why).toEqual(['session-ended', 'expired', 'recalled', 'important']);
  });
});
