import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { listBackups } from '../../../../electron/core/files/backups.ts';
import { openWriter } from '../../../../electron/core/store/database.ts';
import { migrate } from '../../../../electron/core/store/migrate.ts';
import { createInitialSchema } from '../../../../electron/core/store/migrations/0010-initial.ts';
import type { StoreCondition } from '../../../../shared/entities/store-condition.ts';
import { AppError } from '../../../../shared/errors.ts';
import { createTestClock, makeTestHome, openTestCore } from '../../../support/core.ts';

const clock = createTestClock();
const fileOf = (home: string) => path.join(home, 'memory.db');
const step = (version: number, sql: string) => ({
  version,
  apply: (db: { exec(sql: string): void }) => db.exec(sql),
});

describe('a migration', () => {
  it('is not begun where no copy can be made', () => {
    const home = makeTestHome();
    const db = openWriter(fileOf(home));
    const first = [step(10, 'CREATE TABLE a (x TEXT) STRICT')];
    migrate(db, () => {}, first);
    const refuse = (): void => {
      throw new AppError('storage_full', 'No room.');
    };
    expect(() => migrate(db, refuse, [...first, step(20, 'DROP TABLE a')])).toThrow('No room.');
    expect(db.all('SELECT name FROM sqlite_schema')).toEqual([{ name: 'a' }]);
    db.close();
  });

  it('of a memory is preceded by a verified backup, and refused in words where none can be made', () => {
    const home = makeTestHome();
    const former = openWriter(fileOf(home));
    migrate(former, () => {}, [{ version: 10, apply: createInitialSchema }]);
    former.close();
    const before = readFileSync(fileOf(home));
    writeFileSync(path.join(home, 'backups'), 'in the way');
    expect(() => openTestCore({ home })).toThrow(expect.objectContaining({ code: 'unavailable' }));
    rmSync(path.join(home, 'backups'));
    expect(readFileSync(fileOf(home)).equals(before)).toBe(true);
    const told: StoreCondition[] = [];
    openTestCore({ home, clock, onUpdating: (condition) => void told.push(condition) });
    expect(told).toMatchObject([{ state: 'updating', reading: false, actions: [], file: fileOf(home) }]);
    openTestCore({ home, clock, onUpdating: (condition) => void told.push(condition) });
    expect(told).toHaveLength(1);
    expect(listBackups(home)).toMatchObject([{ reason: 'migration', state: 'verified', schemaVersion: 10 }]);
  });
});
