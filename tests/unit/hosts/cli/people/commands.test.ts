import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonCommand } from '../../../../../electron/hosts/cli/people/command.ts';
import { COMMANDS } from '../../../../../electron/hosts/cli/people/index.ts';
import { parseGiven } from '../../../../../electron/hosts/cli/people/parse.ts';
import type { Screen } from '../../../../../electron/hosts/cli/people/screen.ts';
import { endOf, runningJob } from '../../../../../electron/hosts/cli/job.ts';
import { type Core, createCore } from '../../../../../electron/core/index.ts';
import { findApp } from '../../../../../electron/hosts/paths.ts';
import { createClient, type Transport } from '../../../../../shared/client.ts';
import { v7 } from 'uuid';
import { makeHome } from '../../temporary-home.ts';

const { home, remove } = makeHome();
const wide: Screen = { width: 200, paint: (_style, text) => text };
let core: Core;
let transport: Transport;

beforeAll(async () => {
  core = createCore({
    home,
    clock: Date.now,
    newId: () => v7(),
    logger: () => {},
    validateOutputs: true,
    lane: 'both',
    backupThread: findApp().backupThread,
  });
  transport = core.connect({ actor: 'person', door: 'script', client: 'cli', cwd: home });
});
afterAll(async () => {
  await core.close();
  remove();
});

/** Runs a command as the command line does; gives what a program is given and what a person reads. */
async function run(name: string, ...args: string[]) {
  const command = COMMANDS[name] as PersonCommand; // the test names those there are
  const { given } = parseGiven(name, command, args, Date.now());
  const answer = await command.ask(createClient(transport), given);
  const started = runningJob(answer.value);
  if (started === undefined) return { ...answer, text: answer.show(wide, {}) };
  await core.idle();
  const job = await createClient(transport).maintenance.job({ id: started.id });
  const text = answer.show(wide, await endOf(transport, answer.value, job));
  return { ...answer, text, job };
}

describe('commands for people', () => {
  it('remember, find and recall', async () => {
    const added = await run(
      'add',
      '--type',
      'semantic',
      '--tag',
      'sea',
      '--tag',
      'zqtag',
      '--importance',
      '4',
      'The zqcanar',
      'leaves at 9:40',
    );
    expect(added.value).toMatchObject({
      content: 'The zqcanar leaves at 9:40',
      type: 'semantic',
      tags: ['sea', 'zqtag'],
      importance: 4,
    });
    expect(added.text).toMatch(/^Remembered as semantic, [\w-]{36}\n {2}The zqcanar leaves at 9:40\n/);
    expect((await run('search', 'zqcanar')).text).toMatch(
      /\nmemory +[\d-]+ [\d:]+ .*The zqcanar leaves at 9:40.*\n1 found\.\n$/,
    );
    expect((await run('search', 'zqcanar', '--kind', 'task', '--kind', 'session')).text).toBe(
      'Nothing holds these words.\n',
    );
    expect((await run('search', 'zqcanar', '--until', '1h')).value).toMatchObject({ items: [] });
    const recalled = await run('recall', 'when', 'does the zqcanar leave');
    expect(recalled.text).toMatch(/^\d\.\d\d {2}memory {2}.*\n {6}The zqcanar leaves at 9:40\n {6}holds /);
    expect((await run('recall', '--context', 'zqcanar')).text).toContain('The zqcanar leaves at 9:40');
    expect((await run('recall', 'nothing about zqothers', '--kind', 'message')).text).toMatch(
      /^Nothing that matters/,
    );
  });

  it('tell how much there is and how it is', async () => {
    expect((await run('stats')).text).toMatch(/\nmemories +1 {2}1 \w+; 1 semantic\n/);
    const health = await run('health');
    expect(health.text).toMatch(/^STATE +CHECK +FOUND\nok +store +The memory is open/);
    expect(health.code ?? 0).toBe(0);
  });

  it('import, after saying what that would bring', async () => {
    const chat = { messages: [{ role: 'user', content: 'Where does the zqcanar stop?' }] };
    writeFileSync(path.join(home, 'chats.jsonl'), `${JSON.stringify(chat)}\n{\n`);
    const preview = await run('import', '--preview', 'chats.jsonl');
    expect(preview.text).toMatch(/^chats\.jsonl: openai-messages, \d+ bytes\n1 record cannot be read\.\n/);
    expect(preview.text).toMatch(/\nmessages +1 +1\nNothing was changed\.\n$/);
    const { text } = await run('import', 'chats.jsonl', '--name', 'old chats');
    expect(text).toMatch(/^Imported old chats: 1 session, 1 message\.\n1 record could not be read\./);
    expect((await run('import', 'chats.jsonl')).text).toContain('0 messages.\nAlready here: 1 message.\n');
  });

  it('export and back up', async () => {
    const exported = await run('export', '--format', 'csv', 'out.zip');
    expect(exported.text).toMatch(/^Written .*out\.zip, [\d.]+ \w+\n$/);
    const made = await run('backup');
    expect(made.text).toMatch(/^verified \S+, [\d.]+ MB\n$/);
    const [, name = ''] = /^verified (\S+),/.exec(made.text) ?? [];
    expect((await run('backup', '--list')).text).toMatch(new RegExp(`\\n${name} .* verified +person\\n`));
    expect((await run('backup', '--verify', name)).text).toBe(made.text);
  });

  it('consolidate, after saying what that would do', async () => {
    expect((await run('consolidate', '--preview')).text).toMatch(
      /^WOULD +WHY +WHAT[^]*Nothing was changed\.\n$/,
    );
    expect((await run('consolidate')).text).toMatch(/^Consolidated: \d+ \w+/);
  });
});

describe('what is given to a command', () => {
  it.each([
    ['search', [], 'mneme search needs <words…>.'],
    ['import', ['a', 'b'], "'b' is one word too many."],
    ['stats', ['now'], "'now' is one word too many."],
    ['add', ['--colour', 'red', 'x'], "Unknown option '--colour'."],
    ['search', ['x', '--limit'], "Option '--limit <value>' argument missing."],
    ['stats', ['--json=yes'], "Option '--json' does not take an argument."],
  ])('%s %j is refused in words', (name, args, problem) => {
    const command = COMMANDS[name] as PersonCommand; // the test names those there are
    expect(() => parseGiven(name, command, args, 0)).toThrow(`${problem} See mneme ${name} --help.`);
  });

  it('may be words that look like options, after --', () => {
    const { given } = parseGiven('search', COMMANDS['search'] as PersonCommand, ['--', '--kind'], 0); // it is there
    expect(given.words).toEqual(['--kind']);
  });
});
