import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { handOver, importFile, openTestCore, transcriptOf } from '../../../support/core.ts';
import { AGENT_TABLES, MEMORY_TABLES } from '../../../support/foreign-databases.ts';
import { checkIntegrity, filesHolding, wholeState } from '../../../support/store-file.ts';
import { copiesIn, countAll, databaseOf } from './databases.ts';
import { sessionsOf } from './sources.ts';

describe('a database of an agent', () => {
  test('is told by its tables, previewed and brought in with all it holds', async () => {
    const core = openTestCore();
    const client = core.client();
    const file = databaseOf(AGENT_TABLES);
    const before = wholeState(core.home);
    const source = handOver(core, file);
    expect(await client.imports.detect({ source })).toMatchObject({ format: 'agent-database' });
    const preview = await client.imports.preview({ source });
    expect(preview).toMatchObject({
      format: 'agent-database',
      sessions: 3,
      newSessions: 3,
      messages: 6,
      newMessages: 6,
      knowledge: 2,
      newKnowledge: 2,
      newRecords: 6,
      inTrash: 0,
    });
    expect(wholeState(core.home)).toEqual(before);
    const { import: done } = await importFile(core, file);
    expect(done).toMatchObject({
      status: 'done',
      counts: { addedSessions: 3, addedMessages: 6, addedKnowledge: 2, addedRecords: 6, inTrash: 0 },
    });
    expect(done.problems).toEqual(preview.problems);
    expect(done.problems.map(({ message }) => message)).toEqual([
      'Row 4 of “user_preferences” says nothing; it was left out.',
      'Row t3 of “tasks” has no description; it was left out.',
      'Rows marked as removed in the database were left out: 1.',
    ]);
    expect(copiesIn(core.home)).toEqual([]);
    checkIntegrity(core.home);
  });

  test('gives sessions with their times, topics and agents, and messages in order', async () => {
    const core = openTestCore();
    const client = core.client();
    await importFile(core, databaseOf(AGENT_TABLES));
    expect(await sessionsOf(client)).toEqual([
      ['Beans', 3],
      ['Nobody keeps my session', 1],
      ['Soup for two, please', 2],
    ]);
    const { items } = await client.sessions.list({ sort: 'title', order: 'asc' });
    expect(items[0]).toMatchObject({
      source: 'agent-database',
      externalId: 'ses-a',
      agentName: 'Gardener',
      summary: 'When beans go out.',
      topics: ['garden', 'soil'],
      importance: 0.75,
      startedAt: '2025-05-01T08:00:00.000Z',
      lastActive: '2025-05-01T09:00:00.000Z',
      origin: { actor: 'import', trust: 'unreviewed' },
    });
    expect(items[2]).toMatchObject({ topics: ['kitchen', 'soup'], startedAt: '2025-05-02T10:00:00.000Z' });
    expect(await transcriptOf(client, items[0]?.id ?? '')).toEqual([
      'user: When do zqbeans go out?',
      'assistant: In May.',
      'user: Thanks!',
    ]);
    expect(await transcriptOf(client, items[2]?.id ?? '')).toEqual(['user: Soup for two, please', 'other: ']);
    const messages = (await client.messages.list({ sessionId: items[0]?.id ?? '' })).items;
    expect(messages.map(({ sentAt, tokens, model }) => [sentAt, tokens, model])).toEqual([
      ['2025-05-01T08:10:00.000Z', null, null],
      ['2025-05-01T08:10:05.000Z', 4, 'm-1'],
      [null, null, null],
    ]);
    expect(messages.map(({ parentId }) => parentId)).toEqual([null, messages[0]?.id, messages[1]?.id]);
    const found = await client.search.run({ text: 'zqbeans' });
    expect(found.items).toHaveLength(1);
  });

  test('gives preferences, tasks and facts, whatever form their values have', async () => {
    const core = openTestCore();
    const client = core.client();
    await importFile(core, databaseOf(AGENT_TABLES));
    const preferences = (await client.preferences.list({})).items.toSorted((one, two) =>
      one.key < two.key ? -1 : 1,
    );
    expect(preferences.map(({ key, value, confidence, locked }) => [key, value, confidence, locked])).toEqual(
      [
        ['codingStyle', 'small functions', 0.9, true],
        ['favoriteTools', ['git', 'make'], 1, false],
        ['humour', { dry: true }, 1, false],
      ],
    );
    const [session] = (await client.sessions.list({ sort: 'title', order: 'asc' })).items;
    const tasks = (await client.tasks.list({})).items.toSorted((one, two) =>
      one.description < two.description ? -1 : 1,
    );
    expect(tasks).toMatchObject([
      { description: 'Buy seeds', status: 'in_progress', sessionId: null, agentName: null },
      {
        description: 'Water the garden',
        status: 'completed',
        sessionId: session?.id,
        agentName: 'Gardener',
        dueAt: '2025-05-03T00:00:00.000Z',
        completedAt: '2025-05-02T15:33:20.000Z',
        result: 'Wet',
      },
    ]);
    const facts = (await client.knowledge.list({})).items;
    expect(facts.map(({ category, key, value, confidence }) => [category, key, value, confidence])).toEqual([
      ['garden', 'soil', 'loam', 0.5],
      ['memory', expect.stringMatching(/^\{"ph":6\.5\} #[0-9a-f]{8}$/), '{"ph":6.5}', 1],
    ]);
  });

  test('adds nothing when it comes again, and only what is new once it has grown', async () => {
    const core = openTestCore();
    const client = core.client();
    const file = databaseOf(AGENT_TABLES);
    await importFile(core, file);
    const before = await countAll(client);
    const again = await importFile(core, file);
    expect(again.import.counts).toMatchObject({
      addedSessions: 0,
      addedMessages: 0,
      addedKnowledge: 0,
      addedRecords: 0,
      knownMessages: 6,
      inTrash: 0,
    });
    expect(again.import.problems).toHaveLength(3);
    expect(await countAll(client)).toEqual(before);
    const db = new Database(file);
    db.exec(`INSERT INTO messages (id, session_id, role, content, timestamp) VALUES (8, 'ses-a', 'user', 'And peas?', 1746091000);
      UPDATE sessions SET last_active = 1746091000 WHERE id = 'ses-a'`);
    db.close();
    const preview = await client.imports.preview({ source: handOver(core, file) });
    expect(preview).toMatchObject({ newSessions: 0, newMessages: 1, newRecords: 0 });
    const grown = await importFile(core, file);
    expect(grown.import.counts).toMatchObject({ addedSessions: 0, addedMessages: 1 });
    expect(grown.import.problems).toHaveLength(3);
    const [session] = (await client.sessions.list({ sort: 'title', order: 'asc' })).items;
    expect(session).toMatchObject({ messageCount: 4, lastActive: '2025-05-01T09:16:40.000Z' });
    expect((await transcriptOf(client, session?.id ?? '')).at(-1)).toBe('user: And peas?');
  });

  test('is undone as one, stays in Trash when it comes again, and comes back as one', async () => {
    const core = openTestCore();
    const client = core.client();
    const file = databaseOf(AGENT_TABLES);
    const nothing = await countAll(client);
    const { import: done } = await importFile(core, file);
    const all = await countAll(client);
    await client.imports.undo({ id: done.id });
    expect(await countAll(client)).toEqual(nothing);
    const again = await importFile(core, file);
    expect(again.import.counts).toMatchObject({ addedSessions: 0, addedMessages: 0, addedKnowledge: 0 });
    expect(again.import.counts.inTrash).toBeGreaterThanOrEqual(8);
    expect(await countAll(client)).toEqual(nothing);
    const revived = await importFile(core, file, { reviveUndone: true });
    expect(revived.import.counts).toMatchObject({ addedMessages: 0, inTrash: 0 });
    expect(await countAll(client)).toEqual(all);
    checkIntegrity(core.home);
  });

  test('leaves alone what was removed or forgotten', async () => {
    const core = openTestCore();
    const client = core.client();
    const file = databaseOf(AGENT_TABLES);
    await importFile(core, file);
    const [session] = (await client.sessions.list({ sort: 'title', order: 'asc' })).items;
    const [task] = (await client.tasks.list({})).items;
    const [fact] = (await client.knowledge.list({})).items;
    await client.sessions.remove({ ids: [session?.id ?? ''] });
    await client.tasks.remove({ ids: [task?.id ?? ''] });
    await client.knowledge.remove({ ids: [fact?.id ?? ''] });
    const removed = { addedSessions: 0, addedMessages: 0, addedKnowledge: 0, addedRecords: 0, inTrash: 3 };
    expect((await importFile(core, file)).import.counts).toMatchObject(removed);
    await client.trash.purge({ everything: true });
    expect((await importFile(core, file)).import.counts).toMatchObject(removed);
    expect(filesHolding(core.home, 'zqbeans')).toEqual([]);
  });

  test('is cancelled without a trace, its copy included', async () => {
    const core = openTestCore();
    const client = core.client();
    const messages = Array.from({ length: 3000 }, (_, index) => ({
      id: index,
      session_id: 's',
      role: 'user',
      content: `tide ${index}`,
    }));
    const file = databaseOf({ ...AGENT_TABLES, messages });
    const nothing = await countAll(client);
    const { import: started, job } = await client.imports.run({ source: handOver(core, file) });
    while (((await client.maintenance.job({ id: job.id })).counts['addedMessages'] ?? 0) === 0)
      await new Promise((resolve) => setImmediate(resolve));
    await client.maintenance.cancelJob({ id: job.id });
    await core.core.idle();
    expect(await client.imports.get({ id: started.id })).toMatchObject({ status: 'cancelled' });
    expect(await countAll(client)).toEqual(nothing);
    expect(copiesIn(core.home)).toEqual([]);
    checkIntegrity(core.home);
  });
});

describe('a database of memories', () => {
  test('gives memories, clusters, patterns, preferences and sessions', async () => {
    const core = openTestCore();
    const client = core.client();
    const file = databaseOf(MEMORY_TABLES);
    expect(await client.imports.preview({ source: handOver(core, file) })).toMatchObject({
      format: 'memory-database',
      newSessions: 1,
      newKnowledge: 2,
    });
    const { import: done } = await importFile(core, file);
    expect(done.problems.map(({ message }) => message)).toEqual([
      'Row mem-3 of “memories” has no content; it was left out.',
    ]);
    const memories = (await client.memories.list({})).items.toSorted((one, two) =>
      one.content < two.content ? -1 : 1,
    );
    expect(memories).toHaveLength(2);
    expect(memories[1]).toMatchObject({
      content: 'The zqharbour opens at six',
      agentName: 'researcher',
      type: 'episodic',
      context: { place: 'Riga' },
      importance: 4,
      confidence: 0.8,
      emotionalValence: -1,
      tags: ['harbour', 'time'],
      relatedIds: [memories[0]?.id],
      accessCount: 7,
      lastAccessed: '2025-04-01T00:00:00.000Z',
      createdAt: '2025-03-01T08:00:00.000Z',
      origin: { actor: 'import', trust: 'unreviewed' },
    });
    expect(memories[0]).toMatchObject({
      content: 'Ships come at night',
      agentId: null,
      type: 'semantic',
      context: { context: 'seen from the pier' },
      importance: 3,
      tags: ['ships', 'night'],
    });
    const facts = (await client.knowledge.list({})).items;
    expect(facts.map(({ category, key, value, confidence }) => [category, key, value, confidence])).toEqual([
      ['cluster', 'Harbour', 'All about the harbour', 0.7],
      [
        'pattern',
        expect.stringMatching(/^Looks at the tide, then at the list #[0-9a-f]{8}$/),
        'Looks at the tide, then at the list',
        0.6,
      ],
    ]);
    expect(await client.preferences.get({})).toMatchObject({
      communicationTone: 'brief',
      favoriteTools: ['git'],
      projectContext: '{"name":"harbour"}',
    });
    const [session] = (await client.sessions.list({})).items;
    expect(session).toMatchObject({
      title: 'About ships and tides',
      summary: 'About ships and tides',
      topics: ['ships'],
      source: 'memory-database',
      startedAt: '2025-02-19T21:20:00.000Z',
      endedAt: '2025-02-19T22:20:00.000Z',
    });
    checkIntegrity(core.home);
  });

  test('adds nothing when it comes again, and is undone as one', async () => {
    const core = openTestCore();
    const client = core.client();
    const file = databaseOf(MEMORY_TABLES);
    const nothing = await countAll(client);
    const { import: done } = await importFile(core, file);
    const again = await importFile(core, file);
    expect(again.import.counts).toMatchObject({
      addedSessions: 0,
      addedKnowledge: 0,
      addedRecords: 0,
      inTrash: 0,
    });
    expect(again.import.problems).toEqual(done.problems);
    await client.imports.undo({ id: done.id });
    expect(await countAll(client)).toEqual(nothing);
    const left = await importFile(core, file);
    expect(left.import.counts).toMatchObject({ addedKnowledge: 0, addedRecords: 0 });
    expect(await countAll(client)).toEqual(nothing);
    await importFile(core, file, { reviveUndone: true });
    expect((await client.memories.list({})).items).toHaveLength(2);
  });
});
