import { describe, expect, it } from 'vitest';
import { createTestClock, openTestCore } from '../../../support/core.ts';
import { filesHolding } from '../../../support/store-file.ts';

const address = '/memories';
const PERSON = { actor: 'person', door: 'person' } as const;
const NOBODY = '01900000-0000-7000-8000-000000000001';

describe('a draft', () => {
  it('is kept until it is dropped, also over a restart, and replaces the one before', async () => {
    const test = openTestCore();
    const { drafts } = test.client();
    expect(await drafts.list({})).toEqual({ items: [] });
    await drafts.keep({ form: 'memories.new', address, value: { content: 'The fer' } });
    await drafts.keep({ form: 'memories.new', address, value: { content: 'The ferry' } });
    await test.close();
    const again = openTestCore({ home: test.home, clock: test.clock });
    const client = again.client();
    expect((await client.drafts.list({})).items).toMatchObject([
      { form: 'memories.new', address, value: { content: 'The ferry' } },
    ]);
    await client.drafts.drop({ form: 'memories.new' });
    expect(await client.drafts.list({})).toEqual({ items: [] });
  });

  it('is given back as it was typed, is in no history, and is gone from the file once it is dropped', async () => {
    const test = openTestCore();
    const { drafts, history } = test.client();
    const value = 'password: zqcanar-Kx81!pf and more';
    await drafts.keep({ form: 'one', address, value });
    expect((await drafts.list({})).items).toMatchObject([{ value }]);
    const changed = (await history.list({ limit: 5 })).items.map(({ operation }) => operation);
    expect(changed).toEqual(['users.create']);
    await drafts.drop({ form: 'one' });
    await test.close();
    expect(filesHolding(test.home, 'zqcanar')).toEqual([]);
  });

  it('of a record goes when that is forgotten', async () => {
    const test = openTestCore();
    const { drafts, memories, trash } = test.client();
    const { id } = await memories.add({ content: 'The ferry', type: 'semantic' });
    await drafts.keep({ form: `memories.content ${id}`, address, value: 'The zqcanar ferry' });
    await drafts.keep({ form: 'memories.new', address, value: 'The bridge' });
    await memories.remove({ ids: [id] });
    expect((await drafts.list({})).items).toHaveLength(2);
    await trash.purge({ items: [{ kind: 'memory', id }] });
    await test.core.idle();
    expect((await drafts.list({})).items).toMatchObject([{ form: 'memories.new' }]);
    await test.close();
    expect(filesHolding(test.home, 'zqcanar')).toEqual([]);
  });

  it('of a record or a proposal about it goes when that is forgotten, in every window', async () => {
    const test = openTestCore();
    const { memories, trash } = test.client();
    const other = test.client({ ...PERSON, client: 'web:2' });
    const { id } = await memories.add({ content: 'The ferry', type: 'semantic' });
    await other.drafts.keep({ form: `memories.content ${id}`, address, value: 'The zqcanar ferry' });
    await other.drafts.keep({ form: `inbox.edit ${NOBODY} ${id} ${NOBODY}`, address, value: 'zqcanar' });
    await memories.remove({ ids: [id] });
    await trash.purge({ items: [{ kind: 'memory', id }] });
    expect(await other.drafts.list({})).toEqual({ items: [] });
  });

  it('belongs to the window it was typed in, and to the next one of that name', async () => {
    const test = openTestCore();
    const first = test.client({ ...PERSON, client: 'web' });
    const second = test.client({ ...PERSON, client: 'web:2' });
    await first.drafts.keep({ form: 'tasks.new', address, value: { text: 'Ask the harbour' } });
    expect(await second.drafts.list({})).toEqual({ items: [] });
    await second.drafts.keep({ form: 'tasks.new', address, value: { text: 'Book the ferry' } });
    await second.drafts.drop({ form: 'tasks.new' });
    await test.close();
    const again = openTestCore({ home: test.home, clock: test.clock }).client({ ...PERSON, client: 'web' });
    expect((await again.drafts.list({})).items).toMatchObject([{ value: { text: 'Ask the harbour' } }]);
  });

  it('is one of fifty, of which the oldest go, and nobody else sees it', async () => {
    const clock = createTestClock();
    const test = openTestCore({ clock });
    const { drafts } = test.client();
    for (let number = 0; number < 52; number += 1) {
      await drafts.keep({ form: `form ${number}`, address, value: 'x' });
      clock.advance(1000);
    }
    const { items } = await drafts.list({});
    expect([items.length, items[0]?.form, items.at(-1)?.form]).toEqual([50, 'form 51', 'form 2']);
    const agent = test.client({ actor: 'agent', door: 'agent', client: 'scout' });
    await expect(agent.drafts.list({})).rejects.toMatchObject({ code: 'forbidden' });
  });
});
