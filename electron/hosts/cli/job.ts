import { type Client, createClient, type Transport } from '../../../shared/client.ts';
import { Job } from '../../../shared/entities/job.ts';
import type { Core } from '../../core/index.ts';

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
    ? setInterval(() => void showProgress(client, job), PROGRESS_MS)
    : undefined;
  try {
    await core.idle();
    return await client.maintenance.job({ id: job.id });
  } finally {
    process.off('SIGINT', cancel);
    clearInterval(timer);
    if (timer !== undefined) process.stderr.write('\r\u001B[K'); // clears the line
  }
}

/** Puts the end of the job, and of the import it worked on, into the answer. */
export async function finishAnswer(transport: Transport, value: object, job: Job): Promise<unknown> {
  if (!('import' in value) || job.subjectId === null) return { ...value, job };
  return { ...value, import: await createClient(transport).imports.get({ id: job.subjectId }), job };
}

async function showProgress(client: Client, { id }: Job): Promise<void> {
  const { done, total, unit } = await client.maintenance.job({ id });
  const share = total ? `${Math.floor((done / total) * 100)} %` : `${done} ${unit}`;
  process.stderr.write(`\r\u001B[K${share}`);
}
