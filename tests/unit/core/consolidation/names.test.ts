import { describe, expect, it } from 'vitest';
import { readNames } from '../../../../electron/core/consolidation/names.ts';
import { NAMING } from '../../../../electron/core/consolidation/rules/naming.ts';
import { openTestCore } from '../../../support/core.ts';
import { consolidate, memoryOf } from './working.ts';

describe('rules of giving names', () => {
  it.each(NAMING.flatMap(({ examples }) => examples))('%s', (sentence, name, means) => {
    expect(readNames(sentence)).toContainEqual(expect.objectContaining({ name, means }));
  });
  it.each(NAMING.flatMap(({ counterExamples }) => counterExamples))('but not: %s', (sentence) => {
    expect(readNames(sentence)).toEqual([]);
  });
  it.each([
    'Is my sister Anna there?',
    '"My sister Anna" is the title.',
    'const dog = "my dog Rufus is called Rufus";',
  ])('nor what is asked, quoted or code: %s', (sentence) => {
    expect(readNames(sentence)).toEqual([]);
  });
});

/** A memory in which a conversation gives a name and another one uses it. */
async function openNamed(said: string, elsewhere: string) {
  const test = openTestCore();
  const client = test.client();
  const say = async (title: string, texts: readonly string[]) => {
    const { id: sessionId } = await client.sessions.create({ title });
    const messages = texts.map((text) => ({ role: 'user' as const, text }));
    const { ids } = await client.messages.addMany({ sessionId, messages });
    await client.sessions.end({ id: sessionId });
    return { sessionId, id: ids[0] ?? '' };
  };
  const source = await say('Names', [said]);
  await say(
    'Others',
    Array.from({ length: 260 }, (_, place) => `A sister of number ${place} was there.`),
  );
  const used = await say('Later', [elsewhere, 'The weather was dull again.']);
  const answer = async (task: string) => {
    const { items } = await client.recall.run({ task, limit: 10, threshold: 0, kinds: ['message'] });
    return items.find(({ id }) => id === used.id);
  };
  return { test, client, source, answer };
}

it('a name that was learned answers whatever else is found, until its run is taken back', async () => {
  const { test, client, answer, source } = await openNamed(
    'By the way, my sister Zelda plays the harp with four others on Sundays.',
    'Zelda moved to a lighthouse near Riga.',
  );
  const task = 'Where did my sister move?';
  const preview = await client.consolidation.preview({});
  const planned = preview.actions.find(({ kind }) => kind === 'name');
  expect(planned).toMatchObject({ why: 'stated', source: { messageId: source.id }, to: 'sister' });
  const before = memoryOf(test.home);
  const run = await consolidate(test);
  expect(run.counts.name).toBe(1);
  const [fact] = (await client.knowledge.list({ categories: ['names'] })).items;
  expect(fact).toMatchObject({ key: 'Zelda', value: 'sister', origin: { actor: 'consolidation' } });
  const { items } = await client.consolidation.actions({ runId: run.id, kinds: ['name'] });
  expect(items).toMatchObject([{ source: { messageId: source.id }, changes: [{ entity: 'knowledge' }] }]);
  expect(await answer(task)).toMatchObject({ path: 'link' });

  await client.consolidation.undo({ runId: run.id });
  expect((await answer(task))?.path).not.toBe('link');
  expect(memoryOf(test.home)).toEqual(before);
  expect((await client.consolidation.preview({})).counts.name).toBeUndefined();
});

it('it counts no longer once its source is in Trash, and goes with it for good', async () => {
  const { test, client, answer, source } = await openNamed(
    'My brother is called Otto.',
    'Otto sold the yellow boat.',
  );
  await consolidate(test);
  expect(await answer('What did my brother sell?')).toMatchObject({ path: 'link' });
  await client.sessions.remove({ ids: [source.sessionId] });
  expect((await answer('What did my brother sell?'))?.path).not.toBe('link');
  await client.trash.restore({ items: [{ kind: 'session', id: source.sessionId }] });
  expect(await answer('What did my brother sell?')).toMatchObject({ path: 'link' });
});

it('a wrong one can be put right or removed, and is not learned again', async () => {
  const { test, client, answer } = await openNamed(
    'Bob is short for Robert.',
    'Tiberius keeps bees behind the mill.',
  );
  await consolidate(test);
  const [fact] = (await client.knowledge.list({ categories: ['names'] })).items;
  await client.knowledge.update({ id: fact?.id ?? '', value: 'Tiberius' });
  expect(await answer('Does Bob keep bees?')).toMatchObject({
    path: 'link',
    matched: ['Bob', 'keep', 'bees'],
  });
  await client.knowledge.remove({ ids: [fact?.id ?? ''] });
  expect((await answer('Does Bob keep bees?'))?.path).toBe('direct');
  const { id: sessionId } = await client.sessions.create({ title: 'Again' });
  await client.messages.addMany({
    sessionId,
    messages: [{ role: 'user', text: 'Bob is short for Robert.' }],
  });
  await client.sessions.end({ id: sessionId });
  expect((await consolidate(test)).counts.name).toBeUndefined();
});
