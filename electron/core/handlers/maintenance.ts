import type { HandlersFor, Output } from '../../../shared/contract/define.ts';
import type { maintenance as domain } from '../../../shared/contract/maintenance.ts';
import type { Job } from '../../../shared/entities/job.ts';
import { AppError } from '../../../shared/errors.ts';
import { databaseBytes, freeBytes } from '../files/disk.ts';
import { listJobs, readJob, requestCancel, runningJobs } from '../store/jobs.ts';
import { SCHEMA_VERSION } from '../store/migrate.ts';
import { brokenIndexes, readStatistics } from '../store/statistics.ts';
import { commitSequence } from '../store/store.ts';
import { toIso } from '../store/table.ts';
import { checkBackups } from './backup-schedule.ts';
import type { Context } from './context.ts';
import { insight } from './insight.ts';

type Check = Output<(typeof domain)['health']>['checks'][number];

const LITTLE_ROOM = 500 * 1024 * 1024;
/** Folders that other programs copy or move files in and out of, or that lie on another machine. */
const SYNCED = /(onedrive|dropbox|google ?drive|icloud|mobile documents|nextcloud|syncthing)/i;

export const maintenance: HandlersFor<typeof domain, Context> = {
  ...insight,
  stats(context) {
    return {
      ...readStatistics(context.store.read, context.now()),
      dbSizeMb: Math.round(databaseBytes(context.store.file) / 100_000) / 10,
      home: context.home,
      schemaVersion: SCHEMA_VERSION,
    };
  },
  health(context) {
    const checks = [checkStore(context), checkWatermark(context), checkSearch(context)];
    checks.push(checkDisk(context), checkLocation(context), checkJobs(context), checkBackups(context));
    const states = checks.map(({ state }) => state);
    const state = states.includes('fail') ? 'fail' : states.includes('warn') ? 'warn' : 'ok';
    return { state, checks, checkedAt: toIso(context.now()) };
  },
  jobs: ({ store }, { states, limit }) => ({ items: listJobs(store.read, states, limit) }),
  job: ({ store }, { id }) => readJobOrThrow(store.read, id),
  cancelJob(context, { id }) {
    readJobOrThrow(context.store.read, id);
    context.store.writeAside((db) => requestCancel(db, id));
    return readJobOrThrow(context.store.read, id);
  },
};

function readJobOrThrow(db: Context['store']['read'], id: string): Job {
  const job = readJob(db, id);
  if (!job) throw new AppError('not_found', `There is no job ${id}.`);
  return job;
}

function check(
  name: Check['name'],
  state: Check['state'],
  message: string,
  advice: string | null = null,
): Check {
  return { name, state, message, advice };
}

function checkStore({ store }: Context): Check {
  try {
    return check('store', 'ok', `The memory is open and has seen ${commitSequence(store.read)} changes.`);
  } catch {
    return check(
      'store',
      'fail',
      'The memory cannot be read.',
      'Close other programs that use it and start Mneme again.',
    );
  }
}

function checkWatermark({ store, watermark }: Context): Check {
  const before = watermark.previous?.lastSeenSeq ?? 0;
  const now = commitSequence(store.read);
  if (now >= before) return check('watermark', 'ok', 'No change is missing since the last start.');
  return check(
    'watermark',
    'fail',
    `The memory file is older than it was: ${before - now} changes made before the last start are missing.`,
    'If you put an older copy in place on purpose, go on. If not, close Mneme and put a newer copy of memory.db in its place.',
  );
}

function checkSearch({ store }: Context): Check {
  const broken = brokenIndexes(store.read);
  if (broken.length === 0) return check('search', 'ok', 'Every search index answers.');
  return check(
    'search',
    'fail',
    `Search is damaged in ${broken.join(', ')}. What is stored is safe.`,
    'Restore a copy of memory.db.',
  );
}

function checkDisk({ home }: Context): Check {
  const free = freeBytes(home);
  const inMb = Math.round(free / 1024 / 1024).toLocaleString('en');
  if (free > LITTLE_ROOM) return check('disk', 'ok', `${inMb} MB are free.`);
  return check(
    'disk',
    'warn',
    `Only ${inMb} MB are free.`,
    'Make room on the disk: when it is full, nothing new can be remembered.',
  );
}

function checkLocation({ home }: Context): Check {
  if (!SYNCED.test(home))
    return check('location', 'ok', 'The memory lies in a folder of its own on this machine.');
  return check(
    'location',
    'warn',
    'The memory lies in a folder that is synchronised with other machines; that can damage it.',
    'Close Mneme, move the folder elsewhere, and start with --home and its new place.',
  );
}

function checkJobs({ store, now }: Context): Check {
  const stale = runningJobs(store.read).filter(({ heartbeatAt }) => heartbeatAt < now() - 60_000);
  if (stale.length === 0) return check('jobs', 'ok', 'No job hangs.');
  return check(
    'jobs',
    'warn',
    `${stale.length} job(s) gave no sign of life for a minute.`,
    'Start Mneme again.',
  );
}
