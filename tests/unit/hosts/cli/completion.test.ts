import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { completionFor } from '../../../../electron/hosts/cli/completion.ts';
import { temporaryHome } from '../temporary-home.ts';

/** Where a shell is, if it is on this machine. */
function findShell(name: string): string | undefined {
  return ['/bin', '/usr/bin', '/usr/local/bin', '/opt/homebrew/bin']
    .map((folder) => path.join(folder, name))
    .find((file) => existsSync(file));
}

/** What bash would offer after a line that was typed; the last word may be empty. */
function complete(words: readonly string[], cwd: string): string[] {
  const script = `${completionFor('bash')}
COMP_WORDS=(mneme "$@"); COMP_CWORD=$#; _mneme; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const output = execFileSync(findShell('bash') ?? 'bash', ['-c', script, 'test', ...words], {
    cwd,
    encoding: 'utf8',
  });
  return output.split('\n').filter((word) => word !== '');
}

describe.skipIf(findShell('bash') === undefined)('the completion of bash', () => {
  it.each([
    [['se'], ['search', 'serve', 'sessions', 'settings', 'secrets']],
    [['comp'], ['completion']],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
    [['tasks', 's'], ['setStatus']],
    [['tasks', 'setStatus', '--st'], ['--status']],
    [
      ['tasks', 'setStatus', '--id', '7', '--re'],
      ['--result', '--reason'],
    ],
    [['search', '--k'], ['--kind']],
    [['search', 'r'], ['run']],
    [['search', 'ferry', '--li'], ['--limit']],
    [['search', 'run', '--tex'], ['--text']],
    [
      ['backup', '--'],
      ['--list', '--verify', '--json', '--home', '--help'],
    ],
    [['no', 'such', ''], []],
  ])('after %j', (words, expected) => {
    expect(complete(words, '/')).toEqual(expected);
  });

  it('gives files where files are taken', () => {
    const folder = temporaryHome();
    writeFileSync(path.join(folder, 'chats.jsonl'), '');
    expect(complete(['import', 'ch'], folder)).toEqual(['chats.jsonl']);
    expect(complete(['import', '--preview', 'ch'], folder)).toEqual(['chats.jsonl']);
    expect(complete(['stats', 'ch'], folder)).toEqual([]);
  });
});

describe.each(['zsh', 'fish'])('the completion of %s', (shell) => {
  it('names commands, operations, their fields and choices', () => {
    const script = completionFor(shell);
    for (const word of [
      'consolidate',
      'sessions',
      'setStatus',
      '--expectedUpdatedAt',
      '--preview',
      '--help',
    ]) {
      expect(script).toContain(word);
    }
  });

  it.skipIf(findShell(shell) === undefined)('is understood by the shell', () => {
    const output = execFileSync(findShell(shell) ?? shell, ['-n'], {
      input: completionFor(shell),
      encoding: 'utf8',
    });
    expect(output).toBe('');
  });
});

it('is refused for another shell', () => {
  expect(() => completionFor('powershell')).toThrow('mneme completion takes bash, zsh, fish.');
  expect(() => completionFor(undefined)).toThrow();
});
