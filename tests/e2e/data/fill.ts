import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { v7 } from 'uuid';
import { createCore, registerUpload } from '../../../electron/core/index.ts';
import { createClient } from '../../../shared/client.ts';
import { codingSession } from './coding-session.ts';
import { asChatLines, asShareGptLines, englishConversations, russianConversations } from './conversations.ts';
import { EARLIER_VALUES, FACTS, PREFERENCES, TASKS } from './facts.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** How many days it took to come by what is filled in. */
const DAYS = 12;

/** Fills a memory with the conversations, facts, preferences and tasks of this folder, as imports and agents would. */
export async function fillHome(home: string, now: number): Promise<void> {
  let at = now - DAYS * DAY_MS;
  const core = createCore({
    home,
    clock: () => at,
    newId: () => v7(),
    logger: () => {},
    validateOutputs: true,
  });
  const folder = mkdtempSync(path.join(os.tmpdir(), 'mneme-fill-'));
  try {
    const person = createClient(core.connect({ actor: 'person', door: 'person', client: 'filler' }));
    const agent = createClient(core.connect({ actor: 'agent', door: 'agent', client: 'Claude Code' }));
    const pass = (hours: number) => void (at = Math.min(now, at + hours * HOUR_MS));
    for (const file of writeSources(folder, now)) {
      const upload = registerUpload(home, () => v7(), { path: file, name: path.basename(file) });
      await person.imports.run({ source: { upload: upload.id } });
      await core.idle();
      pass(9);
    }
    await addFacts({ person, agent, pass });
    await addPreferences({ person, agent, pass });
    await addTasks({ person, agent, pass }, now);
    await summarise({ person, agent, pass });
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

type Writers = Readonly<{
  person: ReturnType<typeof createClient>;
  agent: ReturnType<typeof createClient>;
  /** Lets so many hours pass. */
  pass: (hours: number) => void;
}>;

async function addFacts({ person, agent, pass }: Writers): Promise<void> {
  for (const { learned, ...fact } of FACTS) {
    const earlier = EARLIER_VALUES[`${fact.category}/${fact.key}`];
    const writer = learned ? agent : person;
    const { id } = await writer.knowledge.add({ ...fact, value: earlier ?? fact.value });
    pass(5);
    if (earlier !== undefined) await person.knowledge.update({ id, value: fact.value });
  }
}

async function addPreferences({ person, agent, pass }: Writers): Promise<void> {
  const { codingStyle, favoriteTools, measurements, ...learned } = PREFERENCES;
  const { id } = await person.users.get({});
  await person.users.update({ id, name: 'Vera' });
  await person.preferences.save({ values: { codingStyle, favoriteTools } });
  for (const [key, value] of Object.entries(learned)) {
    pass(6);
    await agent.preferences.save({ values: { [key]: value }, confidence: 0.82 });
  }
  await agent.preferences.save({ values: { measurements }, confidence: 0.4 });
  const { items } = await person.preferences.list({});
  const style = items.find(({ key }) => key === 'codingStyle');
  if (style) await person.preferences.lock({ id: style.id, locked: true });
}

async function addTasks({ agent, pass }: Writers, now: number): Promise<void> {
  for (const { description, status, dueInDays } of TASKS) {
    const due = new Date(now + (dueInDays ?? 0) * DAY_MS);
    due.setUTCHours(16, 0, 0, 0);
    const task = await agent.tasks.add({
      description,
      agent: 'Claude Code',
      dueAt: dueInDays === null ? null : due.toISOString(),
    });
    pass(2);
    if (status !== 'pending') await agent.tasks.setStatus({ id: task.id, status });
  }
}

async function summarise({ person }: Writers): Promise<void> {
  const { items } = await person.sessions.list({ limit: 200 });
  for (const { id } of items.filter((_, index) => index % 2 === 0)) await person.sessions.summarize({ id });
  await person.savedViews.save({
    name: 'Sessions in Russian',
    address: '/sessions?sources=%5B%22sharegpt%22%5D',
  });
}
