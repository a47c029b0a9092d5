import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { AGENT, createTestClock, makeTestHome, openTestCore } from '../support/core.ts';
import { checkIntegrity, rowsOf } from '../support/store-file.ts';

const PROGRAM = path.join(import.meta.dirname, '../support/writing-process.ts');

describe('a full disk', () => {
  it('fails the write in words, and loses nothing', { timeout: 60_000 }, async () => {
    const home = makeTestHome();
    await openTestCore({ home, clock: createTestClock(Date.now()) }).close();
    // The shell limits how large a file may grow, in KiB: to the process it is a full disk.
    const command = `ulimit -f 3000; exec "$0" "$@" 2>&1`;
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
    const command = `ulimit -f 3000; exec "$0" "$@" 2>&1`;
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

/** Mounts a file system of so many megabytes; false where this user may not. */
function mountDisk(folder: string, megabytes: number): boolean {
  try {
    execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], {
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}

describe('a small disk that is full', () => {
  it('is read, forgets, keeps nothing aside, and is written again once there is room', async ({ skip }) => {
    const home = makeTestHome();
    skip(!mountDisk(home, 16), 'only root may mount a disk');
    onTestFinished(() => void execFileSync('/bin/umount', ['-l', home]));
    const test = openTestCore({ home, ballastBytes: 4 * 1024 * 1024 });
    const client = test.client();
    await client.store.retry({});
    expect(statSync(path.join(home, 'ballast')).size).toBe(4 * 1024 * 1024);
    const ids: string[] = [];
    const fillUp = async (): Promise<unknown> => {
      for (;;) ids.push((await client.tasks.add({ description: `task ${'x'.repeat(9000)}` })).id);
    };
    await expect(fillUp()).rejects.toMatchObject({ code: 'storage_full' });
    expect(await client.store.status({})).toMatchObject({ state: 'full', reading: true });
    expect(existsSync(path.join(home, 'ballast'))).toBe(false);
    const agent = test.client(AGENT);
    await expect(agent.memories.add({ content: 'no room' })).rejects.toMatchObject({ code: 'storage_full' });
    expect(existsSync(path.join(home, 'spool'))).toBe(false);
    expect((await client.tasks.list({ withTotal: true, limit: 1 })).total).toBe(ids.length);
    for (let at = 0; at < ids.length - 5; at += 40)
      await client.tasks.remove({ ids: ids.slice(at, at + 40) });
    await client.trash.purge({ everything: true });
    await client.store.retry({});
    expect(await client.store.status({})).toMatchObject({ state: 'open' });
    expect(existsSync(path.join(home, 'ballast'))).toBe(true);
    await agent.memories.add({ content: 'room again' });
    await test.close();
    checkIntegrity(home);
  });
});
