import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { v7 } from 'uuid';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createCore } from '../../../../electron/core/index.ts';
import { createClient } from '../../../../shared/client.ts';
import { runProgram, startProgram, collect } from '../run-program.ts';
import { temporaryHome } from '../temporary-home.ts';

/** Runs commands on one memory. */
function onHome(home = temporaryHome()) {
  return (...args: string[]) => runProgram('cli', args, { env: { MNEME_HOME: home } });
}

// Each test starts processes, which takes seconds on a busy machine.
describe('mneme', { timeout: 60_000 }, () => {
  it('answers with JSON and keeps what it was told', async () => {
    const mneme = onHome();
    const created = await mneme(
      'sessions',
      'create',
      '--title',
      'From the command line',
      '--importance',
      '0.9',
    );
    expect(created).toMatchObject({ code: 0, stderr: '' });
    const session = JSON.parse(created.stdout);
    expect(session).toMatchObject({
      title: 'From the command line',
      importance: 0.9,
      origin: { actor: 'person', client: 'cli' },
    });
    const listed = await mneme('sessions', 'list', '{"limit":1}');
    expect(JSON.parse(listed.stdout).items).toEqual([session]);
  });

  it('reads its input from standard input', async () => {
    const { code, stdout } = await runProgram('cli', ['sessions', 'create', '-'], {
      env: { MNEME_HOME: temporaryHome() },
      input: '{"title":"piped"}',
    });
    expect([code, JSON.parse(stdout).title]).toEqual([0, 'piped']);
  });

  it('undoes what an earlier command did', async () => {
    const mneme = onHome();
    const { id } = JSON.parse((await mneme('tasks', 'add', '--description', 'water the garden')).stdout);
    expect((await mneme('history', 'undoLast')).code).toBe(0);
    const listed = JSON.parse((await mneme('tasks', 'list')).stdout);
    expect(listed.items).toEqual([]);
    expect((await mneme('history', 'redo')).code).toBe(0);
    expect(JSON.parse((await mneme('tasks', 'get', '--id', id)).stdout).description).toBe('water the garden');
  });

  it.each([
    ['an unknown operation', ['sessions', 'destroy'], 'not_found'],
    ['no JSON', ['sessions', 'list', '{'], 'invalid_input'],
    ['an input the operation does not take', ['sessions', 'list', '{"limit":0}'], 'invalid_input'],
    ['an unknown option', ['--verbose'], 'invalid_input'],
    ['a home without a name', ['--home=', 'sessions', 'list'], 'invalid_input'],
  ])('ends with 2 for %s', async (_what, args, code) => {
    const ended = await onHome()(...args);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(new RegExp(`^${code}: .+\\n`));
  });

  it('ends with 1 for anything else', async () => {
    const missing = await onHome()('sessions', 'get', '{"id":"0198c0de-0000-7000-8000-000000000000"}');
    expect(missing).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/^not_found: /) });
    const home = temporaryHome();
    const words = 'this is no database, and it is long enough to be seen as none. '.repeat(20);
    writeFileSync(path.join(home, 'memory.db'), words);
    const closed = await onHome(home)('sessions', 'list');
    expect(closed).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/^unavailable: /) });
  });

  it('says what is wrong with the file, and saves what can be read of it', async () => {
    const home = temporaryHome();
    writeFileSync(
      path.join(home, 'memory.db'),
      'this is no database, and long enough to be seen as none. '.repeat(20),
    );
    const status = await onHome(home)('store', 'status');
    expect(JSON.parse(status.stdout)).toMatchObject({ state: 'damaged', reading: false });
    const salvage = await onHome(home)('store', 'salvage');
    expect([salvage.code, JSON.parse(salvage.stdout)]).toMatchObject([0, { saved: {} }]);
    expect(await onHome(home)('sessions', 'list')).toMatchObject({ code: 0 });
  });

  it('answers a command for people in words, or as the operation does', async () => {
    const mneme = onHome();
    const added = await mneme('add', 'The zqcanar leaves at 9:40');
    expect(added).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringMatching(/^Remembered as episodic/),
    });
    const found = await mneme('search', 'zqcanar', '--json');
    expect(JSON.parse(found.stdout)).toMatchObject({ items: [{ kind: 'memory' }], complete: true });
    const refused = await mneme('search', 'zqcanar', '--limit', '0');
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toMatch(/^mneme: search\.run cannot take this: limit: [^\n]+\n$/);
  });

  it('helps without opening a memory', async () => {
    const home = path.join(temporaryHome(), 'never-made');
    const all = await onHome(home)('--help');
    expect(all).toMatchObject({ code: 0, stderr: '' });
    expect(all.stdout).toMatch(/^ {2}sessions list +Sessions, newest activity first/m);
    const one = await onHome(home)('sessions', 'list', '--help');
    expect(JSON.parse(one.stdout)).toMatchObject({
      type: 'object',
      properties: { limit: { type: 'integer' } },
    });
    expect((await runProgram('cli', ['serve', '--help'])).stdout).toContain('--no-open');
    expect(() => mkdirSync(home)).not.toThrow();
  });
});

/** Opens the memory a second time, to see what a command does to it. */
function watch(home: string) {
  const core = createCore({
    home,
    clock: Date.now,
    newId: () => v7(),
    logger: () => {},
    validateOutputs: true,
    lane: 'interactive',
  });
  onTestFinished(() => core.close());
  return createClient(core.connect({ actor: 'person', door: 'person', client: 'watch' }));
}

const chat = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    JSON.stringify({
      messages: [
        { role: 'user', content: `Where does plant ${index} grow?` },
        { role: 'assistant', content: `Plant ${index} grows beside the wall, in the shade.` },
      ],
    }),
  ).join('\n');

describe('mneme imports run', { timeout: 60_000 }, () => {
  it('reads a relative path against its own folder and waits for the end', async () => {
    const home = temporaryHome();
    const folder = temporaryHome();
    writeFileSync(path.join(folder, 'chats.jsonl'), chat(30));
    const env = { MNEME_HOME: home };
    const args = ['imports', 'run', '{"source":{"path":"chats.jsonl"}}'];
    const { code, stdout, stderr } = await runProgram('cli', args, { env, cwd: folder });
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({
      job: { state: 'done' },
      import: { status: 'done', fileName: 'chats.jsonl', counts: { addedSessions: 30, addedMessages: 60 } },
    });
  });

  it('reads a whole folder below the home folder', async () => {
    const homedir = temporaryHome();
    const project = path.join(homedir, '.claude', 'projects', '-garden');
    mkdirSync(project, { recursive: true });
    const line = {
      type: 'user',
      uuid: 'u',
      parentUuid: null,
      sessionId: 's',
      message: { role: 'user', content: 'Hi' },
    };
    writeFileSync(
      path.join(project, '11111111-1111-4111-8111-111111111111.jsonl'),
      `${JSON.stringify(line)}\n`,
    );
    const env = { MNEME_HOME: temporaryHome(), HOME: homedir, USERPROFILE: homedir, CLAUDE_CONFIG_DIR: '' };
    const found = await runProgram('cli', ['imports', 'places'], { env });
    expect(JSON.parse(found.stdout)).toMatchObject({ items: [{ place: 'claude-code', sessions: 1 }] });
    const args = ['imports', 'run', '{"source":{"path":"~/.claude/projects"}}'];
    const { code, stdout, stderr } = await runProgram('cli', args, { env });
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({
      import: { format: 'claude-code', counts: { addedMessages: 1 } },
    });
  });

  it('takes everything back on Ctrl-C', async () => {
    const home = temporaryHome();
    const folder = temporaryHome();
    writeFileSync(path.join(folder, 'chats.jsonl'), chat(40_000));
    const env = { MNEME_HOME: home };
    const args = ['imports', 'run', '{"source":{"path":"chats.jsonl"}}'];
    const child = startProgram('cli', args, { env, cwd: folder });
    const ended = collect(child);
    const client = watch(home);
    const progress = async () => (await client.maintenance.jobs({})).items[0]?.done;
    await expect.poll(progress, { timeout: 30_000 }).toBeGreaterThan(0);
    child.kill('SIGINT');
    const { code, stdout } = await ended;
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      job: { state: 'cancelled' },
      import: { status: 'cancelled' },
    });
    const stats = await client.maintenance.stats({});
    expect(stats).toMatchObject({ totalSessions: 0, totalMessages: 0, inTrash: 0 });
  });
});
