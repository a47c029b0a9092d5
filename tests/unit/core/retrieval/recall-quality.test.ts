import { expect, it } from 'vitest';
import { readQuestionSet } from '../../../bench/recall/question-set.ts';
import { measureQuality, type Outcome, placesOf } from '../../../bench/recall/quality.ts';
import { openTestCore } from '../../../support/core.ts';

const SAMPLE = new URL('../../../bench/recall/sample.jsonl', import.meta.url).pathname;

it('made-up talk in English and Russian: what answers a question is among the first', async () => {
  const client = openTestCore().client();
  const ids = new Map<string, string>();
  const outcomes: Outcome[] = [];
  const conversations = readQuestionSet(SAMPLE);
  for (const { id, said } of conversations)
    for (const [title, session] of Map.groupBy(said, (each) => each.session)) {
      const { id: sessionId } = await client.sessions.create({ title });
      const messages = session.map(({ text, at }) => ({
        role: 'user' as const,
        text,
        sentAt: at === null ? null : new Date(at).toISOString(),
      }));
      const added = await client.messages.addMany({ sessionId, messages });
      for (const [place, each] of session.entries()) ids.set(`${id} ${each.id}`, added.ids[place] ?? '');
    }
  for (const { id, questions } of conversations)
    for (const { text, category, evidence } of questions) {
      const { items } = await client.recall.run({ task: text, kinds: ['message'], limit: 20, threshold: 0 });
      const answers = evidence.map((each) => ids.get(`${id} ${each}`) ?? '');
      const places = placesOf(
        items.map((item) => item.id),
        answers,
      );
      outcomes.push({ category, answers: answers.length, places, ms: 0 });
    }
  const { at5, at10, mrr } = measureQuality(outcomes);
  expect({ at5, at10, mrr }).toEqual({
    at5: expect.toSatisfy((value: number) => value >= 85) as number,
    at10: expect.toSatisfy((value: number) => value >= 95) as number,
    mrr: expect.toSatisfy((value: number) => value >= 70) as number,
  });
});
