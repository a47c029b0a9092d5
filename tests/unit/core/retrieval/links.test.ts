import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../../../electron/core/retrieval/analyse.ts';
import { askedWords } from '../../../../electron/core/retrieval/asked.ts';
import { findLinks } from '../../../../electron/core/retrieval/links.ts';
import { readTurn } from '../../../../electron/core/retrieval/turn.ts';
import { openTestCore } from '../../../support/core.ts';

const analyser = createAnalyser();

/** The names that stand for words of a question, as a text says. */
function linked(question: string, text: string): string[] {
  const turn = readTurn({
    conversation: 'one',
    role: 'user',
    text,
    terms: analyser.terms(text),
    at: null,
  });
  return [...findLinks(analyser, askedWords(analyser, question), [turn]).values()].flatMap((names) => [
    ...names,
  ]);
}

describe('a name stands for a word of a question', () => {
  it.each([
    ['Where does my sister live?', 'Yesterday my sister Zelda called.', 'zelda'],
    ['Where does my sister live?', 'Zelda is my sister, she paints.', 'zelda'],
    ['What does the dog eat?', 'Our dog is called Rufus.', 'rufus'],
    ['When did Bob arrive?', 'Bob is short for Tiberius, you know.', 'tiberius'],
    ['When did Bob arrive?', 'Bob is Tiberius’s nickname.', 'tiberius'],
    ['Где живёт моя сестра?', 'Мою сестру зовут Аглая.', 'агла'],
    ['Чем болела кошка?', 'Нашу кошку Матильду возили к врачу.', 'матильд'],
    ['Куда уехал Боря?', 'Боря – это прозвище Христофора.', 'христофор'],
  ])('%s – %s', (question, text, name) => {
    expect(linked(question, text)).toContain(analyser.searchText(name));
  });

  it.each([
    ['Where does my sister live?', 'My sister came. Zelda was there, too.'],
    ['Where does my sister live?', 'My sister met Zelda in town.'],
    ['Where does my sister live?', 'Today is my sister’s birthday.'],
    ['When did Bob arrive?', 'Bob met Tiberius at the station.'],
    ['What did we cook?', 'We cook Paella on Sundays.'],
  ])('but not where nothing says so: %s – %s', (question, text) => {
    expect(linked(question, text)).toEqual([]);
  });
});

it('what is said of somebody by name answers a question that says who it is', async () => {
  const client = openTestCore().client();
  const add = async (content: string) => (await client.memories.add({ content })).id;
  await add('My sister Zelda plays the harp');
  await add('My brother Otto sold the boat');
  const moved = await add('Zelda moved to a lighthouse near Riga in spring');
  await add('Otto moved to a farm in autumn');
  for (let place = 0; place < 20; place += 1)
    await add(`The neighbours of number ${place} moved house again`);
  const { items } = await client.recall.run({ task: 'Where did my sister move?', limit: 3, threshold: 0 });
  const found = items.find(({ id }) => id === moved);
  expect(found).toMatchObject({ path: 'link' });
  expect(found?.reason).toContain('a name that stands for “sister”');
  const nick = await client.sessions.create({ title: 'Names' });
  const say = [
    'Everybody calls Tiberius Bob, he hates it.',
    'Tiberius keeps bees behind the mill.',
    'Rain again.',
  ];
  const { ids } = await client.messages.addMany({
    sessionId: nick.id,
    messages: say.map((text) => ({ role: 'user' as const, text })),
  });
  const answer = await client.recall.run({ task: 'Does Bob keep bees?', limit: 2, threshold: 0 });
  expect(answer.items[0]).toMatchObject({ id: ids[1], path: 'link' });
});
