import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTestClock, makeTestHome, openTestCore } from '../support/core.ts';
import { checkIntegrity, rowsOf } from '../support/store-file.ts';

const PROGRAM = path.join(import.meta.dirname, '../support/writing-process.ts');
const ROUNDS = 10;
const WRITERS = 2;

type Writer = {
  child: ChildProcess;
  acknowledged: string[];
  ended: Promise<unknown>;
  writing: Promise<void>;
};

/** Starts a process that writes facts one by one and says of each, once it was committed, that it is kept. */
function startWriter(home: string, name: string): Writer {
  const child = spawn(process.execPath, [PROGRAM, home, name, '100000'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  });
  const acknowledged: string[] = [];
  let rest = '';
  const writing = new Promise<void>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const lines = `${rest}${text}`.split('\n');
      rest = lines.pop() ?? '';
      acknowledged.push(...lines.filter((line) => line !== 'open'));
      if (acknowledged.length > 0) resolve();
    });
  });
  return { child, acknowledged, writing, ended: new Promise((resolve) => child.once('close', resolve)) };
}

describe('kill -9 while processes write', () => {
  it('loses no write that was acknowledged', { timeout: 120_000 }, async () => {
    const home = makeTestHome();
    const acknowledged: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const writers = Array.from({ length: WRITERS }, (_, index) => startWriter(home, `r${round}w${index}`));
      await Promise.all(writers.map(({ writing }) => writing));
      for (const { child } of writers) {
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 60));
        child.kill('SIGKILL');
      }
      await Promise.all(writers.map(({ ended }) => ended));
      acknowledged.push(...writers.flatMap((writer) => writer.acknowledged));
      const kept = new Set(rowsOf(home, 'SELECT value FROM knowledge').map(({ value }) => value));
      expect(acknowledged.filter((value) => !kept.has(value))).toEqual([]);
      checkIntegrity(home);
    }
    expect(acknowledged.length).toBeGreaterThan(ROUNDS * WRITERS);
    const again = openTestCore({ home, clock: createTestClock(Date.now()) });
    const [{ commits, facts } = {}] = rowsOf(
      home,
      `SELECT (SELECT value FROM meta WHERE key = 'commit_seq') AS commits, (SELECT count(*) FROM knowledge) AS facts`,
    );
    expect(Number(commits)).toBeGreaterThanOrEqual(Number(facts));
    const { checks } = await again.client().maintenance.health({});
    expect(checks.filter(({ state }) => state === 'fail')).toEqual([]);
    expect((await again.client().knowledge.list({ withTotal: true, limit: 1 })).total).toBe(facts);
  });
});
