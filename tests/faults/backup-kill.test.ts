import { execFileSync, spawn } from 'node:child_process';
import { cpSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { createBackup, listBackups, verifyBackup } from '../../electron/core/files/backups.ts';
import { openWriter } from '../../electron/core/store/database.ts';
import { migrate, SCHEMA_VERSION } from '../../electron/core/store/migrate.ts';
import { createInitialSchema } from '../../electron/core/store/migrations/0010-initial.ts';
import { createTestClock, importFile, makeTestHome, openTestCore, writeSource } from '../support/core.ts';
import { checkIntegrity, livingState, rowsOf } from '../support/store-file.ts';

const PROGRAM = path.join(import.meta.dirname, '../support/backing-up-process.ts');
/** How many points on the way a process is killed at. */
const POINTS = 4;
const SESSIONS = 800;

/** A memory, and a backup of when it held more sessions and not the last fact. */
type Model = { home: string; backup: string; old: unknown; restored: unknown };

/** What is remembered, without what an import or a restore notes of itself. */
function saidBy(home: string): unknown {
  const { sessions, messages, knowledge, tasks } = livingState(home);
  const ids = (rows: readonly Record<string, unknown>[] = []) =>
    rows.map(({ id }) => String(id)).toSorted((one, other) => one.localeCompare(other));
  return { sessions: ids(sessions), messages: ids(messages), knowledge: ids(knowledge), tasks: ids(tasks) };
}

async function makeModel(): Promise<Model> {
  const home = makeTestHome();
  const test = openTestCore({ home, clock: createTestClock(Date.now()) });
  await test.client().knowledge.add({ category: 'me', key: 'tea', value: 'green' });
  const first = createBackup({ home, reason: 'person', now: Date.now() });
  const lines = Array.from({ length: SESSIONS }, (_, session) => ({
    id: `c${session}`,
    messages: ['a', 'b', 'c'].map((word) => ({ role: 'user', content: `words ${word} of ${session}` })),
  }));
  await importFile(test, writeSource(lines.map((line) => `${JSON.stringify(line)}\n`).join('')));
  const { name } = createBackup({ home, reason: 'person', now: Date.now() });
  const restored = saidBy(home);
  const { job } = await test.client().backups.restore({ name: first.name, mode: 'replace' });
  await test.core.idle();
  expect(await test.client().maintenance.job({ id: job.id })).toMatchObject({ state: 'done' });
  await test.client().knowledge.add({ category: 'me', key: 'last', value: 'fact' });
  await test.close();
  return { home, backup: name, old: saidBy(home), restored };
}

/** Runs something in a process of its own; killed after so many milliseconds of it. Gives how long it took. */
async function run(home: string, args: readonly string[], killAfterMs?: number): Promise<number> {
  const child = spawn(process.execPath, [PROGRAM, home, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  const startedAt = performance.now();
  if (killAfterMs !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  await ended;
  return performance.now() - startedAt;
}

/** Lets something be killed at points spread over the time it takes, each on a copy; looks at each copy. */
async function killAtPoints(
  model: string,
  args: readonly string[],
  look: (home: string) => void | Promise<void>,
): Promise<void> {
  const copy = (): string => {
    const home = makeTestHome();
    cpSync(model, home, { recursive: true });
    return home;
  };
  const whole = await run(copy(), args);
  for (let point = 0; point < POINTS; point += 1) {
    const home = copy();
    await run(home, args, (whole * (point + 0.5)) / POINTS);
    await look(home);
    rmSync(home, { recursive: true, force: true });
  }
}

/** Whatever has the name of a backup is one; what was begun goes when the next is made. */
function expectWholeBackups(home: string): void {
  for (const { name } of listBackups(home))
    expect([name, verifyBackup(home, name, Date.now()).state]).toEqual([name, 'verified']);
}

describe('kill -9', { timeout: 300_000 }, () => {
  it('during a backup leaves the memory as it was, and whole backups only', async () => {
    const model = await makeModel();
    await killAtPoints(model.home, ['create'], async (home) => {
      checkIntegrity(home);
      expect(saidBy(home)).toEqual(model.old);
      expectWholeBackups(home);
      const later = openTestCore({ home, clock: createTestClock(Date.now() + 60_000) });
      await later.client().backups.create({});
      await later.close();
      expect(readdirSync(path.join(home, 'backups')).filter((name) => name.startsWith('.'))).toEqual([]);
    });
  });

  it('during a replacement leaves the old memory or the new one', async () => {
    const model = await makeModel();
    await killAtPoints(model.home, ['replace', model.backup], async (home) => {
      checkIntegrity(home);
      const said = saidBy(home);
      const replaced = JSON.stringify(said) === JSON.stringify(model.restored);
      expect(said).toEqual(replaced ? model.restored : model.old);
      expectWholeBackups(home);
      const later = openTestCore({ home, clock: createTestClock(Date.now() + 60_000) });
      const { checks } = await later.client().maintenance.health({});
      expect(checks.find(({ name }) => name === 'watermark')?.state).toBe('ok');
      await later.close();
    });
  });

  it('during a merge leaves what was here, or all of it once Mneme was started again', async () => {
    const model = await makeModel();
    const both = {
      ...(model.restored as object),
      knowledge: (model.old as { knowledge: string[] }).knowledge,
    };
    await killAtPoints(model.home, ['merge', model.backup], async (home) => {
      checkIntegrity(home);
      const later = openTestCore({
        home,
        clock: createTestClock(Date.now() + 60_000),
        consolidates: true,
        newId: () => v7(),
      });
      await later.client().settings.set({ values: { 'consolidation.enabled': false } });
      await later.core.idle();
      await later.close();
      const said = saidBy(home);
      const merged = JSON.stringify(said) !== JSON.stringify(model.old);
      expect(said).toEqual(merged ? both : model.old);
      checkIntegrity(home);
    });
  });

  it('during a migration leaves the old schema or the new one, and a backup where it was begun', async () => {
    const home = makeTestHome();
    const former = openWriter(path.join(home, 'memory.db'));
    migrate(former, () => {}, [{ version: 10, apply: createInitialSchema }]);
    former.transact(() => {
      for (let row = 0; row < 5000; row += 1)
        former.run(
          `INSERT INTO knowledge (id, created_at, updated_at, category, key, value, confidence, search_text, origin_actor,
             origin_trust) VALUES (?, 1, 1, 'c', ?, 'v', 1, 'words', 'person', 'trusted')`,
          `id ${row}`,
          `key ${row}`,
        );
    });
    former.close();
    await killAtPoints(home, ['open'], (copy) => {
      const [{ version } = {}] = rowsOf(copy, 'SELECT user_version AS version FROM pragma_user_version');
      expect([10, SCHEMA_VERSION]).toContain(version);
      expect(rowsOf(copy, 'SELECT count(*) AS n FROM knowledge')).toEqual([{ n: 5000 }]);
      expectWholeBackups(copy);
      if (version !== 10) {
        expect(listBackups(copy)).toMatchObject([{ reason: 'migration', schemaVersion: 10 }]);
        checkIntegrity(copy);
      }
    });
  });

  it('is not needed for a full disk: a backup that does not fit leaves nothing, and says so', async () => {
    const model = await makeModel();
    const home = makeTestHome();
    cpSync(model.home, home, { recursive: true });
    const before = saidBy(home);
    const names = readdirSync(path.join(home, 'backups')).toSorted();
    // Without free pages the copy is smaller than the memory; the limit is in KiB, for any one file.
    const command = `ulimit -f 300; exec "$0" "$@" 2>&1`;
    const args = ['-c', command, process.execPath, PROGRAM, home, 'create'];
    const env = { ...process.env, NODE_NO_WARNINGS: '1' };
    const output = execFileSync('bash', args, { encoding: 'utf8', env });
    expect(output).toContain('storage_full');
    expect(readdirSync(path.join(home, 'backups')).toSorted()).toEqual(names);
    expect(saidBy(home)).toEqual(before);
    checkIntegrity(home);
  });
});
