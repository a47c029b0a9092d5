import { readFileSync } from 'node:fs';
import path from 'node:path';
import { v7 } from 'uuid';
import { expect, it } from 'vitest';
import { openLog } from '../../../electron/core/index.ts';
import type { Client } from '../../../shared/client.ts';
import { AGENT, importFile, makeTestHome, openTestCore, PERSON, writeSource } from '../../support/core.ts';
import { filesHolding, rowsOf } from '../../support/store-file.ts';

const CANARY = 'zqcanar';
const word = (place: string): string => `${CANARY}${place}`;

/** Writes a word into every field there is, through a person and an agent, and lets as much as possible fail. */
async function fillEverything(client: Client, agent: Client): Promise<void> {
  const session = await client.sessions.create({
    title: word('title'),
    topics: [word('topic')],
    agent: word('agent'),
    project: word('project'),
    externalId: word('external'),
  });
  await client.messages.addMany({
    sessionId: session.id,
    messages: [
      { role: 'user', text: `Remember that ${word('message')} matters. I prefer ${word('preferred')}.` },
      { role: 'assistant', text: `We decided to use ${word('decided')}.` },
    ],
  });
  const memory = await agent.memories.add({
    content: word('memory'),
    tags: [word('tag')],
    context: { [word('key')]: word('value') },
  });
  const fact = await client.knowledge.add({
    category: word('category'),
    key: word('key'),
    value: word('value'),
  });
  await expect(
    agent.knowledge.add({ category: word('category'), key: word('key'), value: word('other') }),
  ).rejects.toMatchObject({ code: 'conflict' });
  await client.preferences.save({ values: { [word('habit')]: word('liked') } });
  await client.tasks.add({ description: word('task'), sessionId: session.id });
  await agent.decisions.log({ summary: word('summary'), options: [word('option')], chosen: word('option') });
  await agent.agentState.set({ state: { [word('state')]: word('state') } });
  await client.savedViews.save({ name: word('view'), address: `/search?text=${word('asked')}` });
  await client.search.run({ text: word('asked') });
  await agent.recall.run({ task: word('asked'), context: word('asked') });
  await client.memories.remove({ ids: [memory.id], reason: word('reason') });
  await client.knowledge.remove({ ids: [fact.id], reason: word('reason') });
  await client.history.undoLast({});
}

/** Calls that fail, each with a word in what it is given. */
async function failEverywhere(client: Client): Promise<void> {
  const failures = [
    client.sessions.get({ id: word('id') }),
    client.search.run({ text: 'a'.repeat(5000) + word('long') }),
    client.knowledge.list({ cursor: word('cursor') }),
    client.memories.get({ id: v7() }),
    client.imports.preview({ source: { upload: word('upload') } }),
    client.users.update({ id: v7(), name: word('name') }),
  ];
  for (const failure of await Promise.allSettled(failures)) expect(failure.status).toBe('rejected');
}

it('a broad journey with all its failures leaves no stored word in the log, nor among the errors', async () => {
  const home = makeTestHome();
  const log = openLog({ home, writer: 'test', now: Date.now });
  let breaking = false;
  const newId = (): string => {
    if (breaking) throw new Error(`${word('thrown')}\n    at ${word('frame')} (${word('file')})`);
    return v7();
  };
  const test = openTestCore({
    home,
    logger: log,
    newId,
    consolidates: true,
    clock: { now: Date.now, advance: () => {} },
  });
  const client = test.client(PERSON);
  await client.settings.set({ values: { 'log.level': 'debug' } });
  await fillEverything(client, test.client(AGENT));
  await failEverywhere(client);
  await importFile(
    test,
    writeSource(JSON.stringify([{ mapping: { [word('broken')]: word('broken') } }]), `${word('file')}.json`),
  ).catch(() => {});
  await client.consolidation.run({});
  await test.core.idle();
  await client.trash.purge({ everything: true });
  breaking = true;
  await expect(client.tasks.add({ description: word('task') })).rejects.toMatchObject({ code: 'internal' });
  await test.close();

  const lines = readFileSync(path.join(home, 'logs', 'mneme.jsonl'), 'utf8')
    .trimEnd()
    .split('\n');
  expect(lines.some((line) => line.includes('"level":"error"') && line.includes('tasks.add'))).toBe(true);
  expect(rowsOf(home, 'SELECT operation FROM error_entries')).toContainEqual({ operation: 'tasks.add' });
  expect(rowsOf(home, `SELECT 1 FROM error_entries WHERE error_entries.trace LIKE '%${CANARY}%'`)).toEqual(
    [],
  );
  expect(filesHolding(home, CANARY)).toContain('memory.db');
  expect(filesHolding(path.join(home, 'logs'), CANARY)).toEqual([]);
});
