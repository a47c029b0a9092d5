import { renameSync } from 'node:fs';
import path from 'node:path';
import type { RescueProgress, SalvageReport } from '../../../shared/entities/salvage.ts';
import type { StoreCondition } from '../../../shared/entities/store-condition.ts';
import { AppError } from '../../../shared/errors.ts';
import { listBackups } from '../files/backups.ts';
import { lastSeenSequence } from '../files/watermark.ts';
import type { StoreCare } from '../handlers/store-care.ts';
import { raiseSequence, type Store } from '../store/store.ts';
import type { CoreOptions } from './opened-core.ts';
import { putMemoryBack, replaceWithBackup, salvageMemory } from './rescue.ts';

type Work = NonNullable<RescueProgress['work']>;

/** The keeper, as far as whoever mends the file needs it. */
export type Hands = Readonly<{
  options: CoreOptions;
  condition(): StoreCondition;
  /** What is open; null where nothing is. */
  store(): Store | null;
  /** Looks at the file now, and goes on with it where it can. */
  look(): Promise<void>;
  /** Looks through all pages of what is open: another worker may have met damage. */
  lookThrough(): void;
  /** Does something to a file that nobody here has open; meanwhile it is not looked at. */
  apart<T>(work: () => T | Promise<T>): Promise<T>;
}>;

/** In what states another file may take the place of this one. */
const BY_BACKUP: readonly string[] = ['damaged', 'missing', 'rolledBack'];

/** What a person can do about the file. */
export function createCare(hands: Hands): StoreCare {
  const { options, condition, look } = hands;
  const desk = createDesk();
  let report: SalvageReport | null = null;
  const refuseUnless = (states: readonly string[], what: string): void => {
    if (!states.includes(condition().state))
      throw new AppError('conflict', `The file of the memory is not ${what}. Nothing was changed.`);
  };
  const lookClosely = async (): Promise<void> => {
    await look();
    if (condition().state === 'open') hands.lookThrough();
  };
  return {
    condition,
    retry: look,
    progress: () => ({ work: desk.work(), report }),
    backups: () => listBackups(options.home),
    async acceptRollback() {
      const store = hands.store();
      refuseUnless(store === null ? [] : ['rolledBack'], 'older than it was');
      if (store !== null) raiseSequence(store, lastSeenSequence(options.home));
      await look();
    },
    async beginAnew() {
      refuseUnless(hands.store() === null ? ['missing'] : [], 'missing');
      const { home, clock } = options;
      renameSync(path.join(home, 'watermark.json'), path.join(home, `watermark-${clock()}.json`));
      await look();
    },
    async salvage() {
      await lookClosely();
      refuseUnless(['damaged'], 'damaged');
      const saved = await desk.run('salvage', () =>
        hands.apart(() => salvageMemory(options, (done, total) => desk.note(done, total))),
      );
      report = saved;
      return saved;
    },
    async useBackup(name) {
      await lookClosely();
      refuseUnless(BY_BACKUP, 'damaged, missing or older than it was');
      await desk.run('useBackup', () => hands.apart(() => replaceWithBackup(options, name)));
    },
    async putBack() {
      await look();
      const store = hands.store();
      refuseUnless(store === null ? [] : ['missing'], 'removed and still open');
      if (store !== null) await desk.run('putBack', () => putMemoryBack(options, store));
      await look();
    },
  };
}

/** Lets one thing be done at a time, and knows how far it is. */
function createDesk() {
  let work: Work | null = null;
  return {
    work: () => work,
    note(done: number, total: number): void {
      if (work !== null) work = { ...work, done, total };
    },
    async run<T>(kind: Work['kind'], act: () => T | Promise<T>): Promise<T> {
      if (work !== null) throw new AppError('conflict', 'This is being done already. Wait until it is done.');
      work = { kind, done: 0, total: 0 };
      try {
        return await act();
      } finally {
        work = null;
      }
    },
  };
}
