import type { Client } from '../../../shared/client.ts';
import type { RecallItem } from '../../../shared/contract/recall.ts';
import { type ChatReason, chatReasonOf, wasTried } from '../../../shared/entities/chat.ts';
import type { ExecutionResult } from '../../../shared/entities/execution.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ChatMessage } from '../ports.ts';
import type { Assignment, Outcome, Problem, Try } from './assignment.ts';
import type { Going } from './executions.ts';
import { keepExecution } from './keep-execution.ts';
import { writePrompt } from './prompt.ts';

/** How a failure is remembered. What never reached the model is no outcome, and not remembered. */
const FAILED: Readonly<Partial<Record<ChatReason, string>>> = {
  too_long: 'the task was longer than the model takes',
  timed_out: 'the model did not answer in time',
  broken_off: 'the model broke off in the middle of its answer',
  malformed: 'the answer of the model could not be used',
};

/**
 * Carries out a task: recalls, asks the model, keeps what came of it. That recalling or keeping fails never fails the task.
 * A model that fails at the task is remembered as a failed outcome, and then thrown; where it was never reached, or the
 * task was cancelled, nothing is kept.
 */
export async function execute(assignment: Assignment): Promise<ExecutionResult> {
  const problems: Problem[] = [];
  const attempt: Try = async (step, work) => {
    try {
      return await work();
    } catch (error) {
      problems.push({
        step,
        message: error instanceof AppError ? error.message : 'Something unexpected went wrong.',
      });
      return null;
    }
  };
  const { agent, task, sessionId, model, onProgress } = assignment;
  let going: Going = {
    agentId: agent.id,
    sessionId,
    task,
    phase: 'recalling',
    answer: '',
    complete: true,
    answerId: null,
    decisionId: null,
    memoryId: null,
    memoriesUsed: [],
    model: model.model,
    tokensIn: null,
    tokensOut: null,
    attempts: 0,
    problems,
  };
  const advance = (change: Partial<Going>): void => onProgress((going = { ...going, ...change }));
  advance({});
  const { messages, memoriesUsed } = await prepare(assignment, attempt);
  advance({ phase: 'asking', memoriesUsed });
  const asked = await ask(assignment, messages, (answer) => advance({ answer }));
  if ('answer' in asked) {
    const { text, thinking: _, ...told } = asked.answer;
    advance({ answer: text, ...told });
  }
  advance({ phase: 'keeping' });
  advance(await keepExecution(assignment, asked, { memoriesUsed, attempt }));
  advance({ phase: 'ended', problems: [...problems] });
  if ('failure' in asked) throw asked.failure;
  return resultOf(going);
}

function resultOf(going: Going): ExecutionResult {
  const {
    phase: _phase,
    task: _task,
    answer: _answer,
    complete: _complete,
    failure: _failure,
    ...result
  } = going;
  return result;
}

async function ask(
  { chat, model, signal }: Assignment,
  messages: ChatMessage[],
  onText: (text: string) => void,
): Promise<Outcome> {
  try {
    return { answer: await chat.complete(model, { messages, signal, onText }) };
  } catch (error) {
    if (!(error instanceof AppError) || !wasTried(error)) throw error;
    const reason = chatReasonOf(error) ?? 'failed';
    return { failure: error, words: FAILED[reason] ?? 'the model failed' };
  }
}

/** Recalls, and writes what the model is sent. */
async function prepare(
  assignment: Assignment,
  attempt: Try,
): Promise<{ messages: ChatMessage[]; memoriesUsed: string[] }> {
  const { self, task, context, sessionId, agent } = assignment;
  const recalled = await attempt('recall', () =>
    self.recall.run({ task, context, ...(sessionId === null ? {} : { sessionId }) }),
  );
  const used = (recalled?.items ?? []).filter(({ inContext }) => inContext);
  const conversation = await attempt('conversation', () => readConversation(assignment));
  const prompt = {
    agentName: agent.name,
    task,
    context,
    contextBlock: recalled?.contextBlock ?? '',
    outcomes: await describeOutcomes(self, used),
    conversation: conversation ?? [],
  };
  const memoriesUsed = used.filter(({ kind }) => kind === 'memory').map(({ id }) => id);
  return { messages: writePrompt(prompt), memoriesUsed };
}

async function readConversation({ self, sessionId, maxMessages }: Assignment): Promise<ChatMessage[]> {
  if (sessionId === null) return [];
  const { messages } = await self.messages.history({ sessionId, limit: maxMessages });
  return messages.flatMap(({ role, content }): ChatMessage[] =>
    (role === 'user' || role === 'assistant') && content !== '' ? [{ role, content }] : [],
  );
}

/** How the tasks among what was recalled turned out, as it was judged since; open ones are left out. */
async function describeOutcomes(self: Client, used: readonly RecallItem[]): Promise<string[]> {
  const lines: string[] = [];
  for (const { kind, id, text } of used) {
    if (kind !== 'memory') continue;
    // A memory or a decision that is gone by now says nothing.
    const outcome = await readOutcome(self, id).catch(() => null);
    if (outcome !== null) lines.push(`- ${outcome}: ${text.replace(/\s+/g, ' ').slice(0, 120)}`);
  }
  return lines;
}

async function readOutcome(self: Client, memoryId: string): Promise<string | null> {
  const { context } = await self.memories.get({ id: memoryId });
  const { decisionId } = context;
  if (typeof decisionId !== 'string') return null;
  const { outcome, quality } = await self.decisions.get({ id: decisionId });
  if (outcome === 'unknown') return null;
  return quality === null ? outcome : `${outcome}, quality ${quality}`;
}
