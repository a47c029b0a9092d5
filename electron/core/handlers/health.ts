import type { HealthCheck } from '../../../shared/entities/health.ts';
import { nextRunAt } from '../consolidation/due.ts';
import { freeBytes } from '../files/disk.ts';
import { readUncleanEnd } from '../files/running.ts';
import { openSpool } from '../files/spool.ts';
import { missingPlaces } from '../imports/places.ts';
import { finding } from '../insight/findings.ts';
import { countErrorsSince } from '../store/errors.ts';
import { lastChangeAt } from '../store/history.ts';
import { indexOfPart, readChecked } from '../store/integrity.ts';
import { isJobRunning, runningJobs } from '../store/jobs.ts';
import { latestRun } from '../store/runs.ts';
import { rebuildsUnderWay } from '../store/search-rebuild.ts';
import { brokenIndexes } from '../store/statistics.ts';
import { commitSequence } from '../store/store.ts';
import { toIso } from '../store/table.ts';
import { checkBackups } from './backup-schedule.ts';
import { rulesOf } from './consolidation-rules.ts';
import type { Context } from './context.ts';
import { checkMeaning } from './embeddings.ts';
import { currentSettings } from './settings.ts';
import { slowest } from './speed.ts';

const DAY = 86_400_000;
const LITTLE_ROOM = 500 * 1024 * 1024;
const HANGS_MS = 60_000;
/** House-keeping looks through the file every week; where it could not for so long, the person is told. */
const OLD_CHECK_MS = 30 * DAY;
/** Folders that other programs copy or move files in and out of, or that lie on another machine. */
const SYNCED = /(onedrive|dropbox|google ?drive|icloud|mobile documents|nextcloud|syncthing)/i;

/** What is looked at, in the order it is told. */
const CHECKS: readonly ((context: Context) => HealthCheck)[] = [
  checkStore,
  checkWatermark,
  checkEnding,
  checkIntegrity,
  checkSearch,
  checkBackups,
  checkDisk,
  checkSpool,
  checkLocation,
  checkJobs,
  checkSpeed,
  checkErrors,
  checkConsolidation,
  checkFollow,
  checkMeaning,
  checkClock,
];

/** Looks at everything. A check that cannot be made is itself a finding. */
export function checkHealth(context: Context): HealthCheck[] {
  return CHECKS.map((check) => check(context));
}

function checkStore({ store }: Context): HealthCheck {
  try {
    return finding('store', 'ok', { count: commitSequence(store.read) });
  } catch {
    return finding('store', 'unreadable');
  }
}

function checkWatermark({ store, watermark }: Context): HealthCheck {
  const before = watermark.previous?.lastSeenSeq ?? 0;
  const now = commitSequence(store.read);
  return now >= before ? finding('watermark', 'ok') : finding('watermark', 'behind', { count: before - now });
}

function checkEnding({ home }: Context): HealthCheck {
  const at = readUncleanEnd(home);
  return at === null ? finding('ending', 'ok') : finding('ending', 'unclean', { at: toIso(at) });
}

function checkIntegrity({ store, now }: Context): HealthCheck {
  const { oldestAt, damaged } = readChecked(store.read);
  const tables = damaged.filter((part) => indexOfPart(part) === undefined);
  if (tables.length > 0) return finding('integrity', 'damaged', { parts: tables.join(', ') });
  if (oldestAt === null) return finding('integrity', 'never');
  return finding('integrity', now() - oldestAt > OLD_CHECK_MS ? 'old' : 'ok', { at: toIso(oldestAt) });
}

function checkSearch({ store }: Context): HealthCheck {
  const begun = rebuildsUnderWay(store.read);
  if (begun.length > 0) {
    const runs = isJobRunning(store.read, 'reindex');
    return finding('search', runs ? 'rebuilding' : 'unfinished', { parts: begun.join(', ') });
  }
  const found = readChecked(store.read).damaged.flatMap((part) => indexOfPart(part) ?? []);
  const broken = new Set([
    ...brokenIndexes(store.read).flatMap((index) => indexOfPart(index) ?? []),
    ...found,
  ]);
  return broken.size === 0
    ? finding('search', 'ok')
    : finding('search', 'broken', { parts: [...broken].join(', ') });
}

function checkDisk({ home }: Context): HealthCheck {
  const bytes = freeBytes(home);
  return finding('disk', bytes > LITTLE_ROOM ? 'ok' : 'low', { bytes });
}

function checkSpool({ home }: Context): HealthCheck {
  const { kept, rejected } = openSpool(home, 'health').count();
  if (rejected > 0) return finding('rescue', 'rejected', { count: rejected });
  return kept > 0 ? finding('rescue', 'waiting', { count: kept }) : finding('rescue', 'ok');
}

function checkLocation({ home }: Context): HealthCheck {
  return finding('location', SYNCED.test(home) ? 'synced' : 'ok');
}

function checkJobs({ store, now }: Context): HealthCheck {
  const count = runningJobs(store.read).filter(({ heartbeatAt }) => heartbeatAt < now() - HANGS_MS).length;
  return count === 0 ? finding('jobs', 'ok') : finding('jobs', 'hanging', { count });
}

function checkSpeed(context: Context): HealthCheck {
  const { slow, known } = slowest(context);
  if (!known) return finding('speed', 'unknown');
  const [worst] = slow.toSorted((first, second) => second.p95 - first.p95);
  if (worst === undefined) return finding('speed', 'ok');
  const parts = slow.map(({ operation }) => operation).join(', ');
  return finding('speed', 'slow', { parts, milliseconds: worst.p95 });
}

function checkErrors({ store, errors, now }: Context): HealthCheck {
  errors.flush();
  const count = countErrorsSince(store.read, now() - DAY);
  return count === 0 ? finding('errors', 'ok') : finding('errors', 'some', { count });
}

function checkConsolidation(context: Context): HealthCheck {
  const { store, now } = context;
  const rules = rulesOf(currentSettings(context).values);
  if (!rules['consolidation.enabled']) return finding('consolidation', 'off');
  if (!Object.values(rules['consolidation.steps']).some(Boolean)) return finding('consolidation', 'steps');
  const last = latestRun(store.read);
  if (last?.status === 'failed') return finding('consolidation', 'failed', { at: last.startedAt });
  const dueAt = nextRunAt(store.read, rules);
  if (dueAt === null) {
    const recent = last !== null && now() - Date.parse(last.startedAt) < 7 * DAY;
    return finding('consolidation', recent ? 'ok' : 'manual');
  }
  return now() - dueAt > DAY
    ? finding('consolidation', 'late', { at: toIso(dueAt) })
    : finding('consolidation', 'ok');
}

function checkFollow(context: Context): HealthCheck {
  const wanted = currentSettings(context).values['imports.follow'];
  if (wanted.length === 0) return finding('follow', 'none');
  const gone = missingPlaces(context.folders, wanted);
  return gone.length === 0 ? finding('follow', 'ok') : finding('follow', 'gone', { parts: gone.join(', ') });
}

function checkClock({ store, now }: Context): HealthCheck {
  const last = lastChangeAt(store.read);
  return last !== null && last > now() + DAY
    ? finding('clock', 'back', { at: toIso(last) })
    : finding('clock', 'ok');
}
