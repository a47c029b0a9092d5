import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { openPromise } from 'yauzl';
import { locateExport } from '../../../../electron/core/index.ts';
import type { Client } from '../../../../shared/client.ts';
import { ExportResult } from '../../../../shared/entities/export.ts';
import type { Json } from '../../../../shared/primitives.ts';
import { makeTestHome, type TestCore } from '../../../support/core.ts';

/** Exports, waits for the end, and gives where the file lies with what the job ended with. */
export async function exportFile(
  test: TestCore,
  input: Parameters<Client['exports']['run']>[0],
): Promise<{ file: string; result: ExportResult }> {
  const started = await test.client().exports.run(input);
  await test.core.idle();
  const job = await test.client().maintenance.job({ id: started.job.id });
  if (job.state !== 'done') throw new Error(`The export ended as ${job.state}: ${job.error?.message}`);
  const result = ExportResult.parse(job.result);
  const file = path.join(makeTestHome(), result.name);
  copyFileSync(locateExport(test.home, result.id).path, file);
  return { file, result };
}

/** Unpacks an archive: the text of each file by its name, in the order of the archive. */
export async function unpack(file: string): Promise<Map<string, string>> {
  const zip = await openPromise(file, { autoClose: false });
  const files = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer); // no encoding is set
    files.set(entry.fileName, Buffer.concat(chunks).toString('utf8'));
  }
  zip.close();
  return files;
}

/** A file of an archive. */
export function fileOf(files: ReadonlyMap<string, string>, name: string): string {
  const text = files.get(name);
  if (text === undefined) throw new Error(`${name} is not in the archive: ${[...files.keys()].join(', ')}`);
  return text;
}

const ODD = 'Ёлка 🎄 e\u0301 \u202Eright to left\u202C العربية "quotes" \\ back\tTab\r\nline\u2028sep';

/** Fills a memory with a little of everything, odd text included. */
export async function fillMemory(test: TestCore): Promise<{ sessionId: string; otherId: string }> {
  const client = test.client();
  const [person] = (await client.users.list({})).items;
  if (person) await client.users.update({ id: person.id, name: 'Łukasz 😀' });
  const parent = await client.sessions.create({
    title: `Parent ${ODD}`,
    agent: 'helper',
    topics: ['a', 'ж'],
  });
  const session = await client.sessions.create({
    title: 'Second',
    agent: 'helper',
    parentSessionId: parent.id,
    externalId: 'abc',
    project: '/tmp/project',
    model: 'model-1',
    startedAt: '2026-02-01T10:00:00.123Z',
  });
  const first = await client.messages.add({
    sessionId: parent.id,
    message: { role: 'user', text: `Hello ${ODD}` },
  });
  await client.messages.add({
    sessionId: parent.id,
    message: { role: 'assistant', text: 'Other branch', parentId: first.id },
  });
  await client.messages.add({
    sessionId: parent.id,
    message: {
      role: 'assistant',
      parentId: first.id,
      model: 'model-2',
      tokens: 12,
      sentAt: '2026-02-01T10:00:01.000Z',
      externalId: 'm-1',
      parts: [
        { type: 'thinking', text: 'hm' },
        { type: 'text', text: '```js\ncode```` inside\n```' },
        {
          type: 'tool_call',
          callId: 'c1',
          name: 'Bash',
          input: { z: 1, a: ['\ud800', { deep: 1e300 }], '\udc00': null },
        },
        { type: 'tool_result', callId: 'c1', text: `${ODD}\0`, isError: true },
        { type: 'unknown', raw: { nul: '\u0000', number: 9_007_199_254_740_991 } },
      ],
    },
  });
  await client.messages.addMany({
    sessionId: session.id,
    messages: [
      { role: 'system', text: '' },
      { role: 'user', text: 'x'.repeat(3_000_000) },
    ],
  });
  await client.messages.trim({ sessionId: session.id, keep: 1 });
  test.clock.advance(1000);
  const odd = await client.knowledge.add({
    category: 'people',
    key: '=cmd()',
    value: `-1 ${ODD}`,
    source: 'me',
    confidence: 0.123456789,
  });
  const second = await client.knowledge.add({
    category: 'people',
    key: 'second',
    value: 'lone \ud83d surrogate',
  });
  await client.knowledge.relate({ fromId: odd.id, toId: second.id, type: `=knows ${ODD}` });
  const memory = await client.memories.add({
    content: `Remember ${ODD}`,
    agent: 'helper',
    type: 'procedural',
    importance: 4,
    confidence: 0.123456789,
    emotionalValence: -0.25,
    tags: ['ж', '#1'],
    context: { z: 1, a: { b: ['ё', null] } },
    sessionId: session.id,
  });
  const older = await client.memories.add({ content: 'Older', relatedIds: [memory.id], shared: true });
  await client.memories.supersede({ id: older.id, by: memory.id });
  await client.memories.pin({ id: memory.id });
  await client.preferences.save({
    values: { codingStyle: 'tabs', favoriteTools: ['git', 'ё'], other: { a: null } },
  });
  await client.tasks.add({
    description: `Do ${ODD}`,
    sessionId: session.id,
    agent: 'helper',
    dueAt: '2026-05-01T00:00:00.000Z',
  });
  await fillAgent(test, session.id);
  await client.savedViews.save({ name: 'Mine', address: '/sessions?x=1' });
  await client.settings.set({ values: { 'trash.retentionDays': 7 } });
  return { sessionId: parent.id, otherId: session.id };
}

async function fillAgent(test: TestCore, sessionId: string): Promise<void> {
  const client = test.client();
  const agent = await client.agents.register({ name: `Scout ${ODD}`, type: 'research' });
  await client.agents.update({
    id: agent.id,
    autonomyLevel: 'manual',
    access: { read: ['tasks'], write: [], holdForReview: true, ownOnly: true },
  });
  const odd: unknown = JSON.parse('{"__proto__":{"z":1},"b":["\\u0000","ё"],"a":1e300,"constructor":null}');
  await client.agentState.set({ agentId: agent.id, state: [odd as Json] }); // just parsed
  await client.checkpoints.create({ agentId: agent.id, label: ODD });
  await client.agentState.set({ agentId: agent.id, state: { step: 2 } });
  const { id } = await client.decisions.log({
    agentId: agent.id,
    summary: `Tea ${ODD}`,
    sessionId,
    inputs: { z: 1, a: [null] },
    options: ['tea', ''],
    chosen: 'tea',
    memoriesUsed: [agent.id],
  });
  await client.decisions.setOutcome({ id, outcome: 'success', quality: 0.75 });
}
