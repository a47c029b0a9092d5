import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openTestCore, type TestCore } from '../../../support/core.ts';
import { exportFile, fileOf, fillMemory, unpack } from './exporting.ts';

/** Adds a session of many messages. */
async function addMany(test: TestCore, batches: number): Promise<string> {
  const client = test.client();
  const { id } = await client.sessions.create({ title: 'Many' });
  const messages = Array.from({ length: 500 }, (_, index) => ({
    role: 'user' as const,
    text: `message ${index} ${'words '.repeat(100)}`,
  }));
  for (let batch = 0; batch < batches; batch += 1) await client.messages.addMany({ sessionId: id, messages });
  return id;
}

describe('an export', () => {
  it('that is cancelled leaves nothing', async () => {
    const test = openTestCore();
    await addMany(test, 40);
    const started = await test.client().exports.run({ format: 'bundle' });
    expect(started.job).toMatchObject({ kind: 'export', state: 'running', unit: 'items' });
    await test.client().maintenance.cancelJob({ id: started.job.id });
    await test.core.idle();
    expect((await test.client().maintenance.job({ id: started.job.id })).state).toBe('cancelled');
    expect(readdirSync(path.join(test.home, 'exports'))).toEqual([]);
  });

  it('is listed until it is removed, and told with its name', async () => {
    const test = openTestCore();
    await fillMemory(test);
    const { result } = await exportFile(test, { format: 'bundle' });
    expect(result).toMatchObject({
      name: 'Mneme 2026-03-01.mneme',
      changedWhileWriting: false,
      path: null,
    });
    const { items } = await test.client().exports.list({});
    expect(items).toMatchObject([
      { id: result.id, format: 'bundle', bytes: result.bytes, counts: result.counts },
    ]);
    expect(await test.client().exports.remove({ id: result.id })).toEqual({ removed: 1 });
    expect((await test.client().exports.list({})).items).toEqual([]);
    expect(await test.client().exports.remove({ id: result.id })).toEqual({ removed: 0 });
  });

  it('holds nothing that came after its start, and says that something changed', async () => {
    const test = openTestCore();
    await addMany(test, 4);
    const started = await test.client().exports.run({ format: 'bundle' });
    await test.client().knowledge.add({ category: 'late', key: 'late', value: 'late' });
    await test.core.idle();
    const job = await test.client().maintenance.job({ id: started.job.id });
    expect(job.result).toMatchObject({ changedWhileWriting: true, counts: { session: 1, message: 2000 } });
  });

  it('goes where the command line says, and nowhere over another file', async () => {
    const test = openTestCore();
    await fillMemory(test);
    const cli = test.client({ actor: 'person', door: 'script', client: 'cli', cwd: test.home });
    await cli.exports.run({ format: 'csv', to: 'tables.zip' });
    await test.core.idle();
    expect([...(await unpack(path.join(test.home, 'tables.zip'))).keys()]).toContain('messages.csv');
    await expect(cli.exports.run({ format: 'csv', to: 'tables.zip' })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(test.client().exports.run({ format: 'csv', to: 'x.zip' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await cli.exports.run({ format: 'csv', to: 'missing/folder/x.zip' });
    await test.core.idle();
    const [job] = (await cli.maintenance.jobs({})).items;
    expect(job?.error).toMatchObject({ code: 'unavailable' });
  });

  it('of what is shown holds what the list shows', async () => {
    const test = openTestCore();
    const { sessionId, otherId } = await fillMemory(test);
    const scope = {
      sessions: { filter: { projects: ['/tmp/project'] } },
      knowledge: { filter: { contains: 'surrogate' } },
    };
    const files = await unpack((await exportFile(test, { format: 'bundle', scope })).file);
    const sessions = fileOf(files, 'data/sessions-00000.jsonl');
    expect(sessions).toContain(`"id":"${otherId}"`);
    expect(sessions).not.toContain(`"id":"${sessionId}"`);
    expect(fileOf(files, 'data/knowledge-00000.jsonl').trim().split('\n').length).toBe(1);
    expect([...files.keys()].filter((name) => name.startsWith('data/'))).toEqual([
      'data/sessions-00000.jsonl',
      'data/messages-00000.jsonl',
      'data/knowledge-00000.jsonl',
      'data/users-00000.jsonl',
      'data/agents-00000.jsonl',
    ]);
    await expect(test.client().exports.run({ format: 'bundle', scope: {} })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });

  it('whose process is killed has no name, and is marked as interrupted later', async () => {
    const test = openTestCore();
    await addMany(test, 40);
    await test.close();
    const child = fork(path.join(import.meta.dirname, 'killed-export.ts'), [test.home], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    await once(child, 'message');
    while (!readdirSync(path.join(test.home, 'exports')).some((name) => name.endsWith('.part')))
      await new Promise((resolve) => setTimeout(resolve, 1));
    child.kill('SIGKILL');
    await once(child, 'exit');
    const left = readdirSync(path.join(test.home, 'exports'));
    expect(left.map((name) => path.extname(name))).toEqual(['.part']);
    test.clock.advance(Date.now() - test.clock.now() + 60_000);
    const again = await test.reopen();
    const [job] = (await again.client().maintenance.jobs({})).items;
    expect(job).toMatchObject({ kind: 'export', state: 'interrupted' });
    expect(existsSync(path.join(test.home, 'exports', left[0] ?? ''))).toBe(false);
  });
});
