import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Launch } from '../../../../electron/core/ports.ts';
import { openTestCore } from '../../../support/core.ts';

const LAUNCH = { command: '/opt/node', args: ['/opt/mneme/main.js', 'mcp'] };
const ENTRY = { command: '/opt/node', args: ['/opt/mneme/main.js', 'mcp', '--agent', 'Cursor'] };
const BEFORE = '{\n\t"mcpServers": {\n\t\t"other": { "command": "x" }\n\t}\n}\n';

function openWith(text: string | null, launch: Launch | null = LAUNCH) {
  const homedir = mkdtempSync(path.join(tmpdir(), 'mneme-clients-'));
  onTestFinished(() => rmSync(homedir, { recursive: true, force: true }));
  const file = path.join(homedir, '.cursor', 'mcp.json');
  mkdirSync(path.dirname(file));
  if (text !== null) writeFileSync(file, text);
  const test = openTestCore({
    folders: {
      homedir,
      claudeCode: {},
      codex: {},
      serverMemory: null,
      downloads: null,
      clients: { cursor: file, zed: path.join(homedir, 'nowhere', 'settings.json') },
      launch,
    },
  });
  const { clients, agents } = test.client();
  const stateOf = async (client: string) =>
    (await clients.list({})).items.find((one) => one.client === client) ?? expect.fail();
  const connect = async () => clients.connect({ client: 'cursor', version: (await preview()).version });
  const preview = () => clients.preview({ client: 'cursor' });
  const kept = () => readdirSync(path.dirname(file)).filter((name) => name.endsWith('.before-mneme'));
  return { test, clients, agents, file, homedir, stateOf, connect, preview, kept };
}

describe('the programs in which agents run', () => {
  it('are left alone where nothing that lasts starts Mneme', async () => {
    const { connect, stateOf, file } = openWith(BEFORE, null);
    await expect(connect()).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('Nothing was changed.'),
    });
    expect(readFileSync(file, 'utf8')).toBe(BEFORE);
    expect((await stateOf('cursor')).snippet).toContain('"mneme"');
  });

  it('are listed with what each must be told, and whether it is here', async () => {
    const { clients, stateOf } = openWith(BEFORE);
    const { items } = await clients.list({});
    expect(items.map(({ client }) => client)).toEqual([
      'claude-code',
      'claude-desktop',
      'cursor',
      'vscode',
      'codex',
      'lm-studio',
      'zed',
      'other',
    ]);
    expect(await stateOf('cursor')).toMatchObject({
      state: 'absent',
      file: path.join('~', '.cursor', 'mcp.json'),
      command: null,
      agent: null,
    });
    expect(JSON.parse((await stateOf('cursor')).snippet)).toEqual({ mcpServers: { mneme: ENTRY } });
    expect((await stateOf('codex')).snippet).toBe(
      '[mcp_servers.mneme]\ncommand = "/opt/node"\nargs = [ "/opt/mneme/main.js", "mcp", "--agent", "Codex" ]',
    );
    expect(await stateOf('zed')).toMatchObject({ state: 'not_found' });
    expect(await stateOf('codex')).toMatchObject({ state: 'not_found', file: null });
    await expect(clients.preview({ client: 'zed' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(clients.connect({ client: 'other', version: 'none' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('know which of them called', async () => {
    const { test, stateOf } = openWith(BEFORE);
    await test.client({ actor: 'agent', door: 'agent', client: 'Cursor' }).memories.list({});
    const { agent } = await stateOf('cursor');
    expect(agent).toMatchObject({ lastActive: expect.stringMatching(/^20/) as string });
  });

  it('are closed to agents', async () => {
    const { test } = openWith(BEFORE);
    const agent = test.client({ actor: 'agent', door: 'agent', client: 'Cursor' });
    for (const call of [
      () => agent.clients.list({}),
      () => agent.clients.preview({ client: 'cursor' }),
      () => agent.clients.connect({ client: 'cursor', version: 'none' }),
      () => agent.clients.disconnect({ client: 'cursor' }),
    ])
      await expect(call()).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('connecting', () => {
  it('shows the lines, writes them, keeps the file as it was, and takes them back to the byte', async () => {
    const { clients, file, stateOf, preview, connect, kept } = openWith(BEFORE);
    chmodSync(file, 0o640);
    const shown = await preview();
    expect(shown).toMatchObject({ exists: true, line: 1, removed: ['\t\t"other": { "command": "x" }'] });
    expect(shown.added[1]).toBe('\t\t"mneme": {');
    expect(readFileSync(file, 'utf8')).toBe(BEFORE);

    const { backup } = await connect();
    expect(backup).toMatch(/mcp\.json\.\d{8}T\d{6}Z\.before-mneme$/);
    expect(kept()).toHaveLength(1);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain(shown.added.join('\n'));
    expect(JSON.parse(text)).toEqual({ mcpServers: { other: { command: 'x' }, mneme: ENTRY } });
    expect(statSync(file).mode & 0o777).toBe(0o640);
    expect(await stateOf('cursor')).toMatchObject({ state: 'connected' });

    expect(await clients.disconnect({ client: 'cursor' })).toMatchObject({ restored: true });
    expect(readFileSync(file, 'utf8')).toBe(BEFORE);
    expect(kept()).toEqual([]);
    expect(await stateOf('cursor')).toMatchObject({ state: 'absent' });
  });

  it('makes a config where there is none', async () => {
    const { clients, file, stateOf, connect } = openWith(null);
    expect(await connect()).toMatchObject({ backup: null });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ mcpServers: { mneme: ENTRY } });
    expect(await clients.disconnect({ client: 'cursor' })).toMatchObject({ restored: false });
    expect(await stateOf('cursor')).toMatchObject({ state: 'absent' });
  });

  it('is refused where the file was changed after it was looked at', async () => {
    const { clients, file, preview } = openWith(BEFORE);
    const { version } = await preview();
    writeFileSync(file, '{}');
    await expect(clients.connect({ client: 'cursor', version })).rejects.toMatchObject({ code: 'conflict' });
    expect(readFileSync(file, 'utf8')).toBe('{}');
  });

  it('takes out only itself where something else changed since', async () => {
    const { clients, file, connect, kept } = openWith(BEFORE);
    await connect();
    writeFileSync(file, readFileSync(file, 'utf8').replace('"x"', '"y"'));
    expect(await clients.disconnect({ client: 'cursor' })).toMatchObject({ restored: false });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ mcpServers: { other: { command: 'y' } } });
    expect(kept()).toHaveLength(1);
  });

  it('follows a link, and leaves it one', async () => {
    const { file, homedir, connect } = openWith(null);
    const real = path.join(homedir, 'dotfiles.json');
    writeFileSync(real, BEFORE);
    symlinkSync(real, file);
    await connect();
    expect(JSON.parse(readFileSync(real, 'utf8'))).toMatchObject({ mcpServers: { mneme: ENTRY } });
    expect(readFileSync(file, 'utf8')).toBe(readFileSync(real, 'utf8'));
  });

  it('says what starts something else, and what cannot be read, and leaves that as it is', async () => {
    const other = openWith('{"mcpServers":{"mneme":{"command":"old"}}}');
    expect(await other.stateOf('cursor')).toMatchObject({ state: 'other_entry' });
    await other.connect();
    expect(await other.stateOf('cursor')).toMatchObject({ state: 'connected' });

    const broken = openWith('{"mcpServers": {');
    expect(await broken.stateOf('cursor')).toMatchObject({ state: 'unreadable' });
    await expect(broken.preview()).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(broken.clients.disconnect({ client: 'cursor' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    expect(readFileSync(broken.file, 'utf8')).toBe('{"mcpServers": {');
    expect(existsSync(`${broken.file}.before-mneme`)).toBe(false);
  });
});
