import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseRotated } from '../../../../electron/core/files/rotation.ts';
import { type Backup, BackupReason } from '../../../../shared/entities/backup.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 2, 1, 12);

function backup(fields: Partial<Backup> & { daysAgo: number; index?: number }): Backup {
  const { daysAgo, index = 0, ...rest } = fields;
  return {
    name: `b-${index}-${daysAgo}`,
    reason: 'schedule',
    createdAt: new Date(NOW - daysAgo * DAY).toISOString(),
    bytes: 1000,
    state: 'verified',
    verifiedAt: null,
    problem: null,
    schemaVersion: 10,
    commitSeq: 1,
    counts: {},
    ...rest,
  };
}

const anyBackups = fc
  .array(
    fc.record({
      daysAgo: fc.double({ min: 0, max: 400, noNaN: true }),
      reason: fc.constantFrom(...BackupReason.options),
      state: fc.constantFrom<Backup['state'][]>('verified', 'unverified', 'damaged'),
      bytes: fc.integer({ min: 1, max: 5000 }),
    }),
    { maxLength: 40 },
  )
  .map((all) => all.map((fields, index) => backup({ ...fields, index })));
const anyRules = fc.record({
  keepDaily: fc.integer({ min: 1, max: 10 }),
  keepWeekly: fc.integer({ min: 0, max: 10 }),
  maxBytes: fc.integer({ min: 0, max: 60_000 }),
});

const newestWhole = (backups: readonly Backup[]): string | undefined =>
  backups
    .filter(({ state }) => state === 'verified')
    .toSorted((one, other) => other.createdAt.localeCompare(one.createdAt))
    .at(0)?.createdAt;

describe('rotation', () => {
  it('keeps the newest of each of seven days and four weeks', () => {
    const daily = Array.from({ length: 60 }, (_, index) => backup({ daysAgo: index, index }));
    const rules = { keepDaily: 7, keepWeekly: 4, maxBytes: 1e9 };
    const gone = new Set(chooseRotated(daily, rules, NOW));
    const kept = daily.filter(({ name }) => !gone.has(name)).map(({ createdAt }) => createdAt.slice(0, 10));
    // 1 March 2026 is a Sunday; the weeks before end on 22, 15 and 8 February.
    expect(kept).toEqual([
      '2026-03-01',
      '2026-02-28',
      '2026-02-27',
      '2026-02-26',
      '2026-02-25',
      '2026-02-24',
      '2026-02-23',
      '2026-02-22',
      '2026-02-15',
      '2026-02-08',
    ]);
  });

  it('of too much drops the oldest first, never the newest', () => {
    const three = [0, 1, 2].map((daysAgo) => backup({ daysAgo, bytes: 600 }));
    const rules = { keepDaily: 7, keepWeekly: 4, maxBytes: 1300 };
    expect(chooseRotated(three, rules, NOW)).toEqual(['b-0-2']);
    expect(chooseRotated(three, { ...rules, maxBytes: 1 }, NOW)).toEqual(['b-0-1', 'b-0-2']);
  });

  it('keeps the newest verified one always, and what is not its own', () => {
    fc.assert(
      fc.property(anyBackups, anyRules, (backups, rules) => {
        const gone = new Set(chooseRotated(backups, rules, NOW));
        const kept = backups.filter(({ name }) => !gone.has(name));
        expect(newestWhole(kept)).toBe(newestWhole(backups));
        const own = ['schedule', 'migration', 'retention', 'restore'];
        expect(backups.filter(({ name, reason }) => gone.has(name) && !own.includes(reason))).toEqual([]);
      }),
    );
  });

  it('keeps within its bounds what it may remove', () => {
    fc.assert(
      fc.property(anyBackups, anyRules, (backups, rules) => {
        const gone = new Set(chooseRotated(backups, rules, NOW));
        const kept = backups.filter(({ name }) => !gone.has(name));
        const whole = kept.filter(({ reason, state }) => reason === 'schedule' && state === 'verified');
        expect(whole.length).toBeLessThanOrEqual(rules.keepDaily + rules.keepWeekly + 1);
        for (const reason of ['migration', 'retention', 'restore'])
          expect(kept.filter((each) => each.reason === reason).length).toBeLessThanOrEqual(5);
        const newest = newestWhole(backups);
        const removable = kept.filter(
          ({ reason, createdAt }) =>
            createdAt !== newest && ['schedule', 'migration', 'retention', 'restore'].includes(reason),
        );
        const bytes = kept.reduce((sum, each) => sum + each.bytes, 0);
        expect(bytes <= rules.maxBytes || removable.length === 0).toBe(true);
      }),
    );
  });

  it('done twice removes nothing more, and does not depend on the order', () => {
    fc.assert(
      fc.property(anyBackups, anyRules, (backups, rules) => {
        const gone = new Set(chooseRotated(backups, rules, NOW));
        const kept = backups.filter(({ name }) => !gone.has(name));
        expect(chooseRotated(kept, rules, NOW)).toEqual([]);
        expect(new Set(chooseRotated(backups.toReversed(), rules, NOW)).size).toBe(gone.size);
      }),
    );
  });
});
