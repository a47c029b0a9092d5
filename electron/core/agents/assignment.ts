import type { Client } from '../../../shared/client.ts';
import type { ExecutionResult } from '../../../shared/entities/execution.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { Chat, ChatAnswer, ChatModel } from '../ports.ts';
import type { Going } from './executions.ts';

/** A task an agent is given, and what it is carried out with. */
export type Assignment = Readonly<{
  agent: Readonly<{ id: string; name: string }>;
  task: string;
  context: string;
  /** The session to go on in; null: a new one. */
  sessionId: string | null;
  /** How many of its last messages the model is sent. */
  maxMessages: number;
  /** What the agent calls through: what it may do is asked there. */
  self: Client;
  /** What whoever gave the task calls through. */
  giver: Client;
  chat: Chat;
  model: ChatModel;
  signal: AbortSignal;
  /** Is told how far it is. */
  onProgress(going: Going): void;
}>;

export type Problem = ExecutionResult['problems'][number];

/** Tries a step that the task can do without; what goes wrong is noted. */
export type Try = <T>(step: Problem['step'], work: () => Promise<T>) => Promise<T | null>;

/** What came of asking: an answer, or the failure of a model that tried and how it is remembered. */
export type Outcome = Readonly<{ answer: ChatAnswer } | { failure: AppError; words: string }>;
