import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { collect, runProgram } from '../run-program.ts';
import { temporaryHome } from '../temporary-home.ts';

const PROGRAM = fileURLToPath(new URL('../../../../electron/hosts/cli/main.ts', import.meta.url));
/** Gives a program a terminal of its own; on Linux a part of util-linux. */
const SCRIPT = '/usr/bin/script';

/** Starts a command on a terminal of 60 columns. What it writes to either stream comes out of one. */
function startOnTerminal(home: string, line: string, env: Record<string, string> = {}) {
  const command = `stty cols 60 rows 20; exec "${process.execPath}" "${PROGRAM}" --home "${home}" ${line}`;
  const { PATH = '', NODE_COMPILE_CACHE = '' } = process.env;
  const child = spawn(SCRIPT, ['-qec', command, '/dev/null'], {
    cwd: home,
    env: {
      PATH,
      NODE_COMPILE_CACHE,
      NODE_NO_WARNINGS: '1',
      TERM: 'xterm-256color',
      SHELL: '/bin/sh',
      ...env,
    },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

const chat = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    JSON.stringify({ messages: [{ role: 'user', content: `Where does plant ${index} grow?` }] }),
  ).join('\n');

// Each test starts processes, which takes seconds on a busy machine.
describe.skipIf(process.platform !== 'linux' || !existsSync(SCRIPT))(
  'on a terminal',
  { timeout: 60_000 },
  () => {
    it('a table fits and has colour, and none with NO_COLOR', async () => {
      const home = temporaryHome();
      const coloured = await collect(startOnTerminal(home, 'health'));
      expect(coloured.code).toBe(0);
      expect(coloured.stdout).toContain('\u001b[32mok\u001b[39m');
      const { stdout } = await collect(startOnTerminal(home, 'health', { NO_COLOR: '1' }));
      expect(stdout).toContain('ok     integrity');
      expect(stdout).not.toContain('\u001b[');
      for (const line of stdout.split(/\r?\n/).slice(0, -2)) expect(line.length).toBeLessThanOrEqual(60);
    });

    it('an import shows how far it is, and Ctrl-C takes it back', async () => {
      const home = temporaryHome();
      writeFileSync(path.join(home, 'chats.jsonl'), chat(40_000));
      const child = startOnTerminal(home, 'import chats.jsonl');
      const ended = collect(child);
      let seen = '';
      await new Promise<void>((resolve) => {
        child.stdout.on('data', (text: string) => {
          seen += text;
          if (/[█░]{10,} +\d+ % {2}.* of [\d.]+ MB/.test(seen)) resolve();
        });
      });
      child.stdin.write('\u0003'); // Ctrl-C, as a keyboard sends it
      const { code, stdout } = await ended;
      expect(code).toBe(1);
      expect(stdout).toContain('mneme:\u001b[39m The job was cancelled');
      const stats = await runProgram('cli', ['--home', home, 'stats', '--json']);
      expect(JSON.parse(stats.stdout)).toMatchObject({ totalSessions: 0, totalMessages: 0, inTrash: 0 });
    });
  },
);
