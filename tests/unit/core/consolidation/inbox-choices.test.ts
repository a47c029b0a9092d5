import { describe, expect, it } from 'vitest';
import type { Client } from '../../../../shared/client.ts';
import type { Proposal } from '../../../../shared/entities/proposal.ts';
import { AGENT, openTestCore, type TestCore } from '../../../support/core.ts';
import { consolidate, memoryOf, work } from './working.ts';

/** A memory in which Thursday and Monday contradict each other, both as memories. */
async function openWithContradiction() {
  const test = openTestCore();
  await work(test);
  await consolidate(test);
  const client = test.client();
  const { items } = await client.inbox.list({ kinds: ['contradicting'] });
  const monday = items.find(({ candidate }) => JSON.stringify(candidate).includes('Monday'));
  const [older] = monday?.others ?? [];
  if (!monday?.record || !older) throw new Error('Nothing is contradicted');
  return { test, client, monday, newer: monday.record, older };
}

async function recalled(client: Client, ids: readonly string[]): Promise<string[]> {
  const { items } = await client.recall.run({ task: 'deploy day of billing', agent: 'helper' });
  return items.map(({ id }) => id).filter((id) => ids.includes(id));
}

describe('of two that contradict each other', () => {
  it('both are kept where both are true', async () => {
    const { client, monday, newer, older } = await openWithContradiction();
    expect(await client.inbox.accept({ id: monday.id, both: true })).toMatchObject({ status: 'accepted' });
    expect(new Set(await recalled(client, [newer.id, older.id]))).toEqual(new Set([newer.id, older.id]));
    expect(await client.memories.get({ id: newer.id })).toMatchObject({
      held: false,
      supersededBy: null,
      origin: { trust: 'trusted' },
    });
    await client.history.undoLast({});
    expect(await recalled(client, [newer.id, older.id])).toEqual([older.id]);
  });

  it('the newer can be the one they are merged into', async () => {
    const { test, client, monday, newer, older } = await openWithContradiction();
    await client.memories.update({ id: older.id, tags: ['deploy'], importance: 5 });
    const before = memoryOf(test.home);
    await client.inbox.merge({ id: monday.id, into: newer, text: 'Deploys are on Thursday and Monday.' });
    expect(await client.memories.get({ id: newer.id })).toMatchObject({
      content: 'Deploys are on Thursday and Monday.',
      tags: ['deploy'],
      importance: 5,
      held: false,
      origin: { trust: 'trusted' },
    });
    expect(await client.memories.get({ id: older.id })).toMatchObject({ supersededBy: newer.id });
    await client.history.undoLast({});
    expect(memoryOf(test.home)).toEqual(before);
  });

  it('two values of one key are refused, and are kept under two', async () => {
    const test = openTestCore();
    const client = test.client();
    const tea = await client.knowledge.add({ category: 'me', key: 'tea', value: 'green' });
    const refused = test.client(AGENT).knowledge.add({ category: 'me', key: 'tea', value: 'black' });
    await expect(refused).rejects.toMatchObject({ code: 'conflict' });
    const [waiting] = (await client.inbox.list({})).items;
    if (!waiting) throw new Error('Nothing waits');
    await expect(client.inbox.accept({ id: waiting.id, both: true })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    const candidate = { kind: 'knowledge', category: 'me', key: 'tea at night', value: 'black' } as const;
    await client.inbox.edit({ id: waiting.id, candidate });
    const { items } = await client.knowledge.list({});
    expect(items.map(({ key, value }) => `${key}: ${value}`).toSorted()).toEqual([
      'tea at night: black',
      'tea: green',
    ]);
    expect(await client.knowledge.get({ id: tea.id })).toMatchObject({ value: 'green' });
  });
});

describe('what is shown of a proposal', () => {
  it('is both records with who said so, how sure that is and how often it was used', async () => {
    const { client, monday, newer, older } = await openWithContradiction();
    const seen = await client.inbox.get({ id: monday.id });
    expect(seen.record).toMatchObject({
      id: newer.id,
      text: 'The deploy day of billing is Monday.',
      living: true,
      held: true,
      uses: 0,
      origin: { actor: 'agent', client: 'helper' },
    });
    expect(seen.others).toMatchObject([{ id: older.id, held: false, confidence: 1 }]);
    await client.memories.remove({ ids: [older.id] });
    expect((await client.inbox.get({ id: monday.id })).others).toMatchObject([{ living: false }]);
    const fact = await client.inbox.list({ kinds: ['new'] });
    const accepted = fact.items.find(({ candidate }) => candidate.kind === 'knowledge');
    expect((await client.inbox.get({ id: accepted?.id ?? '' })).record).toBeNull();
  });

  it('counts what waits, what is put off, and what was decided since a moment', async () => {
    const { test, client } = await openWithContradiction();
    const { items } = await client.inbox.list({ kinds: ['new', 'low-confidence'] });
    const [first, second, third] = items;
    if (!first || !second || !third) throw new Error('Three are needed');
    const { open } = await client.inbox.counts({});
    await client.inbox.accept({ id: first.id });
    test.clock.advance(1000);
    const since = new Date(test.clock.now()).toISOString();
    await client.inbox.forget({ id: second.id });
    const until = new Date(test.clock.now() + 60_000).toISOString();
    await client.inbox.snooze({ id: third.id, until });
    expect(await client.inbox.counts({})).toMatchObject({
      open: open - 3,
      snoozed: 1,
      decided: { accepted: 1, edited: 0, merged: 0, forgotten: 1 },
    });
    expect((await client.inbox.counts({ since })).decided).toMatchObject({ accepted: 0, forgotten: 1 });
    test.clock.advance(60_000);
    expect(await client.inbox.counts({})).toMatchObject({ open: open - 2, snoozed: 0 });
  });
});

/** So many facts of the person's, and another value of each from an agent. */
async function contradictFacts(test: TestCore, count: number): Promise<void> {
  const client = test.client();
  for (let index = 0; index < count; index += 1) {
    await client.knowledge.add({ category: 'me', key: `key ${index}`, value: 'mine' });
    const refused = test
      .client(AGENT)
      .knowledge.add({ category: 'me', key: `key ${index}`, value: 'theirs' });
    await expect(refused).rejects.toMatchObject({ code: 'conflict' });
  }
}

describe('many proposals', () => {
  it('are accepted, forgotten or put off together, and taken back as one', async () => {
    const test = openTestCore();
    await contradictFacts(test, 4);
    const client = test.client();
    const { items } = await client.inbox.list({});
    const ids = items.map(({ id }) => id);
    const before = memoryOf(test.home);
    const until = new Date(test.clock.now() + 60_000).toISOString();
    const [first, ...others] = ids;
    for (const [decision, status] of [
      [{ kind: 'accept' }, 'accepted'],
      [{ kind: 'forget' }, 'forgotten'],
      [{ kind: 'snooze', until }, 'snoozed'],
    ] as const) {
      expect(await client.inbox.decideMany({ matching: {}, except: [first ?? ''], decision })).toEqual({
        changed: 3,
        job: null,
      });
      const { items: decided } = await client.inbox.list({ statuses: [status] });
      expect(decided.map(({ id }) => id)).toEqual(others);
      await client.history.undoLast({});
      expect(memoryOf(test.home)).toEqual(before);
    }
  });

  it('leave alone what was decided already, and what is about something in Trash', async () => {
    const { client, monday, newer } = await openWithContradiction();
    const { items } = await client.inbox.list({ kinds: ['new'] });
    const [first] = items;
    await client.inbox.forget({ id: first?.id ?? '' });
    await client.memories.remove({ ids: [newer.id] });
    const ids = [first, monday].map((one) => one?.id ?? '');
    expect(await client.inbox.decideMany({ ids, decision: { kind: 'accept' } })).toMatchObject({
      changed: 0,
    });
    const past: Proposal['createdAt'] = '2020-01-01T00:00:00.000Z';
    await expect(
      client.inbox.decideMany({ ids, decision: { kind: 'snooze', until: past } }),
    ).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('are a job where they are very many', async () => {
    const test = openTestCore();
    await contradictFacts(test, 301);
    const client = test.client();
    const { job } = await client.inbox.decideMany({ matching: {}, decision: { kind: 'accept' } });
    expect(job).toMatchObject({ kind: 'bulk', total: 301 });
    await test.core.idle();
    expect(await client.inbox.counts({})).toMatchObject({ open: 0, decided: { accepted: 301 } });
    await client.history.undoLast({});
    await test.core.idle();
    expect(await client.inbox.counts({})).toMatchObject({ open: 301 });
  });
});
