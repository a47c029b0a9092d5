import type { Caller } from '../../../shared/caller.ts';
import type { agents as domain } from '../../../shared/contract/agents.ts';
import type { Input } from '../../../shared/contract/define.ts';
import type { Agent } from '../../../shared/entities/agent.ts';
import { chatReasonOf } from '../../../shared/entities/chat.ts';
import type { Execution, ExecutionResult } from '../../../shared/entities/execution.ts';
import type { Job } from '../../../shared/entities/job.ts';
import { AppError, traceOf } from '../../../shared/errors.ts';
import type { Assignment } from '../agents/assignment.ts';
import { execute } from '../agents/execute.ts';
import type { Going } from '../agents/executions.ts';
import type { JobControl } from '../jobs/runner.ts';
import { chatFailure } from '../models/failures.ts';
import type { ChatModel } from '../ports.ts';
import { readAgent } from '../store/agents.ts';
import { readJob } from '../store/jobs.ts';
import { readSession } from '../store/sessions.ts';
import type { Context } from './context.ts';
import { chatModelOf } from './models.ts';
import { currentSettings } from './settings.ts';

type ExecuteInput = Input<(typeof domain)['execute']>;

/** How often progress is written down, in milliseconds; whoever looks in this process sees every word. */
const REPORT_MS = 1000;

/** Lets an agent carry out a task; answers at its end, or at once where nobody wants to wait. */
export async function startExecution(
  context: Context,
  input: ExecuteInput,
  caller: Caller,
): Promise<Execution> {
  const model = requireModel(context);
  const agent = await findPerformer(context, input, caller);
  const sessionId = input.sessionId ?? caller.sessionId ?? null;
  if (sessionId !== null) readSession(context.store.read, sessionId);
  const own = { actor: 'agent', door: 'agent', client: agent.name, via: 'task' } as const;
  const self = context.clientFor(sessionId === null ? own : { ...own, sessionId });
  const assignment: Omit<Assignment, 'signal' | 'onProgress'> = {
    agent,
    task: input.task,
    context: input.context,
    sessionId,
    maxMessages: currentSettings(context).values['shortTerm.maxMessages'],
    self,
    giver: caller.door === 'agent' ? self : context.clientFor(caller),
    chat: context.chat,
    model,
  };
  const jobId = context.jobs.start(
    { kind: 'execute', total: null, unit: 'items', subjectId: agent.id },
    (control) => carryOut(context, assignment, control),
  );
  if (!input.wait) return readExecution(context, jobId);
  await context.jobs.ended(jobId);
  return endedExecution(context, jobId);
}

/** A task that goes on, or ended lately in this process. Throws `not_found`. */
export function readExecution({ store, executions }: Context, jobId: string): Execution {
  const going = executions.get(jobId);
  const job = readJob(store.read, jobId);
  if (going === undefined || job === undefined) {
    throw new AppError(
      'not_found',
      'What was said in this task is no longer at hand here. If it was kept, it stands in its session.',
    );
  }
  const { failure, ...told } = going;
  return { ...told, job: going.phase === 'ended' ? { ...job, ...endOf(failure) } : job };
}

/** How a task ended, which its job says a moment later, and on a full disk not at all. */
function endOf(failure: AppError | undefined): Pick<Job, 'state' | 'error'> {
  if (failure === undefined) return { state: 'done', error: null };
  if (failure.code === 'cancelled') return { state: 'cancelled', error: null };
  return { state: 'failed', error: { code: failure.code, message: failure.message } };
}

/** An execution that ended well; what went wrong is thrown. */
function endedExecution(context: Context, jobId: string): Execution {
  const { failure } = context.executions.get(jobId) ?? {};
  if (failure === undefined) return readExecution(context, jobId);
  if (failure.code !== 'cancelled') throw failure;
  throw new AppError('cancelled', 'The task was cancelled. Nothing of it was kept.');
}

async function carryOut(
  context: Context,
  assignment: Omit<Assignment, 'signal' | 'onProgress'>,
  control: JobControl,
): Promise<ExecutionResult> {
  const begun = performance.now();
  let reportedAt = begun;
  let going: Going | undefined;
  const onProgress = (next: Going): void => {
    const sooner = next.phase === going?.phase && performance.now() - reportedAt < REPORT_MS;
    going = next;
    context.executions.note(control.id, next);
    if (sooner) return;
    reportedAt = performance.now();
    report(context, control, next);
  };
  try {
    const result = await execute({ ...assignment, signal: control.signal, onProgress });
    logEnd(context, result, performance.now() - begun, null);
    return result;
  } catch (error) {
    if (going !== undefined) {
      logEnd(context, going, performance.now() - begun, error);
      const failure = error instanceof AppError ? error : unforeseen();
      context.executions.note(control.id, { ...going, phase: 'ended', failure });
    }
    throw error;
  }
}

function unforeseen(): AppError {
  return new AppError(
    'internal',
    'Something unexpected went wrong. What was there before is safe. Try again.',
  );
}

/** Progress is for those who look from elsewhere; that it cannot be written must not end the task. */
function report(context: Context, control: JobControl, { answer }: Going): void {
  try {
    context.aside((db) => control.report(db, answer.length, { characters: answer.length }));
  } catch (error) {
    const fields = { job: control.id, trace: traceOf(error) };
    context.log({ level: 'warn', module: 'execute', message: 'progress was not noted', fields });
  }
}

function logEnd(
  { log }: Context,
  { model, tokensIn, tokensOut, attempts }: Pick<Going, 'model' | 'tokensIn' | 'tokensOut' | 'attempts'>,
  latencyMs: number,
  error: unknown,
): void {
  const errorCode =
    error === null ? null : (chatReasonOf(error) ?? (error instanceof AppError ? error.code : 'internal'));
  const fields = {
    model,
    tokensIn,
    tokensOut,
    attempt: attempts,
    latencyMs: Math.round(latencyMs),
    errorCode,
  };
  log({ level: 'info', module: 'execute', message: 'a task ended', fields });
}

function requireModel(context: Context): ChatModel {
  const { values } = currentSettings(context);
  if (values['chat.provider'] === 'off') {
    throw chatFailure(
      'off',
      'No local model is set up, so no task was begun. Turn it on in Settings, under Local model, or set chat.provider to openai-compatible with chat.baseUrl and chat.model. Everything else works without one.',
    );
  }
  if (values['chat.model'] === '') {
    throw chatFailure(
      'model_missing',
      'No model is chosen, so no task was begun. Test the connection in Settings, under Local model, and choose one of those that are there.',
    );
  }
  return chatModelOf(values);
}

/** Who carries it out: known by id or by name, and registered by its own first call where it is new. */
async function findPerformer(
  context: Context,
  { agentId, agent }: ExecuteInput,
  caller: Caller,
): Promise<Agent> {
  const named = agentId === undefined ? undefined : readAgent(context.store.read, agentId).name;
  const name = named ?? agent;
  if (name === undefined) throw new AppError('invalid_input', 'Name the agent. No task was begun.');
  if (agent !== undefined && agent !== name)
    throw new AppError(
      caller.door === 'agent' ? 'forbidden' : 'invalid_input',
      `The id is that of ${name}, not of ${agent}. No task was begun.`,
    );
  const found = await context.clientFor({ actor: 'agent', door: 'agent', client: name }).agents.get({});
  if (!found.paused) return found;
  throw new AppError('forbidden', `${name} is paused, so no task was begun. Resume it under Agents first.`);
}
