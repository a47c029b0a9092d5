import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openTestCore, type TestCore } from '../../../support/core.ts';
import { wholeState } from '../../../support/store-file.ts';
import { linesOf } from './reading.ts';
import { GARDEN, KITCHEN } from './sources.ts';

const text = linesOf(GARDEN, KITCHEN);

/** The files that were handed over and are still kept. */
function kept({ home }: TestCore): string[] {
  try {
    return readdirSync(path.join(home, 'uploads'));
  } catch {
    return [];
  }
}

test('a pasted text is told, previewed and imported like a file, and no copy of it stays', async () => {
  const core = openTestCore();
  const client = core.client();
  const before = wholeState(core.home);
  expect(await client.imports.detect({ source: { text } })).toEqual({
    format: 'openai-messages',
    fileName: 'Pasted text',
    bytes: Buffer.byteLength(text),
  });
  expect(await client.imports.preview({ source: { text } })).toMatchObject({
    newSessions: 2,
    newMessages: 5,
    fileName: 'Pasted text',
  });
  expect(wholeState(core.home)).toEqual(before);
  expect(kept(core)).toEqual([]);
  const started = await client.imports.run({ source: { text } });
  await core.core.idle();
  expect(await client.imports.get({ id: started.import.id })).toMatchObject({
    name: 'Pasted text',
    fileName: 'Pasted text',
    status: 'done',
    counts: { addedSessions: 2, addedMessages: 5 },
  });
  expect(kept(core)).toEqual([]);
  const again = await client.imports.run({ source: { text }, name: 'Once more' });
  await core.core.idle();
  expect(await client.imports.get({ id: again.import.id })).toMatchObject({
    name: 'Once more',
    counts: { addedSessions: 0, addedMessages: 0 },
  });
});

test('a text nobody can read is refused, and no copy of it stays either', async () => {
  const core = openTestCore();
  const { imports } = core.client();
  const source = { text: '<zqnothing>' };
  expect(await imports.detect({ source })).toMatchObject({ format: null });
  await expect(imports.preview({ source })).rejects.toMatchObject({ code: 'invalid_input' });
  await expect(imports.run({ source })).rejects.toMatchObject({ code: 'invalid_input' });
  for (const refused of [' \n', '', 'x'.repeat(5 * 1024 * 1024 + 1)]) {
    await expect(imports.preview({ source: { text: refused } })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  }
  expect(kept(core)).toEqual([]);
});

test('a cancelled import of a pasted text leaves no copy of it', async () => {
  const core = openTestCore();
  const client = core.client();
  const before = wholeState(core.home);
  const { job, import: started } = await client.imports.run({ source: { text } });
  await client.maintenance.cancelJob({ id: job.id });
  await core.core.idle();
  const ended = await client.imports.get({ id: started.id });
  expect(['cancelled', 'done']).toContain(ended.status);
  if (ended.status === 'cancelled') expect((await client.sessions.list({})).items).toEqual([]);
  expect(kept(core)).toEqual([]);
  expect(Object.keys(wholeState(core.home))).toEqual(Object.keys(before));
});
