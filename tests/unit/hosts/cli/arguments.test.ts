import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../../../electron/hosts/cli/arguments.ts';
import { inputSchema } from '../../../../shared/contract/input-fields.ts';
import { describeAll } from '../../../../electron/hosts/cli/help.ts';
import { contract } from '../../../../shared/contract/index.ts';
import type { Contract } from '../../../../shared/contract/define.ts';

const call = { kind: 'call', stdin: false, home: undefined };

describe('parseCommand', () => {
  it.each([[[]], [['--help']], [['-h']], [['sessions', '--help']]])('gives the help for %j', (args) => {
    expect(parseCommand(args)).toEqual({ kind: 'help' });
  });

  it('describes an operation', () => {
    expect(parseCommand(['sessions', 'list', '--help'])).toMatchObject({
      kind: 'describe',
      name: 'sessions.list',
    });
  });

  it('reads commands for people beside operations of the same name', () => {
    expect(parseCommand(['search', 'run', 'away', '--json'])).toMatchObject({
      kind: 'person',
      json: true,
      given: { words: ['run', 'away'] },
    });
    expect(parseCommand(['search', 'run'])).toMatchObject({ kind: 'call', name: 'search.run' });
    expect(parseCommand(['search', 'run', '{"text":"x"}'])).toMatchObject({
      kind: 'call',
      input: { text: 'x' },
    });
    expect(parseCommand(['recall', 'run', '--task', 'x'])).toMatchObject({
      kind: 'call',
      input: { task: 'x' },
    });
    expect(parseCommand(['search', 'run', '-'])).toMatchObject({ kind: 'call', stdin: true });
    expect(parseCommand(['search', '--help'])).toMatchObject({ kind: 'explain', name: 'search' });
    expect(parseCommand(['help', 'search'])).toMatchObject({ kind: 'explain', name: 'search' });
    expect(parseCommand(['help'])).toEqual({ kind: 'help' });
    expect(parseCommand(['search', '--home', 'x', '--', '--home', 'y'])).toMatchObject({
      home: 'x',
      given: { words: ['--home', 'y'] },
    });
    expect(parseCommand(['completion', 'zsh'])).toEqual({ kind: 'complete', shell: 'zsh' });
  });

  it('takes JSON, nothing, or standard input', () => {
    expect(parseCommand(['sessions', 'list', '{"limit":5}'])).toEqual({
      ...call,
      name: 'sessions.list',
      input: { limit: 5 },
    });
    expect(parseCommand(['sessions', 'list'])).toEqual({ ...call, name: 'sessions.list', input: {} });
    expect(parseCommand(['sessions', 'list', '-'])).toMatchObject({ stdin: true, input: undefined });
  });

  it('takes fields: texts as they are, all else as JSON', () => {
    const args = [
      'sessions',
      'update',
      '--id',
      '7',
      '--title',
      '12',
      '--importance=0.5',
      '--topics',
      '["a"]',
    ];
    expect(parseCommand(args)).toMatchObject({
      input: { id: '7', title: '12', importance: 0.5, topics: ['a'] },
    });
    const nullable = ['sessions', 'update', '--summary', 'a = b', '--model=x'];
    expect(parseCommand(nullable)).toMatchObject({ input: { summary: 'a = b', model: 'x' } });
    expect(parseCommand(['knowledge', 'get', '--category', '1', '--key', 'two words'])).toMatchObject({
      input: { category: '1', key: 'two words' },
    });
  });

  it('takes the home from anywhere', () => {
    for (const args of [
      ['--home', 'x', 'sessions', 'list'],
      ['sessions', 'list', '--home', 'x'],
      ['sessions', 'list', '--home=x', '{}'],
    ]) {
      expect(parseCommand(args)).toEqual({ ...call, name: 'sessions.list', input: {}, home: 'x' });
    }
  });

  it.each([
    [['sessions', 'list', '{']],
    [['sessions', 'list', '{}', '{}']],
    [['sessions', 'list', '--limit']],
    [['sessions', 'list', '--limit', 'five']],
    [['sessions', 'list', '--limit', '5', 'more']],
    [['--verbose']],
  ])('refuses %j', (args) => {
    expect(() => parseCommand(args)).toThrow(expect.objectContaining({ code: 'invalid_input' }));
  });
});

describe('an unknown operation', () => {
  it.each([[['sessions']], [['sessions', 'destroy']], [['constructor', 'name']], [['sessions', 'list.x']]])(
    'is not found: %j',
    (args) => {
      expect(() => parseCommand(args)).toThrow(expect.objectContaining({ code: 'not_found' }));
    },
  );
});

describe('help', () => {
  const domains: Contract = contract;
  const operations = Object.entries(domains).flatMap(([domain, verbs]) =>
    Object.entries(verbs).map(([verb, operation]) => ({ domain, verb, operation })),
  );

  it('lists every operation open to scripts with its summary', () => {
    const lines = describeAll().split('\n');
    for (const { domain, verb, operation } of operations) {
      const line = lines.find((text) => text.trim().startsWith(`${domain} ${verb} `));
      expect(line?.endsWith(operation.summary) ?? false).toBe(operation.doors.includes('script'));
    }
  });

  it('knows the schema of every input', () => {
    for (const { operation } of operations) {
      const schema = inputSchema(operation);
      expect(schema.type === 'object' || Array.isArray(schema.anyOf)).toBe(true);
    }
  });
});
