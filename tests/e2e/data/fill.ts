import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { v7 } from 'uuid';
import { createCore, registerUpload } from '../../../electron/core/index.ts';
import { type Client, createClient } from '../../../shared/client.ts';
import { codingSession } from './coding-session.ts';
import { asChatLines, asShareGptLines, englishConversations, russianConversations } from './conversations.ts';
import { FACTS, PREFERENCES, TASKS } from './facts.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Fills a memory with the conversations, facts, preferences and tasks of this folder, as imports and agents would. */
export async function fillHome(home: string, now: number): Promise<void> {
  const core = createCore({
    home,
    clock: Date.now,
    newId: () => v7(),
    logger: () => {},
    validateOutputs: true,
  });
  const folder = mkdtempSync(path.join(os.tmpdir(), 'mneme-fill-'));
  try {
    const person = createClient(core.connect({ actor: 'person', door: 'person', client: 'filler' }));
    const agent = createClient(core.connect({ actor: 'agent', door: 'agent', client: 'Claude Code' }));
    for (const file of writeSources(folder, now)) {
      const upload = registerUpload(home, () => v7(), { path: file, name: path.basename(file) });
      await person.imports.run({ source: { upload: upload.id } });
      await core.idle();
    }
    await addRecords(person, agent, now);
  } finally {
    await core.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes one export of each format into a folder; gives their places. */
export function writeSources(folder: string, now: number): string[] {
  const files = {
    'chat-export.jsonl': asChatLines(englishConversations(now)),
    'share-gpt.jsonl': asShareGptLines(russianConversations(now)),
    'tideline.jsonl': codingSession(now),
  };
  return Object.entries(files).map(([name, content]) => {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    return file;
  });
}

async function addRecords(person: Client, agent: Client, now: number): Promise<void> {
  for (const { learned, ...fact } of FACTS) await (learned ? agent : person).knowledge.add(fact);
  const { codingStyle, favoriteTools, measurements, ...learned } = PREFERENCES;
  const { id } = await person.users.get({});
  await person.users.update({ id, name: 'Vera' });
  await person.preferences.save({ values: { codingStyle, favoriteTools } });
  for (const [key, value] of Object.entries(learned)) {
    await agent.preferences.save({ values: { [key]: value }, confidence: 0.82 });
  }
  await agent.preferences.save({ values: { measurements }, confidence: 0.4 });
  const { items } = await person.preferences.list({});
  const locked = items.find(({ key }) => key === 'codingStyle');
  if (locked) await person.preferences.lock({ id: locked.id, locked: true });
  for (const { description, status, dueInDays } of TASKS) {
    const dueAt = dueInDays === null ? null : new Date(now + dueInDays * DAY_MS).toISOString();
    const task = await agent.tasks.add({ description, agent: 'Claude Code', dueAt });
    if (status !== 'pending') await agent.tasks.setStatus({ id: task.id, status });
  }
  await person.savedViews.save({ name: 'Sessions in Russian', address: '/sessions?sources=%5B%22sharegpt%22%5D' });
}
