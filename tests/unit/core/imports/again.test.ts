import { describe, expect, it } from 'vitest';
import { importFile, openTestCore, writeSource } from '../../../support/core.ts';
import { checkIntegrity, filesHolding, rowsOf } from '../../../support/store-file.ts';
import { linesOf } from './reading.ts';
import { chat, GARDEN, KITCHEN, LONGER, record, sessionsOf } from './sources.ts';

describe('importing again', () => {
  it('leaves in Trash what lies there', async () => {
    const test = openTestCore();
    const client = test.client();
    const file = writeSource(linesOf(GARDEN, KITCHEN));
    await importFile(test, file);
    const [garden] = (await client.sessions.list({ sort: 'title', order: 'asc' })).items;
    await client.sessions.remove({ ids: [garden?.id ?? ''] });
    const again = await importFile(test, writeSource(linesOf(LONGER, KITCHEN)));
    expect(again.import.counts).toMatchObject({ inTrash: 1, addedSessions: 0, addedMessages: 0 });
    expect(await sessionsOf(client)).toEqual([['Title of kitchen', 3]]);
  });

  it('brings back an undone import only when it is asked to', async () => {
    const test = openTestCore();
    const client = test.client();
    const file = writeSource(linesOf(GARDEN, KITCHEN));
    const { import: first } = await importFile(test, file);
    test.clock.advance(1000);
    await client.imports.undo({ id: first.id });
    expect((await importFile(test, file)).import.counts).toMatchObject({ inTrash: 2, addedMessages: 0 });
    const revived = await importFile(test, writeSource(linesOf(LONGER, KITCHEN)), { reviveUndone: true });
    expect(revived.import.counts).toMatchObject({ inTrash: 0, addedSessions: 0, addedMessages: 1 });
    expect(await sessionsOf(client)).toEqual([
      ['Title of garden', 3],
      ['Title of kitchen', 3],
    ]);
    expect((await client.trash.list({})).items).toEqual([]);
    expect(await client.history.depth({})).toMatchObject({ redo: 0 });
    checkIntegrity(test.home);
  });

  it('does not bring back what was forgotten, and no word of it is left', async () => {
    const test = openTestCore();
    const client = test.client();
    const secret = chat('secret', ['user', 'zqcanary one'], ['assistant', 'zqcanary two']);
    const { import: first } = await importFile(test, writeSource(linesOf(secret, KITCHEN)));
    const [session] = (await client.search.run({ text: 'zqcanary', kinds: ['message'] })).items;
    await client.sessions.remove({ ids: [session?.sessionId ?? ''] });
    await client.trash.purge({ everything: true });
    expect(filesHolding(test.home, 'zqcanar')).toEqual([]);
    const again = await importFile(test, writeSource(linesOf(secret, KITCHEN)));
    expect(again.import.counts).toMatchObject({ inTrash: 1, addedSessions: 0 });
    expect(await sessionsOf(client)).toEqual([['Title of kitchen', 3]]);
    expect(first.id).not.toBe(again.import.id);
  });

  it('leaves no word of a long session that was forgotten, and all words of the others', async () => {
    const test = openTestCore();
    const client = test.client();
    const long = (id: string, word: string) =>
      chat(
        id,
        ...Array.from({ length: 700 }, (_, index): [string, string] => ['user', `${word} number ${index}`]),
      );
    await importFile(
      test,
      writeSource(linesOf(long('a', 'first'), long('b', 'zqcanary'), long('c', 'third'))),
    );
    const [hit] = (await client.search.run({ text: 'zqcanary', kinds: ['message'] })).items;
    await client.sessions.remove({ ids: [hit?.sessionId ?? ''] });
    const { receipt } = await client.trash.purge({ everything: true });
    expect(receipt).toMatchObject({ messages: 700, rewritten: true });
    expect(filesHolding(test.home, 'zqcanar')).toEqual([]);
    const { kinds } = await client.search.facets({ text: 'number' });
    expect(kinds.message).toEqual({ count: 1400, more: false });
    checkIntegrity(test.home);
  });

  it('does not bring back an undone import that was forgotten, nor what it added to older sessions', async () => {
    const test = openTestCore();
    const client = test.client();
    await importFile(test, writeSource(linesOf(GARDEN)));
    const grown = { ...GARDEN, messages: [...GARDEN.messages, { role: 'user', content: 'zqcanary more' }] };
    const other = chat('other', ['user', 'zqcanary other']);
    const file = writeSource(linesOf(grown, other), 'zqcanary-name.jsonl');
    const { import: second } = await importFile(test, file);
    await client.imports.undo({ id: second.id });
    const { receipt } = await client.trash.purge({ items: [{ kind: 'import', id: second.id }] });
    expect(receipt).toMatchObject({ records: 1, messages: 2 });
    expect(filesHolding(test.home, 'zqcanar')).toEqual([]);
    expect(await sessionsOf(client)).toEqual([['Title of garden', 2]]);
    expect((await client.imports.list({})).items).toHaveLength(1);
    checkIntegrity(test.home);
    expect((await importFile(test, writeSource(linesOf(other)))).import.counts).toMatchObject({
      inTrash: 1,
      addedSessions: 0,
    });
  });
});

describe('the name of an imported session', () => {
  const first = [record('u1', null, 'Hello there')];
  const titled = [...first, { type: 'custom-title', sessionId: 's', customTitle: 'The real name' }];

  it('is the one found later', async () => {
    const test = openTestCore();
    await importFile(test, writeSource(linesOf(...first)));
    expect(await sessionsOf(test.client())).toEqual([['Hello there', 1]]);
    await importFile(test, writeSource(linesOf(...titled)));
    expect(await sessionsOf(test.client())).toEqual([['The real name', 1]]);
    expect((await test.client().search.run({ text: 'real', kinds: ['session'] })).items).toHaveLength(1);
  });

  it('stays what a person made it', async () => {
    const test = openTestCore();
    const client = test.client();
    await importFile(test, writeSource(linesOf(...first)));
    const [session] = (await client.sessions.list({})).items;
    await client.sessions.update({ id: session?.id ?? '', title: 'Mine' });
    await importFile(test, writeSource(linesOf(...titled)));
    expect(await sessionsOf(client)).toEqual([['Mine', 1]]);
  });
});

describe('the session of a sub-agent', () => {
  const main = record('u1', null, 'Hello there');
  const side = record('x1', null, 'Look around', { isSidechain: true, agentId: 'a7' });
  it.each([
    ['before', [side], [main]],
    ['after', [main], [side]],
    ['with', [main, side], []],
  ] as const)('is linked to its parent whichever comes first: %s', async (_name, one, other) => {
    const test = openTestCore();
    for (const records of [one, other])
      if (records.length > 0) await importFile(test, writeSource(linesOf(...records)));
    const { items } = await test.client().sessions.list({});
    const parent = items.find(({ title }) => title === 'Hello there');
    expect(items.find(({ title }) => title === 'Look around')).toMatchObject({
      parentSessionId: parent?.id,
      agentName: 'Claude Code',
    });
    expect(parent).toMatchObject({ parentSessionId: null });
  });
});

it.each([
  [['At the zqpier.', 'Here.', 'At the zqpier, until zqnoon.', 'At the zqpier.']],
  [['At the zqpier, until zqnoon.', 'Here.']],
])(
  'a message that comes again in a file says the most of what it said, and is found by that',
  async (answers) => {
    const test = openTestCore();
    const told = (answer: string): string =>
      JSON.stringify({
        id: 'c1',
        messages: [
          { id: 'm1', role: 'user', content: 'Where is the zqferry?' },
          { id: 'm2', role: 'assistant', content: answer },
        ],
      });
    await importFile(test, writeSource(`${answers.map(told).join('\n')}\n`));
    const texts = rowsOf(test.home, 'SELECT text FROM messages ORDER BY pk').map(({ text }) => text);
    expect(texts).toEqual(['Where is the zqferry?', 'At the zqpier, until zqnoon.']);
    checkIntegrity(test.home);
  },
);
