import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../../../electron/core/retrieval/analyse.ts';
import { askedWords } from '../../../../electron/core/retrieval/asked.ts';
import { readQuestionSet, type SetConversation } from '../../../bench/recall/question-set.ts';
import { measureQuality, type Outcome, placesOf, type Quality } from '../../../bench/recall/quality.ts';
import { openTestCore } from '../../../support/core.ts';

const readSet = (name: string) =>
  readQuestionSet(new URL(`../../../bench/recall/${name}.jsonl`, import.meta.url).pathname);

/** Stores conversations and asks one of so many of their questions. */
async function ask(conversations: readonly SetConversation[], oneOf: number): Promise<Quality> {
  const client = openTestCore().client();
  const ids = new Map<string, string>();
  for (const { id, said } of conversations)
    for (const [title, session] of Map.groupBy(said, (each) => each.session)) {
      const { id: sessionId } = await client.sessions.create({ title });
      const messages = session.map(({ role, text, at }) => ({
        role,
        text,
        sentAt: at === null ? null : new Date(at).toISOString(),
      }));
      const added = await client.messages.addMany({ sessionId, messages });
      for (const [place, each] of session.entries()) ids.set(`${id} ${each.id}`, added.ids[place] ?? '');
    }
  const outcomes: Outcome[] = [];
  for (const { id, questions } of conversations)
    for (const [number, { text, category, evidence }] of questions.entries()) {
      if (number % oneOf > 0) continue;
      const { items } = await client.recall.run({ task: text, kinds: ['message'], limit: 20, threshold: 0 });
      const answers = evidence.map((each) => ids.get(`${id} ${each}`) ?? '');
      const places = placesOf(
        items.map((item) => item.id),
        answers,
      );
      outcomes.push({ category, answers: answers.length, places, ms: 0 });
    }
  return measureQuality(outcomes);
}

it('made-up talk in English and Russian: what answers a question is among the first', async () => {
  const { at5, at10, mrr } = await ask(readSet('sample'), 1);
  expect({ at5, at10, mrr }).toEqual({
    at5: expect.toSatisfy((value: number) => value >= 85) as number,
    at10: expect.toSatisfy((value: number) => value >= 95) as number,
    mrr: expect.toSatisfy((value: number) => value >= 70) as number,
  });
});

it('a person with an assistant: what answers a question is among the first', async () => {
  const { at10 } = await ask(readSet('assistant'), 3);
  expect(at10).toBeGreaterThanOrEqual(85);
});

describe.each(['russian', 'chinese'])('the %s set', (name) => {
  const conversations = readSet(name);

  it('has a hundred questions, none of which only repeats what answers it', () => {
    const analyser = createAnalyser();
    const questions = conversations.flatMap(({ said, questions: all }) =>
      all.map((question) => ({ question, answers: said.filter(({ id }) => question.evidence.includes(id)) })),
    );
    expect(questions.length).toBeGreaterThanOrEqual(100);
    const repeating = questions.filter(({ question, answers }) => {
      const held = new Set(answers.flatMap(({ text }) => analyser.searchText(text).split(' ')));
      return askedWords(analyser, question.text).every(({ forms }) => forms.some((form) => held.has(form)));
    });
    expect(repeating.map(({ question }) => question.text)).toEqual([]);
  });

  it('finds most of what answers among the first ten, where several conversations lie in one memory', async () => {
    expect((await ask(conversations, 10)).at10).toBeGreaterThanOrEqual(70);
  });
});
