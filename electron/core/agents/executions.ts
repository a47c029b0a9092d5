import type { Execution } from '../../../shared/entities/execution.ts';
import type { AppError } from '../../../shared/errors.ts';

/** A task as it goes, without its job. */
export type Going = Omit<Execution, 'job'> & Readonly<{ failure?: AppError }>;

/** The tasks that agents of this process carry out, and the last ones that ended: what is said is held here only. */
export type Executions = Readonly<{
  note(jobId: string, going: Going): void;
  get(jobId: string): Going | undefined;
}>;

/** How many are held; the oldest goes first. */
const MOST = 30;

/** Makes the keeper of one process. */
export function createExecutions(): Executions {
  const held = new Map<string, Going>();
  return {
    note(jobId, going) {
      held.set(jobId, going);
      const [oldest] = held.keys();
      if (held.size > MOST && oldest !== undefined) held.delete(oldest);
    },
    get: (jobId) => held.get(jobId),
  };
}
