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

/** What a shell would offer after a line: fish is asked, of zsh what would be added is printed. */
const ASK = {
  zsh: (
    file: string,
    line: string,
  ) => `compdef() { :; }; compadd() { shift; print -l -- "$@"; }; _files() { :; }
    source ${file}; words=(${line} ''); CURRENT=$#words; _mneme`,
  fish: (file: string, line: string) => `source ${file}; complete -C '${line}'`,
};

describe.each(['zsh', 'fish'] as const)('the completion of %s', (shell) => {
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

  it.skipIf(findShell(shell) === undefined)('is understood by the shell, and offers what bash does', () => {
    const file = path.join(temporaryHome(), 'completion');
    writeFileSync(file, completionFor(shell));
    const run = (args: readonly string[]): string =>
      execFileSync(findShell(shell) ?? shell, args, { encoding: 'utf8' });
    expect(run(['-n', file])).toBe('');
    const offered = (line: string): string[] =>
      run(['-c', ASK[shell](file, line)])
        .trim()
        .split(/\s+/);
    expect(offered('mneme ')).toEqual(expect.arrayContaining(['search', 'sessions', '--help']));
    expect(offered('mneme tasks ')).toContain('setStatus');
    expect(offered('mneme tasks setStatus --')).toEqual(expect.arrayContaining(['--status', '--reason']));
    expect(offered('mneme completion ')).toEqual(expect.arrayContaining(['bash', 'zsh', 'fish']));
  });
});

it('is refused for another shell', () => {
  expect(() => completionFor('powershell')).toThrow('mneme completion takes bash, zsh, fish.');
  expect(() => completionFor(undefined)).toThrow();
});
