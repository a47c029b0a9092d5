import { describe, expect, it } from 'vitest';
import { compareConfigs } from '../../../../electron/core/clients/config-change.ts';
import {
  addEntry,
  isSameEntry,
  readEntry,
  removeEntry,
} from '../../../../electron/core/clients/edit-config.ts';
import { entryFor, PROGRAMS, terminalLine } from '../../../../electron/core/clients/programs.ts';
import type { ClientName } from '../../../../shared/entities/client-program.ts';

const LAUNCH = { command: '/opt/node', args: ["/opt/it's here/main.js", 'mcp'] };

function programOf(client: ClientName) {
  const program = PROGRAMS.find((one) => one.client === client);
  return program ?? expect.fail();
}

const SETTINGS = `{
    // how I like it
    "theme": "dark", /* at night */
    "mcpServers": {
        "other": { "command": "other", "args": [] },
    },
    "last": true,
}
`;
const TOML = `# my config
model = "o3" # the best

[mcp_servers.other]
command = "other"
args = ["a", "b"] # two

[projects."/home/me"]
trusted = true
`;

describe('the entry of Mneme', () => {
  const cursor = programOf('cursor');
  const codex = programOf('codex');
  const entry = entryFor(cursor, LAUNCH);

  it.each(PROGRAMS.map((program) => [program.name, program] as const))(
    'stands alone in an empty config of %s, and is found again',
    (_, program) => {
      const own = entryFor(program, LAUNCH);
      const text = addEntry('', program, own);
      expect(readEntry(text, program)).toEqual(own);
      expect(isSameEntry(readEntry(text, program), own)).toBe(true);
      expect(text.endsWith('\n')).toBe(true);
      expect(readEntry(removeEntry(text, program), program)).toBeUndefined();
    },
  );

  it('keeps comments, commas at the end and the indent of JSON', () => {
    const text = addEntry(SETTINGS, cursor, entry);
    expect(text).toContain('// how I like it\n    "theme": "dark", /* at night */');
    expect(text).toContain('        "other": { "command": "other", "args": [] },');
    expect(text).toContain('        "mneme": {\n            "command": "/opt/node"');
    expect(readEntry(text, cursor)).toEqual({
      command: '/opt/node',
      args: ["/opt/it's here/main.js", 'mcp', '--agent', 'Cursor'],
    });
    expect(removeEntry(text, cursor).replaceAll(/,?\s/g, '')).toBe(SETTINGS.replaceAll(/,?\s/g, ''));
  });

  it('keeps the ends of lines of Windows and the mark at the beginning', () => {
    const text = `\uFEFF${SETTINGS.replaceAll('\n', '\r\n')}`;
    const added = addEntry(text, cursor, entry);
    expect(added.startsWith('\uFEFF{\r\n')).toBe(true);
    expect(added.replaceAll('\r\n', '')).not.toContain('\n');
    expect(readEntry(added, cursor)).toEqual(entry);
  });

  it('is a table of its own in TOML, and nothing else there changes by a byte', () => {
    const own = entryFor(codex, { ...LAUNCH, env: { ELECTRON_RUN_AS_NODE: '1' } });
    const text = addEntry(TOML, codex, own);
    expect(text.startsWith(`${TOML}\n[mcp_servers.mneme]\n`)).toBe(true);
    expect(readEntry(text, codex)).toEqual(own);
    expect(removeEntry(text, codex).trimEnd()).toBe(TOML.trimEnd());
    expect(removeEntry(TOML, codex)).toBe(TOML);
  });

  it('takes the place of another entry of its name', () => {
    for (const [program, text] of [
      [cursor, '{"mcpServers":{"mneme":{"command":"old","cwd":"/"}},"a":1}'],
      [codex, '[mcp_servers.mneme]\ncommand = "old"\ncwd = "/"\n\n[a]\nb = 1\n'],
    ] as const) {
      const own = entryFor(program, LAUNCH);
      expect(isSameEntry(readEntry(text, program), own)).toBe(false);
      const added = addEntry(text, program, own);
      expect(readEntry(added, program)).toEqual(own);
      expect(added).toMatch(/"?a"?\]?/);
      expect(readEntry(removeEntry(added, program), program)).toBeUndefined();
    }
  });

  it.each([
    ['{"a": ', cursor],
    ['[1, 2]', cursor],
    ['"text"', cursor],
    ['{"mcpServers": "none"}', cursor],
    ['a = = 1', codex],
    ['mcp_servers = "none"', codex],
  ])('is not written into %j', (text, program) => {
    const write = (): string => addEntry(text, program, entryFor(program, LAUNCH));
    expect(write).toThrow(/is not written as it must be. Nothing was changed./);
  });

  it('is one line for a terminal, with what a shell would read otherwise quoted', () => {
    expect(terminalLine(programOf('claude-code'), LAUNCH)).toBe(
      `claude mcp add --scope user mneme -- /opt/node '/opt/it'\\''s here/main.js' mcp --agent 'Claude Code'`,
    );
    expect(terminalLine(codex, { ...LAUNCH, args: ['x'], env: { A: '1' } })).toBe(
      'codex mcp add mneme --env A=1 -- /opt/node x --agent Codex',
    );
    expect(terminalLine(cursor, LAUNCH)).toBeNull();
  });
});

describe('what connecting changes', () => {
  it('is the lines that differ, with three around them', () => {
    const lines = (...all: (string | number)[]): string => all.map((line) => `${line}\n`).join('');
    expect(compareConfigs(lines(1, 2, 3, 4, 5, 6, 7, 8), lines(1, 2, 3, 4, 'x', 'y', 6, 7, 8))).toEqual({
      line: 2,
      before: ['2', '3', '4'],
      removed: ['5'],
      added: ['x', 'y'],
      after: ['6', '7', '8'],
    });
    expect(compareConfigs('', '{}\n')).toEqual({
      line: 1,
      before: [],
      removed: [],
      added: ['{}'],
      after: [],
    });
    expect(compareConfigs('a\r\nb\r\n', 'a\r\nb\r\n')).toMatchObject({ removed: [], added: [] });
  });
});
