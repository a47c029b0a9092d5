import type { Client } from '../../../shared/client.ts';
import type { Part } from '../../../shared/entities/message.ts';
import type { ChatAnswer } from '../ports.ts';
import type { Assignment, Outcome, Try } from './assignment.ts';
import type { Going } from './executions.ts';

/** In UTF-16 units: the whole answer stands in the session, and is found there. */
const LONGEST = { title: 80, summary: 500, chosen: 2000, task: 2000, outcome: 4000 } as const;

type Kept = Pick<Going, 'sessionId' | 'answerId' | 'decisionId' | 'memoryId'>;

/** Keeps what came of a task: what was said, the decision with the memories used, and a memory of how it went. */
export async function keepExecution(
  assignment: Assignment,
  outcome: Outcome,
  { memoriesUsed, attempt }: Readonly<{ memoriesUsed: string[]; attempt: Try }>,
): Promise<Kept> {
  const { task, context, self, model } = assignment;
  const answer = 'answer' in outcome ? outcome.answer : null;
  const words = 'answer' in outcome ? outcome.answer.text : `failed: ${outcome.words}`;
  const sessionId = await attempt('session', () => findSession(assignment));
  const answerId =
    sessionId === null ? null : await attempt('messages', () => keepMessages(assignment, sessionId, answer));
  const decision = await attempt('decision', () =>
    self.decisions.log({
      summary: cut(task, LONGEST.summary),
      inputs: { task, context, model: answer?.model ?? model.model, answerId },
      chosen: cut(words, LONGEST.chosen),
      memoriesUsed: memoriesUsed.slice(0, 200),
      sessionId,
      outcome: answer === null ? 'failure' : 'unknown',
    }),
  );
  const memory = await attempt('memory', () =>
    self.memories.add({
      content: `Task: ${cut(task, LONGEST.task)} | Outcome: ${cut(words, LONGEST.outcome)}`,
      type: 'episodic',
      context: { success: answer !== null, sessionId, decisionId: decision?.id ?? null },
      ...(sessionId === null ? {} : { sessionId }),
      ...(answerId === null ? {} : { messageId: answerId }),
    }),
  );
  return { sessionId, answerId, decisionId: decision?.id ?? null, memoryId: memory?.id ?? null };
}

async function findSession({ sessionId, giver, task, agent, model }: Assignment): Promise<string> {
  if (sessionId !== null) return sessionId;
  const title = cut(task.replace(/\s+/g, ' ').trim(), LONGEST.title);
  return (await giver.sessions.create({ title, agent: agent.name, model: model.model })).id;
}

/** The task is the giver's word, the answer the agent's. Gives the id of the answer; null where there is none. */
async function keepMessages(
  { giver, self, task, context }: Assignment,
  sessionId: string,
  answer: ChatAnswer | null,
): Promise<string | null> {
  const asked = context === '' ? task : `${task}\n\n${context}`;
  await giver.messages.add({ sessionId, message: { role: 'user', text: asked } });
  return answer === null ? null : keepAnswer(self, sessionId, answer);
}

async function keepAnswer(self: Client, sessionId: string, answer: ChatAnswer): Promise<string> {
  const { text, thinking, model, tokensOut } = answer;
  const thought: Part[] = thinking === '' ? [] : [{ type: 'thinking', text: thinking }];
  const parts: Part[] = [...thought, { type: 'text', text }];
  const message = { role: 'assistant' as const, parts, model: model.slice(0, 200), tokens: tokensOut };
  return (await self.messages.add({ sessionId, message })).id;
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).toWellFormed()}…`;
}
