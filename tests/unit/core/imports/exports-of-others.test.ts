import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { handOver, importFile, openTestCore, transcriptOf, writeSource } from '../../../support/core.ts';
import { checkIntegrity, wholeState } from '../../../support/store-file.ts';
import { fixture, linesOf } from './reading.ts';
import { zipOf } from './zip-file.ts';

const chatgptZip = () =>
  writeSource(
    zipOf({ name: 'conversations.json', content: readFileSync(fixture('chatgpt.json')) }),
    'export.zip',
  );

test('an archive of ChatGPT is imported once; what it hides is found but not shown', async () => {
  const core = openTestCore();
  const client = core.client();
  const done = await importFile(core, chatgptZip());
  expect(done.import).toMatchObject({
    status: 'done',
    format: 'chatgpt',
    counts: { sessions: 3, messages: 22 },
  });
  expect(done.job.done).toBe(done.job.total);
  const { items } = await client.sessions.list({ sort: 'title', order: 'asc' });
  const rye = items.find(({ title }) => title === 'Rye bread');
  expect(rye).toMatchObject({ source: 'chatgpt', externalId: 'conv-rye', model: 'o3', messageCount: 14 });
  const transcript = await transcriptOf(client, rye?.id ?? '');
  expect(transcript).toHaveLength(14);
  expect(transcript[0]).toBe('user: loaf.jpg\nWhat loaf is this?\nnotes.pdf');
  const found = await client.search.run({ text: 'bake' });
  expect(found.items.map(({ snippet }) => snippet?.text)).toEqual([expect.stringContaining('I bake.')]);
  const again = await importFile(core, chatgptZip());
  expect(again.import.counts).toMatchObject({ addedSessions: 0, addedMessages: 0, knownMessages: 22 });
  checkIntegrity(core.home);
});

test('an archive that is not safe changes nothing', async () => {
  const core = openTestCore();
  const before = wholeState(core.home);
  const file = writeSource(
    zipOf({ name: 'conversations.json', content: '[]' }, { name: '../x' }),
    'evil.zip',
  );
  const source = handOver(core, file);
  const refused = { code: 'invalid_input', message: expect.stringContaining('“../x”') };
  await expect(core.client().imports.run({ source })).rejects.toMatchObject(refused);
  await expect(core.client().imports.preview({ source })).rejects.toMatchObject(refused);
  expect(wholeState(core.home)).toEqual(before);
});

/** So many that the lie shows only long after the first conversations. */
const words = Array.from({ length: 200_000 }, (_, index) => `word${index}`).join(' ');

test('an entry that lies about its size fails the import, and can be undone', async () => {
  const core = openTestCore();
  const content = Buffer.from(readFileSync(fixture('chatgpt.json'), 'utf8').replace(/]\s*$/, `,"${words}"]`));
  const lying = zipOf({ name: 'conversations.json', content, says: { bytes: content.length + 5 } });
  const { import: failed, job } = await importFile(core, writeSource(lying, 'export.zip'));
  expect(failed.status).toBe('failed');
  expect(job.error).toMatchObject({
    code: 'invalid_input',
    message: expect.stringContaining('conversations.json'),
  });
  await core.client().imports.undo({ id: failed.id });
  expect((await core.client().sessions.list({})).items).toEqual([]);
});

test('a sub-agent of Codex is put under the conversation it belongs to', async () => {
  const core = openTestCore();
  const parent = '0199d3a0-0000-7000-8000-000000000001';
  await importFile(core, fixture('codex.jsonl'));
  const at = { timestamp: '2026-02-01T09:00:00.000Z' };
  const message = {
    type: 'message',
    role: 'user',
    content: [{ type: 'input_text', text: 'Look at the ropes' }],
  };
  const rollout = linesOf(
    { ...at, type: 'session_meta', payload: { id: 'child', cwd: '/w', parent_thread_id: parent } },
    { ...at, type: 'response_item', payload: message },
  );
  await importFile(core, writeSource(rollout));
  const { items } = await core.client().sessions.list({});
  const byTitle = new Map(items.map((session) => [session.title, session]));
  expect(byTitle.get('Look at the ropes')?.parentSessionId).toBe(byTitle.get('Fix the crane')?.id);
});
