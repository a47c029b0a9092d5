import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../../../electron/core/retrieval/analyse.ts';
import { askedWords, shapeOf } from '../../../../electron/core/retrieval/asked.ts';
import { readQuestionSet } from '../../../bench/recall/question-set.ts';
import { AGENT, openTestCore } from '../../../support/core.ts';

const SELLER = 'Where does the man who sold me the zqcello live?';

describe('a question that only describes whom or what it is about', () => {
  it.each([
    SELLER,
    'What does the restaurant the dentist recommended serve?',
    'How old is the dog of Ann’s boss?',
    'What is the name of the sister of the owner of the mill?',
    'How much is what Bob bought?',
    'Где живёт человек, который продал мне лодку?',
    'Чем болен тот, кто чинил крышу?',
    'Сколько лет врачу, лечившему собаку?',
    '修热水器的工人的妻子在哪里工作？',
    '运家具的那艘船什么时候到？',
  ])('%s', (question) => {
    expect(shapeOf(question).described).toBe(true);
  });

  it.each([
    'Where does Hannu live?',
    'Who sold the cello?',
    'When did my sister move to Riga?',
    'Who was at the launch of the boat?',
    'What broke on the way to the island?',
    'Who gave the cat his name?',
    'Где живёт моя сестра?',
    'Почему девочка плакала?',
    '小云的猫叫什么？',
  ])('but not: %s', (question) => {
    expect(shapeOf(question).described).toBe(false);
  });
});

/** A memory in which one conversation names somebody and another one tells of them, among others alike. */
async function openTalks(...told: readonly string[]) {
  const test = openTestCore();
  const client = test.client();
  const say = async (texts: readonly string[]) => {
    const { id: sessionId } = await client.sessions.create({ title: 'Talk' });
    const messages = texts.map((text) => ({ role: 'user' as const, text }));
    return (await client.messages.addMany({ sessionId, messages })).ids;
  };
  const [source] = await say(['I bought the zqcello from Hannu Virtanen today.', 'It rained all afternoon.']);
  for (let place = 0; place < 12; place += 1)
    await say([`Neighbour number ${place} has settled somewhere.`, 'The soup was cold.', 'We took a bus.']);
  const [answer] = await say([...told, 'Nobody knows why.', 'The ferry was late.']);
  const ask = async (task: string, input: object = {}) =>
    (await client.recall.run({ task, limit: 5, threshold: 0, ...input })).items;
  return { test, client, source: source ?? '', answer: answer ?? '', ask };
}

describe('a second hop', () => {
  it('finds what is said elsewhere of whom the question describes, and says what led there', async () => {
    const { ask, source, answer } = await openTalks('They say Virtanen has settled in Turku.');
    const items = await ask(SELLER);
    expect(items[0]).toMatchObject({ id: source, path: 'direct', through: null });
    expect(items[1]).toMatchObject({
      id: answer,
      path: 'hop',
      through: { word: 'Virtanen', kind: 'message', id: source },
    });
    expect(items[1]?.through?.matched).toContain('zqcello');
    expect(items[1]?.reason).toMatch(/^holds “Virtanen”, as does what holds .*“zqcello”/u);
    expect(items[1]?.signals.hop).toBeGreaterThan(1);
    expect(items[1]?.score).toBeGreaterThan(0.3);
  });

  it('leads on from what answers best, however many shorter texts hold the same word', async () => {
    const { ask, client, answer } = await openTalks('They say Virtanen has settled in Turku.');
    const { id: sessionId } = await client.sessions.create({ title: 'Of its sound' });
    const texts = ['cracks', 'shines', 'sleeps', 'hums', 'rests', 'sings'].map(
      (does) => `The zqcello ${does}.`,
    );
    await client.messages.addMany({ sessionId, messages: texts.map((text) => ({ role: 'user', text })) });
    const items = await ask(SELLER, { limit: 10 });
    expect(items.find(({ id }) => id === answer)).toMatchObject({
      path: 'hop',
      through: { word: 'Virtanen' },
    });
  });

  it('leads on by a rare word as well, and goes with what it leads from', async () => {
    const { ask, client, answer } = await openTalks('A zqgourd never bears fruit alone.');
    const { id } = await client.memories.add({
      content: 'The seedlings I swapped at the zqmarket are zqgourds',
    });
    const task = 'What do the seedlings that I swapped at the zqmarket need for a harvest in autumn?';
    expect((await ask(task)).find((item) => item.id === answer)).toMatchObject({
      path: 'hop',
      through: { word: 'zqgourds', kind: 'memory', id },
    });
    const without = await ask(task, { without: [{ kind: 'memory', id }] });
    expect(without.map((item) => item.id)).not.toContain(answer);
  });

  it('is not taken where the question names whom it means, or one text covers it', async () => {
    const { ask, client } = await openTalks('They say Virtanen has settled in Turku.');
    const hops = async (task: string) => (await ask(task)).filter(({ path }) => path === 'hop');
    expect(await hops('Who sold me the zqcello?')).toEqual([]);
    expect(await hops(SELLER)).toHaveLength(1);
    await client.memories.add({ content: 'The man who sold me the zqcello has to live in Oulu' });
    expect(await hops(SELLER)).toEqual([]);
  });

  it('is not taken by a word that stands in many records', async () => {
    const { ask, client } = await openTalks('They say Virtanen has settled in Turku.');
    for (let place = 0; place < 60; place += 1)
      await client.memories.add({ content: `Virtanen and Hannu wrote letter number ${place}` });
    expect((await ask(SELLER)).filter(({ path }) => path === 'hop')).toEqual([]);
  });

  it('leads to nothing that may not be recalled', async () => {
    const { ask, client, test } = await openTalks('It is late.');
    const agent = test.client(AGENT);
    const { id } = await agent.memories.add({ content: 'Virtanen has settled in Turku' });
    const found = async (input: object = {}) => (await ask(SELLER, input)).some((item) => item.id === id);
    expect(await found()).toBe(true);
    const other = test.client({ ...AGENT, client: 'other' });
    const asOther = await other.recall.run({ task: SELLER, limit: 5, threshold: 0 });
    expect(asOther.items.length).toBeGreaterThan(0);
    expect(asOther.items.map((item) => item.id)).not.toContain(id);
    await client.memories.pause({ id });
    expect(await found()).toBe(false);
    await client.memories.pause({ id, paused: false });
    expect(await found()).toBe(true);
    const { id: newer } = await agent.memories.add({ content: 'The lighthouse was painted white' });
    await client.memories.supersede({ id, by: newer });
    expect(await found()).toBe(false);
  });
});

it('the bridging set: what answers shares no word with its question but the name of who speaks', () => {
  const analyser = createAnalyser();
  const set = readQuestionSet(new URL('../../../bench/recall/bridging.jsonl', import.meta.url).pathname);
  const questions = set.flatMap(({ said, questions: all }) =>
    all
      .filter(({ category }) => category === 'bridge')
      .map(({ text, evidence }) => ({ text, answer: said.find(({ id }) => id === evidence[1])?.text ?? '' })),
  );
  expect(questions.length).toBeGreaterThanOrEqual(40);
  const sharing = questions.filter(({ text, answer }) => {
    const held = new Set(analyser.terms(answer.replace(/^[^:：]{1,12}: /u, '')));
    return askedWords(analyser, text).some(({ forms }) => forms.some((form) => held.has(form)));
  });
  expect(sharing).toEqual([]);
});
