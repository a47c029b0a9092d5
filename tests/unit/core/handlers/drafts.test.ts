import { describe, expect, it } from 'vitest';
import { createTestClock, openTestCore } from '../../../support/core.ts';
import { filesHolding } from '../../../support/store-file.ts';

const address = '/memories';

describe('a draft', () => {
  it('is kept until it is dropped, also over a restart, and replaces the one before', async () => {
    const test = openTestCore();
    const { drafts } = test.client();
    expect(await drafts.get({ form: 'memories.new' })).toEqual({ value: null });
    await drafts.keep({ form: 'memories.new', address, value: { content: 'The fer' } });
    await drafts.keep({ form: 'memories.new', address, value: { content: 'The ferry' } });
    await test.close();
    const again = openTestCore({ home: test.home, clock: test.clock });
    const client = again.client();
    expect(await client.drafts.get({ form: 'memories.new' })).toEqual({ value: { content: 'The ferry' } });
    expect((await client.drafts.list({})).items).toMatchObject([{ form: 'memories.new', address }]);
    await client.drafts.drop({ form: 'memories.new' });
    expect(await client.drafts.list({})).toEqual({ items: [] });
  });

  it('is given back as it was typed, is in no history, and is gone from the file once it is dropped', async () => {
    const test = openTestCore();
    const { drafts, history } = test.client();
    const value = 'password: zqcanar-Kx81!pf and more';
    await drafts.keep({ form: 'one', address, value });
    expect(await drafts.get({ form: 'one' })).toEqual({ value });
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
