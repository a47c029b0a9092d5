import { create } from 'zustand';

/** The task each agent was given last in this window, by the job it is; null: the person wants to give another. */
const useTasks = create<{ jobs: Readonly<Record<string, string | null>> }>(() => ({ jobs: {} }));

/** The job of the task an agent was given last here; undefined where it was given none. */
export function useGivenTask(agentId: string): string | null | undefined {
  return useTasks((state) => state.jobs[agentId]);
}

/** Notes the task an agent was given, or that it is to be given another. */
export function noteGivenTask(agentId: string, jobId: string | null): void {
  useTasks.setState(({ jobs }) => ({ jobs: { ...jobs, [agentId]: jobId } }));
}
