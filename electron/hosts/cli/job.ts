import { type Client, createClient, type Transport } from '../../../shared/client.ts';
import { Job } from '../../../shared/entities/job.ts';
import type { Core } from '../../core/index.ts';
import type { Ended } from './people/command.ts';
import { clearProgress, drawProgress } from './progress.ts';

const PROGRESS_MS = 250;

/** Gives the job an answer tells of, if it runs in this process and so has to be waited for. */
export function runningJob(value: unknown): Job | undefined {
  if (typeof value !== 'object' || value === null || !('job' in value)) return undefined;
  const { data: job } = Job.safeParse(value.job);
  return job?.state === 'running' ? job : undefined;
}

/** Waits for a job; Ctrl-C asks it to stop. Shows progress on a terminal. */
export async function waitForJob(core: Core, transport: Transport, job: Job): Promise<Job> {
  const client = createClient(transport);
  const cancel = (): void => void client.maintenance.cancelJob({ id: job.id }).catch(() => {});
  process.once('SIGINT', cancel);
  const timer = process.stderr.isTTY
    ? setInterval(() => void showProgress(client, job).catch(() => {}), PROGRESS_MS)
    : undefined;
  try {
    await core.idle();
    return await client.maintenance.job({ id: job.id });
  } finally {
    process.off('SIGINT', cancel);
    clearInterval(timer);
    if (timer !== undefined) clearProgress(process.stderr);
  }
}

/** What takes the place of its beginning in an answer: the job as it ended, and the import or the run it was. */
export async function endOf(transport: Transport, value: object, job: Job): Promise<Ended> {
  const client = createClient(transport);
  if (job.subjectId === null) return { job };
  if ('import' in value) return { job, import: await client.imports.get({ id: job.subjectId }) };
  return 'run' in value ? { job, run: await client.consolidation.get({ id: job.subjectId }) } : { job };
}

async function showProgress(client: Client, { id }: Job): Promise<void> {
  const job = await client.maintenance.job({ id });
  if (job.state === 'running') drawProgress(process.stderr, job);
}
