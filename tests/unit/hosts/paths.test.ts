import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  checkNode,
  findApp,
  findChatKey,
  findSourceFolders,
  hasDisplay,
  type Machine,
  resolveHome,
} from '../../../electron/hosts/paths.ts';
import { temporaryHome } from './temporary-home.ts';

const linux: Machine = { platform: 'linux', env: {}, homedir: '/home/ada' };

describe('resolveHome', () => {
  it.each<[string, Partial<Machine> & { flag?: string }, string]>([
    ['the data folder of Linux', {}, '/home/ada/.local/share/mneme'],
    ['XDG_DATA_HOME', { env: { XDG_DATA_HOME: '/data' } }, '/data/mneme'],
    [
      'a relative XDG_DATA_HOME is ignored',
      { env: { XDG_DATA_HOME: 'data' } },
      '/home/ada/.local/share/mneme',
    ],
    ['an empty XDG_DATA_HOME is ignored', { env: { XDG_DATA_HOME: '' } }, '/home/ada/.local/share/mneme'],
    [
      'the data folder of macOS',
      { platform: 'darwin', homedir: '/Users/ada' },
      '/Users/ada/Library/Application Support/mneme',
    ],
    [
      'the data folder of Windows',
      { platform: 'win32', env: { APPDATA: 'C:\\Users\\ada\\AppData\\Roaming' } },
      'C:\\Users\\ada\\AppData\\Roaming\\mneme',
    ],
    [
      'Windows without APPDATA',
      { platform: 'win32', homedir: 'C:\\Users\\ada' },
      'C:\\Users\\ada\\AppData\\Roaming\\mneme',
    ],
    [
      'MNEME_HOME goes before the data folder',
      { env: { MNEME_HOME: '/memory/', XDG_DATA_HOME: '/data' } },
      '/memory/',
    ],
    ['an empty MNEME_HOME is none', { env: { MNEME_HOME: '' } }, '/home/ada/.local/share/mneme'],
    ['the flag goes before MNEME_HOME', { flag: '/flag', env: { MNEME_HOME: '/memory' } }, '/flag'],
    ['a relative flag starts where the command was given', { flag: 'here' }, path.resolve('here')],
  ])('%s', (_what, change, home) => {
    expect(resolveHome({ ...linux, ...change })).toBe(home);
  });

  it.each([
    ['a relative MNEME_HOME', { env: { MNEME_HOME: 'memory' } }],
    ['a flag without a name', { flag: ' ' }],
  ])('refuses %s', (_what, change) => {
    expect(() => resolveHome({ ...linux, ...change })).toThrow(
      expect.objectContaining({ code: 'invalid_input' }),
    );
  });
});

describe('checkNode', () => {
  it.each(['22.14.0', '22.15.1', '24.0.0', '26.1.0'])('runs on %s', (version) => {
    expect(checkNode(version)).toBeUndefined();
  });

  it.each(['22.13.9', '20.19.0', '18.0.0', '9.11.2'])('refuses %s in one line', (version) => {
    expect(checkNode(version)).toMatch(
      new RegExp(`^Mneme needs Node 22.14 or newer, and this is ${version}.*\\.$`),
    );
  });
});

it.each([
  [{}, undefined],
  [{ MNEME_CHAT_API_KEY: '' }, undefined],
  [{ MNEME_CHAT_API_KEY: ' key\n' }, 'key'],
  [{ OPENAI_API_KEY: 'of another program' }, undefined],
])('finds the key of the local model in %j', (env, key) => {
  expect(findChatKey({ ...linux, env })).toBe(key);
});

describe('findSourceFolders', () => {
  it('gives the usual folders of the home folder', () => {
    expect(findSourceFolders(linux)).toMatchObject({
      homedir: '/home/ada',
      claudeCode: { 'claude-code': '/home/ada/.claude/projects' },
      codex: { codex: '/home/ada/.codex' },
      serverMemory: null,
      downloads: '/home/ada/Downloads',
    });
    const windows: Machine = { platform: 'win32', env: {}, homedir: 'C:\\Users\\ada' };
    expect(findSourceFolders(windows).codex).toEqual({ codex: 'C:\\Users\\ada\\.codex' });
  });

  it('gives those the programs were told of; a relative one means another folder everywhere and is none', () => {
    const env = {
      CLAUDE_CONFIG_DIR: '/work/claude',
      CODEX_HOME: 'codex',
      MEMORY_FILE_PATH: '/work/memory.jsonl',
      XDG_DOWNLOAD_DIR: '/downloads',
    };
    expect(findSourceFolders({ ...linux, env })).toMatchObject({
      claudeCode: {
        'claude-code': '/home/ada/.claude/projects',
        'claude-code:config': '/work/claude/projects',
      },
      codex: { codex: '/home/ada/.codex' },
      serverMemory: '/work/memory.jsonl',
      downloads: '/downloads',
    });
  });

  it.each([
    [
      linux,
      [
        '/home/ada/.claude.json',
        '/home/ada/.config/Claude/claude_desktop_config.json',
        '/home/ada/.cursor/mcp.json',
        '/home/ada/.config/Code/User/mcp.json',
        '/home/ada/.codex/config.toml',
        '/home/ada/.lmstudio/mcp.json',
        '/home/ada/.config/zed/settings.json',
      ],
    ],
    [
      { platform: 'darwin', env: { CODEX_HOME: '/work/codex' }, homedir: '/Users/ada' },
      [
        '/Users/ada/.claude.json',
        '/Users/ada/Library/Application Support/Claude/claude_desktop_config.json',
        '/Users/ada/.cursor/mcp.json',
        '/Users/ada/Library/Application Support/Code/User/mcp.json',
        '/work/codex/config.toml',
        '/Users/ada/.lmstudio/mcp.json',
        '/Users/ada/.config/zed/settings.json',
      ],
    ],
    [
      { platform: 'win32', env: { APPDATA: 'C:\\Data' }, homedir: 'C:\\Users\\ada' },
      [
        'C:\\Users\\ada\\.claude.json',
        'C:\\Data\\Claude\\claude_desktop_config.json',
        'C:\\Users\\ada\\.cursor\\mcp.json',
        'C:\\Data\\Code\\User\\mcp.json',
        'C:\\Users\\ada\\.codex\\config.toml',
        'C:\\Users\\ada\\.lmstudio\\mcp.json',
        'C:\\Data\\Zed\\settings.json',
      ],
    ],
  ] satisfies [Machine, string[]][])(
    'gives the configs of programs that run agents: %j',
    (machine, configs) => {
      expect(Object.values(findSourceFolders(machine).clients)).toEqual(configs);
    },
  );

  it('says how another program starts the tools of a memory: that of its own folder is not named', () => {
    const usual = findSourceFolders(linux, '/home/ada/.local/share/mneme').launch;
    expect(usual).toMatchObject({ command: process.execPath });
    expect(usual?.args[0]).toMatch(/cli\/main\.ts$/);
    expect(usual?.args.slice(1)).toEqual(['mcp']);
    expect(findSourceFolders(linux, '/other').launch?.args.slice(1)).toEqual(['mcp', '--home', '/other']);
  });
});

describe('a package', () => {
  it('is started by its own command, where programs can start that', () => {
    const folder = temporaryHome();
    const app = { ...findApp(), cli: path.join(folder, 'app.asar/dist/cli/main.js') };
    const launchOf = (machine: Machine) => findSourceFolders(machine, '/other', app).launch;
    expect(launchOf(linux)?.command).toBe(process.execPath);
    mkdirSync(path.join(folder, 'bin'));
    const launcher = path.join(folder, 'bin/mneme');
    writeFileSync(launcher, '');
    expect(launchOf(linux)).toEqual({ command: launcher, args: ['mcp', '--home', '/other'] });
    expect(launchOf({ ...linux, env: { APPIMAGE: '/home/ada/Mneme.AppImage' } })).toBeNull();
    expect(launchOf({ platform: 'win32', env: {}, homedir: 'C:\\Users\\ada' })?.command).toBe(
      process.execPath,
    );
  });
});

describe('hasDisplay', () => {
  it('looks at the environment on Linux alone', () => {
    expect(hasDisplay(linux)).toBe(false);
    expect(hasDisplay({ ...linux, env: { DISPLAY: ':0' } })).toBe(true);
    expect(hasDisplay({ ...linux, env: { WAYLAND_DISPLAY: 'wayland-0' } })).toBe(true);
    expect(hasDisplay({ ...linux, platform: 'darwin' })).toBe(true);
  });
});

describe('findApp', () => {
  it('finds the sources beside this module', () => {
    const { worker, renderer, preload } = findApp();
    expect(fileURLToPath(worker)).toMatch(/electron\/hosts\/worker\/core-worker\.ts$/);
    expect(existsSync(worker)).toBe(true);
    expect(existsSync(findApp().backupThread)).toBe(true);
    expect(existsSync(findApp().readingThread)).toBe(true);
    expect(existsSync(findApp().onnxThread)).toBe(true);
    expect(renderer).toMatch(/\/dist\/renderer$/);
    expect(preload).toMatch(/\/dist\/desktop\/preload\.cjs$/);
  });

  it.each(['file:///app/dist/web/main.js', 'file:///app/dist/chunks/paths-1a2b.js'])(
    'finds dist from %s',
    (module) => {
      expect(findApp(module)).toEqual({
        renderer: '/app/dist/renderer',
        cli: '/app/dist/cli/main.js',
        preload: '/app/dist/desktop/preload.cjs',
        icons: '/app/dist/desktop',
        worker: new URL('file:///app/dist/worker/core-worker.js'),
        backupThread: new URL('file:///app/dist/worker/backup-thread.js'),
        readingThread: new URL('file:///app/dist/worker/reading-thread.js'),
        onnxThread: new URL('file:///app/dist/worker/onnx-thread.js'),
      });
    },
  );
});
