import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { openLog } from '../../../../electron/core/index.ts';
import { makeTestHome } from '../../../support/core.ts';

const run = promisify(execFile);
const PROCESS = path.resolve(import.meta.dirname, '../../../support/logging-process.ts');

type Line = Record<string, unknown>;

function linesOf(home: string, name = 'mneme.jsonl'): Line[] {
  const text = readFileSync(path.join(home, 'logs', name), 'utf8');
  expect(text.endsWith('\n')).toBe(true);
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line); // lines of the log are objects
}

function configure(home: string, settings: Record<string, unknown>): void {
  writeFileSync(path.join(home, 'config.json'), JSON.stringify(settings));
}

it('a line says when, how grave, where and what, and names codes as the design does', () => {
  const home = makeTestHome();
  const log = openLog({ home, writer: 'cli', now: () => Date.UTC(2026, 2, 1, 12) });
  log({ level: 'debug', module: 'core', message: 'too much detail' });
  log({
    level: 'error',
    module: 'chat',
    message: 'no answer',
    fields: { code: 'unavailable', model: 'small', tokensIn: 12, tokensOut: 0, latencyMs: 3.5, attempt: 2 },
  });
  expect(linesOf(home)).toEqual([
    {
      timestamp: '2026-03-01T12:00:00.000Z',
      level: 'error',
      module: 'chat',
      message: 'no answer',
      model: 'small',
      tokensIn: 12,
      tokensOut: 0,
      latencyMs: 3.5,
      attempt: 2,
      errorCode: 'unavailable',
      writer: 'cli',
      pid: process.pid,
    },
  ]);
  expect(statSync(path.join(home, 'logs', 'mneme.jsonl')).mode & 0o777).toBe(0o600);
});

it('several processes write and rotate at once: no line is lost or mixed', async () => {
  const home = makeTestHome();
  configure(home, { 'log.maxBytes': 20_000, 'log.keep': 100 });
  const writers = ['a', 'b', 'c'];
  await Promise.all(writers.map((writer) => run(process.execPath, [PROCESS, home, writer, '400'])));
  const files = readdirSync(path.join(home, 'logs'));
  expect(files.length).toBeGreaterThan(3);
  expect(files.filter((name) => name.endsWith('.lock'))).toEqual([]);
  const written = files.flatMap((name) =>
    linesOf(home, name).map(({ writer, number }) => `${String(writer)} ${String(number)}`),
  );
  expect(written).toHaveLength(1200);
  expect(new Set(written).size).toBe(1200);
});

it('only so many old files are kept, the newest', () => {
  const home = makeTestHome();
  configure(home, { 'log.maxBytes': 10_000, 'log.keep': 2, 'log.level': 'debug' });
  const log = openLog({ home, writer: 'cli', now: Date.now });
  for (let number = 0; number < 500; number += 1)
    log({ level: 'debug', module: 'test', message: 'line', fields: { number } });
  expect(readdirSync(path.join(home, 'logs')).toSorted()).toEqual([
    'mneme.1.jsonl',
    'mneme.2.jsonl',
    'mneme.jsonl',
  ]);
  const numbers = ['mneme.2.jsonl', 'mneme.1.jsonl', 'mneme.jsonl'].flatMap((name) =>
    linesOf(home, name).map(({ number }) => Number(number)),
  );
  expect(numbers.at(-1)).toBe(499);
  expect(numbers).toEqual(numbers.map((_, index) => 500 - numbers.length + index));
});

it('a rotation that died on the way is made up for', () => {
  const home = makeTestHome();
  configure(home, { 'log.maxBytes': 10_000 });
  mkdirSync(path.join(home, 'logs'));
  const lock = path.join(home, 'logs', 'mneme.jsonl.lock');
  writeFileSync(lock, '');
  const log = openLog({ home, writer: 'cli', now: Date.now });
  const write = (): void => log({ level: 'info', module: 'test', message: 'x'.repeat(9000) });
  for (let times = 0; times < 3; times += 1) write();
  expect(existsSync(path.join(home, 'logs', 'mneme.1.jsonl'))).toBe(false);
  rmSync(lock);
  write();
  expect(linesOf(home, 'mneme.1.jsonl')).toHaveLength(3);
});

it('where nothing can be written, nothing is thrown, and no folder is made in the place of a home', () => {
  const home = makeTestHome();
  writeFileSync(path.join(home, 'logs'), 'no folder');
  const entry = { level: 'error', module: 'test', message: 'line' } as const;
  openLog({ home, writer: 'cli', now: Date.now })(entry);
  rmSync(home, { recursive: true });
  openLog({ home, writer: 'cli', now: Date.now })(entry);
  expect(existsSync(home)).toBe(false);
});
