import { onTestFinished } from 'vitest';
import { createChat } from '../../electron/core/models/chat.ts';
import type { Client } from '../../shared/client.ts';
import type { Execution } from '../../shared/entities/execution.ts';
import { type ChatServer, type ChatServerOptions, startChatServer } from './chat-server.ts';
import { openTestCore, type TestCore } from './core.ts';

/** A memory with a model that answers as told, and does not pause between two attempts. */
export async function openWithModel(
  options: ChatServerOptions = {},
  core: Parameters<typeof openTestCore>[0] = {},
): Promise<TestCore & { server: ChatServer; person: Client }> {
  const server = await startChatServer(options);
  onTestFinished(server.close);
  const test = openTestCore({ chat: createChat({ sleep: async () => {} }), ...core });
  const person = test.client();
  await person.settings.set({
    values: {
      'chat.provider': 'openai-compatible',
      'chat.baseUrl': server.baseUrl,
      'chat.model': 'llama3.2',
      'chat.timeoutSeconds': 60,
    },
  });
  return { ...test, server, person };
}

/** The words that stand between the marks of what was recalled; empty where nothing was. */
export function recalledIn(task: string): string {
  return /<memory>\n([\s\S]*)\n<\/memory>/.exec(task)?.[1] ?? '';
}

/** Everything that is stored of a task that was carried out. */
export async function readKept(client: Client, { sessionId, decisionId, memoryId }: Execution) {
  const session = await client.sessions.get({ id: sessionId ?? '' });
  const { items: messages } = await client.messages.list({ sessionId: session.id });
  const decision = await client.decisions.get({ id: decisionId ?? '' });
  return { session, messages, decision, memory: await client.memories.get({ id: memoryId ?? '' }) };
}
