import { expect, it } from 'vitest';
import { createFrequencies } from '../../../../electron/core/retrieval/frequencies.ts';
import { createAnalyser } from '../../../../electron/core/retrieval/analyse.ts';
import {
  countEach,
  countingOnce,
  type KnownKeys,
  keysHolding,
} from '../../../../electron/core/retrieval/sought-terms.ts';
import { openReader } from '../../../../electron/core/store/database.ts';
import { openTestCore } from '../../../support/core.ts';

/** A memory with a conversation in which something is said so many times. */
async function openConversation() {
  const test = openTestCore();
  const client = test.client();
  const { id: sessionId } = await client.sessions.create({ title: 'Otters' });
  const say = (text: string, times: number) =>
    client.messages.addMany({
      sessionId,
      messages: Array.from({ length: times }, () => ({ role: 'user' as const, text })),
    });
  return { home: test.home, say };
}

it('how common a term is, is counted anew where it is rare, and remembered where it is common', async () => {
  const { home, say } = await openConversation();
  await say('otter', 500);
  await say('heron', 3);
  const db = openReader(`${home}/memory.db`);
  const frequencies = createFrequencies();
  const count = (term: string, most = 1000): number => frequencies(db, 'message', term, most);
  expect([count('otter'), count('heron'), count('otter', 400)]).toEqual([500, 3, 400]);
  await say('otter heron', 10);
  expect([count('otter'), count('heron')]).toEqual([500, 13]);
  await say('otter', 60);
  expect(count('otter')).toBe(570);
  db.close();
});

it('what holds a rare term is read as it is counted, and not again for the same question', async () => {
  const { home, say } = await openConversation();
  await say('heron', 3);
  await say('otter', 499);
  await say('harbor', 500);
  const db = openReader(`${home}/memory.db`);
  for (const frequencies of [undefined, createFrequencies()]) {
    const known: KnownKeys = new Map();
    const counted = { db, analyser: createAnalyser(), ...(frequencies && { frequencies }) };
    const count = (postings: number): number[] =>
      countEach(
        countingOnce(counted, known),
        'message',
        ['heron', 'otter', 'harbor', 'absent'].map((term) => [term, 1]),
        postings,
      ).map(({ count: found }) => found);
    expect(count(1000)).toEqual([3, 499, 500, 0]);
    expect([...known.keys()]).toEqual(['message heron', 'message otter', 'message absent']);
    expect(keysHolding(db, 'message', 'heron', known)).toBe(known.get('message heron'));
    expect(keysHolding(db, 'message', 'harbor', known)).toHaveLength(500);
    expect(count(1)).toEqual([2, 2, 2, 0]);
  }
  db.close();
});
