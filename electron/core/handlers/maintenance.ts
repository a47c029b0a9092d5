import type { HandlersFor } from '../../../shared/contract/define.ts';
import type { maintenance as domain } from '../../../shared/contract/maintenance.ts';
import type { Job } from '../../../shared/entities/job.ts';
import { AppError } from '../../../shared/errors.ts';
import { databaseBytes } from '../files/disk.ts';
import { logFolder } from '../files/log.ts';
import { listJobs, readJob, requestCancel } from '../store/jobs.ts';
import { SCHEMA_VERSION } from '../store/migrate.ts';
import { readStatistics } from '../store/statistics.ts';
import { toIso } from '../store/table.ts';
import type { Context } from './context.ts';
import { checkHealth } from './health.ts';
import { insight } from './insight.ts';
import { retention } from './retention.ts';
import { upkeep } from './upkeep.ts';

export const maintenance: HandlersFor<typeof domain, Context> = {
  ...insight,
  ...retention,
  ...upkeep,
  stats(context) {
    return {
      ...readStatistics(context.store.read, context.now()),
      dbSizeMb: Math.round(databaseBytes(context.store.file) / 100_000) / 10,
      home: context.home,
      schemaVersion: SCHEMA_VERSION,
    };
  },
  health(context) {
    const checks = checkHealth(context);
    const states = checks.map(({ state }) => state);
    const state = states.includes('fail') ? 'fail' : states.includes('warn') ? 'warn' : 'ok';
    return { state, checks, checkedAt: toIso(context.now()), logs: logFolder(context.home) };
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
