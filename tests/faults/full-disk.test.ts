import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTestClock, makeTestHome, openTestCore } from '../support/core.ts';
import { checkIntegrity, rowsOf } from '../support/store-file.ts';

const PROGRAM = path.join(import.meta.dirname, '../support/writing-process.ts');

describe('a full disk', () => {
  it('fails the write in words, and loses nothing', { timeout: 60_000 }, async () => {
    const home = makeTestHome();
    await openTestCore({ home, clock: createTestClock(Date.now()) }).close();
    // The shell limits how large a file may grow, in KiB: to the process it is a full disk.
    const command = `ulimit -f 1500; exec "$0" "$@" 2>&1`;
    const output = (() => {
      try {
        return execFileSync('bash', ['-c', command, process.execPath, PROGRAM, home, 'full', '100000'], {
          encoding: 'utf8',
          env: { ...process.env, NODE_NO_WARNINGS: '1' },
        });
      } catch (error) {
        return String((error as { stdout?: unknown }).stdout); // what execFileSync throws
      }
    })();
    expect(output).toContain("code: 'storage_full'");
    const acknowledged = output.split('\n').filter((line) => /^full \d+$/.test(line));
    expect(acknowledged.length).toBeGreaterThan(10);
    const kept = new Set(rowsOf(home, 'SELECT value FROM knowledge').map(({ value }) => value));
    expect(acknowledged.filter((value) => !kept.has(value))).toEqual([]);
    checkIntegrity(home);
    const again = openTestCore({ home, clock: createTestClock(Date.now()) });
    await again.client().knowledge.add({ category: 'after', key: 'k', value: 'v' });
  });

  it('does not take the answer of a model away, and says what was not kept', { timeout: 60_000 }, () => {
    const home = makeTestHome();
    const program = path.join(import.meta.dirname, '../support/executing-process.ts');
    const command = `ulimit -f 1500; exec "$0" "$@" 2>&1`;
    const output = execFileSync('bash', ['-c', command, process.execPath, program, home], {
      encoding: 'utf8',
      env: { ...process.env, NODE_NO_WARNINGS: '1' },
    });
    const told: unknown = JSON.parse(output.trimEnd().split('\n').at(-1) ?? '');
    expect(told).toMatchObject({ answer: 'Seven.', used: 1, phase: 'ended', state: 'done' });
    expect(told).toMatchObject({
      problems: expect.arrayContaining([{ step: 'memory', message: expect.stringContaining('full') }]),
    });
    checkIntegrity(home);
  });
});
