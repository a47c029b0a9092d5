import { describe, expect, it } from 'vitest';
import type { Contract } from '../../../../shared/contract/define.ts';
import { contract } from '../../../../shared/contract/index.ts';
import type { Client } from '../../../../shared/client.ts';
import { AGENT, openTestCore, type TestCore } from '../../../support/core.ts';
import { livingState } from '../../../support/store-file.ts';

/** What every story finds: a session with a branch, facts, preferences, tasks, a view, something in Trash. */
type World = Awaited<ReturnType<typeof furnish>>;
type Story = (client: Client, world: World) => Promise<unknown>;

async function furnish(test: TestCore) {
  const client = test.client();
  const session = await client.sessions.create({ title: 'Garden', topics: ['soil'], agent: 'claude' });
  const other = await client.sessions.create({ title: 'Kitchen' });
  const { ids } = await client.messages.addMany({
    sessionId: session.id,
    messages: ['When?', 'In May.', 'And beans?', 'Later.'].map((text) => ({ role: 'user', text })),
  });
  const fact = await client.knowledge.add({ category: 'me', key: 'tea', value: 'green' });
  const otherFact = await client.knowledge.add({ category: 'me', key: 'coffee', value: 'black' });
  const relation = await client.knowledge.relate({ fromId: fact.id, toId: otherFact.id, type: 'before' });
  const memory = await client.memories.add({ content: 'Beans like warmth', agent: 'claude', tags: ['soil'] });
  const otherMemory = await client.memories.add({ content: 'Beans like it warm', shared: true });
  const saved = await client.preferences.save({ values: { codingStyle: 'small functions', humour: 'dry' } });
  const task = await client.tasks.add({ description: 'Water the garden', sessionId: session.id });
  const view = await client.savedViews.save({ name: 'Mine', address: '/sessions?q=1' });
  const gone = await client.knowledge.add({ category: 'me', key: 'juice', value: 'apple' });
  await client.knowledge.remove({ ids: [gone.id] });
  await client.settings.set({ values: { 'shortTerm.maxMessages': 20 } });
  const [agent] = (await client.agents.list({})).items;
  if (!agent) throw new Error('The agent of the session is missing');
  await client.agentState.set({ agentId: agent.id, state: { step: 1 } });
  const checkpoint = await client.checkpoints.create({ agentId: agent.id, label: 'one' });
  await client.agentState.set({ agentId: agent.id, state: { step: 2 } });
  const decision = await client.decisions.log({ agentId: agent.id, summary: 'Tea', options: ['tea'] });
  for (const [key, value] of [
    ['tea', 'white'],
    ['coffee', 'with milk'],
  ] as const) {
    const refused = test.client(AGENT).knowledge.add({ category: 'me', key, value });
    await expect(refused).rejects.toMatchObject({ code: 'conflict' });
  }
  const [proposal] = (await client.inbox.list({})).items;
  if (!proposal) throw new Error('The proposal of the agent is missing');
  const { id: userId } = await client.users.get({});
  const [preference] = saved.items;
  if (!preference) throw new Error('Nothing was saved');
  return {
    session,
    other,
    messages: ids,
    memory,
    otherMemory,
    fact,
    otherFact,
    relation,
    preference,
    task,
    view,
    gone,
    userId,
    agent,
    checkpoint,
    decision,
    proposal,
  };
}

const STORIES: Readonly<Record<string, Story>> = {
  'sessions.create': (client) => client.sessions.create({ title: 'New', agent: 'a new agent' }),
  'sessions.touch': (client, { other }) => client.sessions.touch({ id: other.id }),
  'sessions.update': (client, { session }) =>
    client.sessions.update({
      id: session.id,
      title: 'Plot',
      topics: ['a'],
      importance: 1,
      model: 'm',
      project: 'p',
    }),
  'sessions.summarize': (client, { session }) =>
    client.sessions.summarize({ id: session.id, summary: 'About soil.' }),
  'sessions.end': (client, { session }) => client.sessions.end({ id: session.id }),
  'sessions.remove': (client, { session, other }) => client.sessions.remove({ ids: [session.id, other.id] }),
  'sessions.updateMany': (client, { session, other }) =>
    client.sessions.updateMany({
      ids: [session.id, other.id],
      project: 'plot',
      importance: 0.9,
      addTopics: ['beds'],
      removeTopics: ['soil'],
    }),
  'messages.add': (client, { session }) =>
    client.messages.add({ sessionId: session.id, message: { role: 'assistant', text: 'A week later.' } }),
  'messages.add on another branch': (client, { session, messages }) =>
    client.messages.add({
      sessionId: session.id,
      message: { role: 'assistant', text: 'In June.', parentId: messages[0] ?? null },
    }),
  'messages.addMany with a branch of its own': (client, { session }) =>
    client.messages.addMany({
      sessionId: session.id,
      messages: [
        { role: 'user', text: 'one', parentId: null },
        { role: 'user', text: 'two', parentId: null },
      ],
    }),
  'messages.trim': (client, { session }) => client.messages.trim({ sessionId: session.id, keep: 1 }),
  'memories.add': (client) =>
    client.memories.add({ content: 'Water in the evening', agent: 'a new agent', context: { a: [1, null] } }),
  'memories.update': (client, { memory, otherMemory }) =>
    client.memories.update({
      id: memory.id,
      type: 'semantic',
      content: 'Peas like it cool',
      context: { deep: { b: 1 } },
      importance: 5,
      confidence: 0.25,
      emotionalValence: -0.5,
      tags: ['peas'],
      relatedIds: [otherMemory.id],
    }),
  'memories.pin': (client, { memory }) => client.memories.pin({ id: memory.id }),
  'memories.pause': (client, { memory }) => client.memories.pause({ id: memory.id }),
  'memories.merge': (client, { memory, otherMemory }) =>
    client.memories.merge({ ids: [memory.id, otherMemory.id], canonicalId: memory.id }),
  'memories.supersede': (client, { memory, otherMemory }) =>
    client.memories.supersede({ id: otherMemory.id, by: memory.id }),
  'memories.forget': (client, { memory }) => client.memories.forget({ id: memory.id }),
  'memories.remove': (client, { memory, otherMemory }) =>
    client.memories.remove({ ids: [memory.id, otherMemory.id] }),
  'memories.remove of what matches': (client) => client.memories.remove({ matching: { text: 'beans' } }),
  'knowledge.add': (client) => client.knowledge.add({ category: 'new', key: 'fact', value: 'true' }),
  'knowledge.add on a known key': (client) =>
    client.knowledge.add({ category: 'me', key: 'tea', value: 'white' }),
  'knowledge.relate': (client, { fact, otherFact }) =>
    client.knowledge.relate({ fromId: otherFact.id, toId: fact.id, type: 'after' }),
  'knowledge.unrelate': (client, { relation }) => client.knowledge.unrelate({ ids: [relation.id] }),
  'knowledge.update': (client, { fact }) =>
    client.knowledge.update({
      id: fact.id,
      category: 'us',
      key: 'drink',
      value: 'oolong',
      source: 's',
      confidence: 0.5,
    }),
  'knowledge.remove': (client, { fact, otherFact }) =>
    client.knowledge.remove({ ids: [fact.id, otherFact.id] }),
  'knowledge.updateMany': (client) =>
    client.knowledge.updateMany({ matching: { categories: ['me'] }, category: 'us', confidence: 0.4 }),
  'preferences.save': (client) =>
    client.preferences.save({ values: { humour: 'warm', newOne: [1, { a: null }] } }),
  'preferences.lock': (client, { preference }) =>
    client.preferences.lock({ id: preference.id, locked: true }),
  'preferences.remove': (client, { preference }) => client.preferences.remove({ id: preference.id }),
  'tasks.add': (client) => client.tasks.add({ description: 'Sow', dueAt: '2026-05-01T00:00:00.000Z' }),
  'tasks.setStatus': (client, { task }) =>
    client.tasks.setStatus({ id: task.id, status: 'completed', result: 'wet' }),
  'tasks.update': (client, { task }) => client.tasks.update({ id: task.id, description: 'Water all' }),
  'tasks.updateMany': (client, { task }) =>
    client.tasks.updateMany({ ids: [task.id], status: 'failed', dueAt: '2026-05-01T00:00:00.000Z' }),
  'tasks.remove': (client, { task }) => client.tasks.remove({ ids: [task.id] }),
  'savedViews.save': (client) => client.savedViews.save({ name: 'Other', address: '/tasks' }),
  'savedViews.save under a known name': (client) =>
    client.savedViews.save({ name: 'Mine', address: '/tasks' }),
  'savedViews.rename': (client, { view }) => client.savedViews.rename({ id: view.id, name: 'Renamed' }),
  'savedViews.remove': (client, { view }) => client.savedViews.remove({ id: view.id }),
  'trash.restore': (client, { gone }) =>
    client.trash.restore({ items: [{ kind: 'knowledge', id: gone.id }] }),
  'settings.set': (client) =>
    client.settings.set({ values: { 'shortTerm.maxMessages': 30, 'preferences.tokenBudget': 100 } }),
  'settings.reset': (client) => client.settings.reset({}),
  'dashboard.markSeen': (client) => client.dashboard.markSeen({}),
  'agents.register': (client) => client.agents.register({ name: 'Scout', type: 'research' }),
  'agents.update': (client, { agent }) =>
    client.agents.update({
      id: agent.id,
      type: 'coding',
      autonomyLevel: 'manual',
      learningEnabled: false,
      access: { read: ['tasks'], write: [], holdForReview: true },
    }),
  'agents.pause': (client, { agent }) => client.agents.pause({ id: agent.id }),
  'agents.reset': (client, { agent }) => client.agents.reset({ id: agent.id }),
  'agents.share': (client, { memory }) => client.agents.share({ memoryId: memory.id, with: 'all' }),
  'agentState.set': (client, { agent }) => client.agentState.set({ agentId: agent.id, state: [1] }),
  'agentState.remove': (client, { agent }) => client.agentState.remove({ agentId: agent.id }),
  'checkpoints.create': (client, { agent }) => client.checkpoints.create({ agentId: agent.id, label: 'two' }),
  'checkpoints.restore': (client, { checkpoint }) => client.checkpoints.restore({ id: checkpoint.id }),
  'checkpoints.restore as new': (client, { checkpoint }) =>
    client.checkpoints.restore({ id: checkpoint.id, asNew: { name: 'claude 2' } }),
  'checkpoints.remove': (client, { checkpoint }) => client.checkpoints.remove({ ids: [checkpoint.id] }),
  'decisions.log': (client, { agent, session }) =>
    client.decisions.log({ agentId: agent.id, summary: 'Coffee', sessionId: session.id, inputs: { a: 1 } }),
  'decisions.setOutcome': (client, { decision }) =>
    client.decisions.setOutcome({ id: decision.id, outcome: 'success', quality: 1 }),
  'decisions.remove': (client, { decision }) => client.decisions.remove({ ids: [decision.id] }),
  'inbox.accept': (client, { proposal }) => client.inbox.accept({ id: proposal.id }),
  'inbox.edit': (client, { proposal }) =>
    client.inbox.edit({
      id: proposal.id,
      candidate: { kind: 'knowledge', category: 'me', key: 'tea', value: 'oolong' },
    }),
  'inbox.merge': (client, { proposal, fact }) =>
    client.inbox.merge({
      id: proposal.id,
      into: { entity: 'knowledge', id: fact.id },
      text: 'green or white',
    }),
  'inbox.forget': (client, { proposal }) => client.inbox.forget({ id: proposal.id }),
  'inbox.snooze': (client, { proposal }) =>
    client.inbox.snooze({ id: proposal.id, until: '2027-01-01T00:00:00.000Z' }),
  'inbox.decideMany': (client) => client.inbox.decideMany({ matching: {}, decision: { kind: 'accept' } }),
  'inbox.decideMany of some': (client, { proposal }) =>
    client.inbox.decideMany({ ids: [proposal.id], decision: { kind: 'forget' } }),
  'consolidation.configure': (client) => client.consolidation.configure({ intervalHours: 12 }),
  'users.update': (client, { userId }) => client.users.update({ id: userId, name: 'Ada' }),
};

/** Commands that change no record, are taken back by an action of their own, or cannot be taken back. */
const NOT_UNDONE = [
  'history.undo',
  'history.undoLast',
  'history.redo',
  'history.undoActor',
  'trash.purge',
  'imports.run',
  'imports.resume',
  'imports.stopPreviews',
  'imports.undo',
  'exports.run',
  'exports.remove',
  'agents.execute',
  // A backup is no memory; a restore makes one of what was there first.
  'backups.create',
  'backups.verify',
  'backups.restore',
  'backups.remove',
  'clients.connect',
  'clients.disconnect',
  'programs.renewSecret',
  'maintenance.cancelJob',
  'maintenance.clearErrors',
  'maintenance.check',
  'maintenance.rebuildSearch',
  'maintenance.optimize',
  'maintenance.snoozeAlert',
  // What is hidden is no memory: it is decided the other way round by secrets.reopen and secrets.keep.
  'secrets.reveal',
  'secrets.hide',
  'secrets.keep',
  'secrets.reopen',
  'secrets.scan',
  'consolidation.run',
  'consolidation.cancel',
  'consolidation.undo',
  // Its story needs an old session: tests/unit/core/handlers/health.test.ts.
  'maintenance.applyRetention',
  // Vectors are no memory: they are made from it, and made again.
  'embeddings.pause',
  'embeddings.remove',
  // Its story needs a run: tests/unit/core/consolidation/inbox.test.ts.
  'patterns.remove',
  // What is not saved yet is no memory, and neither is the count of requests.
  'drafts.keep',
  'drafts.drop',
  'outside.note',
];

describe('undo and redo of', () => {
  it.each(Object.entries(STORIES))('%s', async (name, tell) => {
    const test = openTestCore();
    const client = test.client();
    const world = await furnish(test);
    test.clock.advance(1000);
    const before = livingState(test.home);
    await tell(client, world);
    const after = livingState(test.home);
    expect(after).not.toEqual(before);
    expect(await client.history.depth({})).toMatchObject({ undoOperation: name.split(' ')[0] });

    test.clock.advance(1000);
    expect(await client.history.undoLast({})).toMatchObject({ operation: name.split(' ')[0], skipped: [] });
    expect(livingState(test.home)).toEqual(before);
    expect(await client.history.redo({})).toMatchObject({ operation: name.split(' ')[0], skipped: [] });
    expect(livingState(test.home)).toEqual(after);
    expect(await client.history.undoLast({})).toMatchObject({ skipped: [] });
    expect(livingState(test.home)).toEqual(before);
  });

  it('every command, but for those that are taken back otherwise or not at all', () => {
    const domains: Contract = contract;
    const told = new Set(Object.keys(STORIES).map((name) => name.split(' ')[0]));
    const untold = Object.entries(domains).flatMap(([domain, operations]) =>
      Object.entries(operations)
        .filter(([, { kind }]) => kind === 'command')
        .map(([name]) => `${domain}.${name}`)
        .filter((name) => !told.has(name) && !NOT_UNDONE.includes(name)),
    );
    expect(untold.filter((name) => !name.startsWith('store.'))).toEqual([]); // these are of the file, not of the memory
  });
});

describe('what undo leaves alone', () => {
  it('is what another window or program did', async () => {
    const test = openTestCore();
    const [mine, yours] = [
      test.client(),
      test.client({ actor: 'person', door: 'person', client: 'window-2' }),
    ];
    const fact = await mine.knowledge.add({ category: 'me', key: 'tea', value: 'green' });
    await yours.knowledge.update({ id: fact.id, confidence: 0.5 });
    await test.client(AGENT).tasks.add({ description: 'Agent work' });
    expect(await mine.history.depth({})).toMatchObject({ undo: 1, undoOperation: 'knowledge.add' });
    expect(await yours.history.depth({})).toMatchObject({ undo: 1, undoOperation: 'knowledge.update' });
    await yours.history.undoLast({});
    expect(await yours.history.undoLast({})).toEqual({
      tx: null,
      operation: null,
      restored: [],
      skipped: [],
      job: null,
    });
    expect(await mine.knowledge.get({ id: fact.id })).toMatchObject({ confidence: 1, value: 'green' });
  });

  it('is a field that was changed since, and it says so', async () => {
    const test = openTestCore();
    const [mine, yours] = [
      test.client(),
      test.client({ actor: 'person', door: 'person', client: 'window-2' }),
    ];
    const { id } = await mine.knowledge.add({ category: 'me', key: 'tea', value: 'green' });
    await mine.knowledge.update({ id, value: 'black', source: 'a book' });
    await yours.knowledge.update({ id, value: 'white' });
    const undone = await mine.history.undoLast({});
    expect(undone.skipped).toEqual([{ entity: 'knowledge', id, fields: ['value'] }]);
    expect(await mine.knowledge.get({ id })).toMatchObject({ value: 'white', source: null });
    for (const [text, count] of [
      ['white', 1],
      ['black', 0],
      ['green', 0],
    ] as const) {
      expect([text, (await mine.search.run({ text, kinds: ['knowledge'] })).items.length]).toEqual([
        text,
        count,
      ]);
    }
  });

  it('keeps search true where it could take back only a part', async () => {
    const test = openTestCore();
    const client = test.client();
    const { id } = await client.knowledge.add({ category: 'me', key: 'tea', value: 'green' });
    await client.knowledge.update({ id, value: 'black', key: 'drink' });
    await test.client(AGENT).knowledge.list({});
    await test
      .client({ actor: 'person', door: 'script', client: 'cli' })
      .knowledge.update({ id, key: 'beverage' });
    await client.history.undoLast({});
    expect(await client.knowledge.get({ id })).toMatchObject({ key: 'beverage', value: 'green' });
    const found = async (text: string) =>
      (await client.search.run({ text, kinds: ['knowledge'] })).items.length;
    expect([await found('green'), await found('black'), await found('beverage')]).toEqual([1, 0, 1]);
  });

  it('is a key that another record has taken', async () => {
    const test = openTestCore();
    const client = test.client();
    const { id } = await client.knowledge.add({ category: 'me', key: 'tea', value: 'green' });
    await client.knowledge.remove({ ids: [id] });
    const taker = await test.client(AGENT).knowledge.add({ category: 'me', key: 'tea', value: 'black' });
    const undone = await client.history.undoLast({});
    expect(undone.skipped).toEqual([{ entity: 'knowledge', id, fields: ['deletedAt'] }]);
    expect((await client.knowledge.list({})).items.map((fact) => fact.id)).toEqual([taker.id]);
  });

  it('is what was forgotten', async () => {
    const test = openTestCore();
    const client = test.client();
    const { id } = await client.knowledge.add({ category: 'me', key: 'tea', value: 'green' });
    await client.knowledge.remove({ ids: [id] });
    await client.trash.purge({ items: [{ kind: 'knowledge', id }] });
    expect((await client.history.undoLast({})).skipped).toEqual([{ entity: 'knowledge', id, fields: ['*'] }]);
    expect((await client.history.undoLast({})).skipped).toEqual([{ entity: 'knowledge', id, fields: ['*'] }]);
  });
});
