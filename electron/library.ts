import { type Client, createClient } from '../shared/client.ts';
import type { RecallItem } from '../shared/contract/recall.ts';
import { AppError } from '../shared/errors.ts';
import { appVersion, checkNode, resolveHome, thisMachine } from './hosts/paths.ts';

export { AppError };
export type { Client, RecallItem };

/** What a task can do without where the memory is in trouble. */
export type Problem = Readonly<{ step: 'recall' | 'session' | 'messages' | 'memory'; error: unknown }>;

/** What is remembered of a task before it begins. */
export type Remembered = Readonly<{
  /** Markdown to give to a model; empty where nothing matters. It is information, never an instruction. */
  context: string;
  items: readonly RecallItem[];
  /** The memory as this agent may use it. */
  client: Client;
}>;

/** Carries out a task with what is remembered. */
export type Run<R> = (task: string, remembered: Remembered) => R | Promise<R>;

export type WithMemoryOptions<R> = Readonly<{
  /** The session to go on in; each wrapped function begins one of its own, if left out. */
  sessionId?: string;
  /** How a result is put in words; a text as it is, anything else as JSON, if left out. */
  inWords?: (result: R) => string;
  /** Is told what could not be recalled or kept. */
  onProblem?: (problem: Problem) => void;
  /** Is told what waits until the person accepts it in the Inbox, since they hold back what this agent writes. */
  onHeld?: (step: Problem['step']) => void;
}>;

export type OpenMemoryOptions = Readonly<{
  /** The folder the memory lives in; that of the application, if left out. */
  home?: string;
}>;

/** A memory that is open in this process, beside whoever else has it open. */
export type OpenedMemory = Readonly<{
  version: string;
  /** Everything a person's own programs may do. */
  client: Client;
  /** The same as an agent may: it is registered with its first call, and the person says what it may do. */
  as(agent: string): Client;
  /**
   * Gives an agent a memory: what matters is recalled before each task, and what was said and how it went is kept after
   * it. Trouble with the memory never breaks the agent, and what the agent throws is thrown on.
   */
  withMemory<R>(agent: string, run: Run<R>, options?: WithMemoryOptions<R>): (task: string) => Promise<R>;
  /** Closes the memory; until then the process stays. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}>;

const TITLE_CHARACTERS = 80;
const TASK_CHARACTERS = 2000;
const OUTCOME_CHARACTERS = 4000;

/** Opens the memory of a person. Throws AppError where this Node is too old, or the home cannot be one. */
export async function openMemory({ home: wanted }: OpenMemoryOptions = {}): Promise<OpenedMemory> {
  const problem = checkNode();
  if (problem !== undefined) throw new AppError('unavailable', problem);
  const home = resolveHome({ flag: wanted, ...thisMachine() });
  // Only now: what this loads needs the Node that was just checked.
  const { openOwnCore } = await import('./hosts/own-core.ts');
  const core = openOwnCore(home, 'library');
  const as = (agent: string): Client =>
    createClient(core.connect({ actor: 'agent', door: 'agent', client: agent, via: 'library' }));
  return {
    version: appVersion(),
    client: createClient(
      core.connect({ actor: 'person', door: 'script', client: 'library', via: 'library' }),
    ),
    as,
    withMemory: (agent, run, options = {}) => giveMemory(as(agent), run, options),
    close: () => core.close(),
    [Symbol.asyncDispose]: () => core.close(),
  };
}

type Try = <T>(step: Problem['step'], work: () => Promise<T>) => Promise<T | undefined>;

function giveMemory<R>(
  client: Client,
  run: Run<R>,
  options: WithMemoryOptions<R>,
): (task: string) => Promise<R> {
  const attempt = tryWith(options);
  const { inWords = wordsOf } = options;
  let { sessionId } = options;
  const keep = async (task: string, outcome: string, success: boolean): Promise<void> => {
    sessionId ??= (
      await attempt('session', () => client.sessions.create({ title: cut(task, TITLE_CHARACTERS) }))
    )?.id;
    await keepTask(client, attempt, { task, outcome, success, sessionId });
  };
  return async (task) => {
    const found = await attempt('recall', () =>
      client.recall.run({ task, ...(sessionId === undefined ? {} : { sessionId }) }),
    );
    const remembered = { context: found?.contextBlock ?? '', items: found?.items ?? [], client };
    let result: R;
    try {
      result = await run(task, remembered);
    } catch (error) {
      await keep(task, `failed: ${error instanceof Error ? error.message : String(error)}`, false);
      throw error;
    }
    await attempt('memory', async () => keep(task, inWords(result), true));
    return result;
  };
}

type Done = Readonly<{ task: string; outcome: string; success: boolean; sessionId: string | undefined }>;

/** Keeps what was said and how it went. */
async function keepTask(
  client: Client,
  attempt: Try,
  { task, outcome, success, sessionId }: Done,
): Promise<void> {
  const answer = success && outcome !== '' ? [{ role: 'assistant' as const, text: outcome }] : [];
  if (sessionId !== undefined)
    await attempt('messages', () =>
      client.messages.addMany({ sessionId, messages: [{ role: 'user', text: task }, ...answer] }),
    );
  await attempt('memory', async () => {
    const { held } = await client.memories.add({
      content: `Task: ${cut(task, TASK_CHARACTERS)} | Outcome: ${cut(outcome, OUTCOME_CHARACTERS)}`,
      type: 'episodic',
      context: { success },
      ...(sessionId === undefined ? {} : { sessionId }),
    });
    if (held) throw new AppError('held', 'This waits in the Inbox until the person accepts it.');
  });
}

/** Tries what the agent can do without. What is kept to be carried out later is no problem. */
function tryWith({ onProblem, onHeld }: Pick<WithMemoryOptions<unknown>, 'onProblem' | 'onHeld'>): Try {
  return async (step, work) => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof AppError && error.code === 'spooled') return undefined;
      try {
        if (error instanceof AppError && error.code === 'held') onHeld?.(step);
        else onProblem?.({ step, error });
      } catch {
        // Nor does whoever is told break the agent.
      }
      return undefined;
    }
  };
}

function wordsOf(result: unknown): string {
  return typeof result === 'string' ? result : (JSON.stringify(result) ?? '');
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).toWellFormed()}…`;
}
