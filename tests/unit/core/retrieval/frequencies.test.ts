import { expect, it } from 'vitest';
import { createFrequencies } from '../../../../electron/core/retrieval/frequencies.ts';
import { openReader } from '../../../../electron/core/store/database.ts';
import { openTestCore } from '../../../support/core.ts';

it('how common a term is, is counted anew where it is rare, and remembered where it is common', async () => {
  const test = openTestCore();
  const client = test.client();
  const { id: sessionId } = await client.sessions.create({ title: 'Otters' });
  const say = (text: string, times: number) =>
    client.messages.addMany({
      sessionId,
      messages: Array.from({ length: times }, () => ({ role: 'user' as const, text })),
    });
  await say('otter', 500);
  await say('heron', 3);
  const db = openReader(`${test.home}/memory.db`);
  const frequencies = createFrequencies();
  const count = (term: string, most = 1000): number => frequencies(db, 'message', term, most);
  expect([count('otter'), count('heron'), count('otter', 400)]).toEqual([500, 3, 400]);
  await say('otter heron', 10);
  expect([count('otter'), count('heron')]).toEqual([500, 13]);
  await say('otter', 60);
  expect(count('otter')).toBe(570);
  db.close();
});
