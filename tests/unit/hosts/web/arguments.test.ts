import { describe, expect, it } from 'vitest';
import { parseWebArguments } from '../../../../electron/hosts/web/arguments.ts';
import { browserCommand } from '../../../../electron/hosts/web/browser.ts';

describe('parseWebArguments', () => {
  it('reads the flags', () => {
    expect(parseWebArguments([])).toEqual({ kind: 'serve', port: undefined, home: undefined, open: true });
    expect(parseWebArguments(['--port', '0', '--home', 'x', '--no-open'])).toEqual({
      kind: 'serve',
      port: 0,
      home: 'x',
      open: false,
    });
    expect(parseWebArguments(['--help'])).toEqual({ kind: 'help' });
  });

  it.each([
    ['--prot', '1'],
    ['--port', 'x'],
    ['--port', '65536'],
    ['--port', '-1'],
    ['--port'],
    ['here'],
    ['--open'],
  ])('refuses %s %s in one line', (...args) => {
    const parsed = parseWebArguments(args);
    expect(parsed).toMatchObject({ kind: 'error', message: expect.stringMatching(/^[^\n]+See --help\.$/) });
  });
});

describe('browserCommand', () => {
  const url = 'http://127.0.0.1:4174/#code=abc';
  const machine = { env: { DISPLAY: ':0' }, homedir: '/home/ada' };

  it('knows the opener of each system', () => {
    expect(browserCommand(url, { ...machine, platform: 'linux' })).toEqual(['xdg-open', url]);
    expect(browserCommand(url, { ...machine, platform: 'darwin' })).toEqual(['open', url]);
    expect(browserCommand(url, { ...machine, platform: 'win32' })).toEqual(['cmd', '/c', 'start', '""', url]);
  });

  it('opens nothing where there is no display', () => {
    expect(browserCommand(url, { ...machine, env: {}, platform: 'linux' })).toBeUndefined();
  });
});
