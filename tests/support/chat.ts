import { expect, onTestFinished } from 'vitest';
import { createChat } from '../../electron/core/models/chat.ts';
import type { ChatModel } from '../../electron/core/ports.ts';
import { chatReasonOf } from '../../shared/entities/chat.ts';
import { AppError } from '../../shared/errors.ts';
import { type ChatServerOptions, startChatServer } from './chat-server.ts';

/** Starts a server that ends with the test. */
export async function serve(options: ChatServerOptions = {}) {
  const server = await startChatServer(options);
  onTestFinished(server.close);
  return server;
}

/** Long enough never to be the reason of a failure, but where a test says otherwise. */
export function modelAt(baseUrl: string, fields: Partial<ChatModel> = {}): ChatModel {
  const times = { totalMs: 60_000, startMs: 60_000, stallMs: 60_000 };
  return { baseUrl, model: 'llama3.2', consentedHost: '', retries: 2, ...times, ...fields };
}

/** A chat whose pauses take no time and are noted. */
export function createPatientChat(key?: string) {
  const pauses: number[] = [];
  const sleep = async (milliseconds: number): Promise<void> => void pauses.push(milliseconds);
  return { chat: createChat({ key, sleep, random: () => 1 }), pauses };
}

/** Asks a model one question; gives what was heard on the way as well. */
export async function ask(
  model: ChatModel,
  { chat } = createPatientChat(),
  signal = new AbortController().signal,
) {
  const heard: string[] = [];
  const messages = [{ role: 'user' as const, content: 'Is it so?' }];
  const answer = await chat.complete(model, { messages, signal, onText: (text) => heard.push(text) });
  return { ...answer, heard };
}

/** Why something failed, and in which words. */
export async function failureOf(work: Promise<unknown>): Promise<{ reason: string | null; message: string }> {
  const error: unknown = await work.then(
    () => expect.fail('It worked'),
    (failure: unknown) => failure,
  );
  if (!(error instanceof AppError)) throw error;
  return { reason: chatReasonOf(error), message: error.message };
}
