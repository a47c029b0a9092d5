import { z } from 'zod';
import type { Part, Role } from '../../../shared/entities/message.ts';
import { partsOfContent } from './content-blocks.ts';
import type { ConversationHeader, ConversationMessage } from './conversation.ts';
import { readConversations } from './conversation-records.ts';
import { canonicalJson, explicitId } from './external-ids.ts';
import type { Adapter, Sample } from './source-record.ts';
import { textParts, thinkingParts, toolCallPart, toolResultPart, unknownPart } from './source-parts.ts';
import { timeOf } from './source-text.ts';

const optionalText = z.string().nullish().catch(null);

/** One message of the chat completions interface, as logs and training files hold it. */
const ChatMessage = z.object({
  role: z.string(),
  content: z.unknown().optional(),
  id: z.unknown().optional(),
  model: optionalText,
  refusal: optionalText,
  reasoning: optionalText,
  reasoning_content: optionalText,
  tool_calls: z.array(z.unknown()).nullish().catch(null),
  function_call: z.unknown().optional(),
  tool_call_id: z.unknown().optional(),
  created: z.unknown().optional(),
  created_at: z.unknown().optional(),
  timestamp: z.unknown().optional(),
});
type ChatMessage = z.infer<typeof ChatMessage>;

const FunctionCall = z.object({ name: z.string(), arguments: z.unknown().optional() });
const ToolCall = z.object({ id: z.unknown().optional(), function: FunctionCall });

const Conversation = z.object({
  messages: z.array(z.unknown()),
  id: z.unknown().optional(),
  conversation_id: z.unknown().optional(),
  session_id: z.unknown().optional(),
  title: optionalText,
  model: optionalText,
  created: z.unknown().optional(),
  created_at: z.unknown().optional(),
  timestamp: z.unknown().optional(),
});

const ROLES: ReadonlyMap<string, Role> = new Map([
  ['system', 'system'],
  ['developer', 'system'],
  ['user', 'user'],
  ['assistant', 'assistant'],
  ['tool', 'tool'],
  ['function', 'tool'],
]);

/** Reads conversations of OpenAI chat messages: lines, a list or one of them, or a bare list of messages. */
export const openaiMessages: Adapter = {
  format: 'openai-messages',
  recognises,
  read: (file, options) =>
    readConversations(file, options, { conversationOf, messageOf: readMessage, source: 'openai' }),
};

function recognises(sample: Sample): boolean {
  if (sample.records.length === 0)
    return /(?<!\\)"messages"\s*:\s*\[/.test(sample.text) && namesRole(sample.text);
  return sample.records.some(
    (record) =>
      isMessage(record) ||
      (Array.isArray(record) && record.some((inner) => isMessage(inner) || hasMessages(inner))) ||
      hasMessages(record),
  );
}

function namesRole(text: string): boolean {
  return /(?<!\\)"role"\s*:\s*"(system|developer|user|assistant|tool|function)"/.test(text);
}

function isMessage(value: unknown): boolean {
  const parsed = ChatMessage.safeParse(value);
  if (!parsed.success || !ROLES.has(parsed.data.role)) return false;
  const { content, tool_calls: calls, function_call: call } = parsed.data;
  return content !== undefined || (calls ?? call ?? null) !== null;
}

function hasMessages(value: unknown): boolean {
  const parsed = Conversation.safeParse(value);
  return parsed.success && parsed.data.messages.some(isMessage);
}

function conversationOf(value: unknown): { header: ConversationHeader; messages: unknown[] } | null {
  const parsed = Conversation.safeParse(value);
  if (!parsed.success) return null;
  const record = parsed.data;
  const header: ConversationHeader = {
    id: explicitId(record.id) ?? explicitId(record.conversation_id) ?? explicitId(record.session_id),
    title: record.title ?? null,
    source: 'openai',
    model: record.model ?? null,
    startedAt: timeOf(record.created) ?? timeOf(record.created_at) ?? timeOf(record.timestamp),
  };
  return { header, messages: record.messages };
}

function readMessage(value: unknown): ConversationMessage | null {
  const parsed = ChatMessage.safeParse(value);
  if (!parsed.success) return null;
  const message = parsed.data;
  const role = ROLES.get(message.role) ?? 'other';
  const { content, tool_calls: calls, tool_call_id: callId, function_call: call } = message;
  return {
    id: explicitId(message.id),
    identity: canonicalJson([message.role, content, calls, callId, call]),
    role,
    parts: role === 'tool' ? resultParts(message) : spokenParts(message),
    model: message.model ?? null,
    sentAt: timeOf(message.created) ?? timeOf(message.created_at) ?? timeOf(message.timestamp),
  };
}

function spokenParts(message: ChatMessage): Part[] {
  return [
    ...thinkingParts(message.reasoning_content ?? message.reasoning ?? ''),
    ...partsOfContent(message.content),
    ...textParts(message.refusal ?? ''),
    ...(message.tool_calls ?? []).map(callPart),
    ...functionCallParts(message.function_call),
  ];
}

function callPart(value: unknown): Part {
  const parsed = ToolCall.safeParse(value);
  if (!parsed.success) return unknownPart(value);
  const { id, function: called } = parsed.data;
  return toolCallPart({ callId: id, name: called.name, input: called.arguments });
}

/** The older way to call one function, without an id. */
function functionCallParts(value: unknown): Part[] {
  if (value === null || value === undefined) return [];
  const parsed = FunctionCall.safeParse(value);
  if (!parsed.success) return [unknownPart(value)];
  return [toolCallPart({ callId: null, name: parsed.data.name, input: parsed.data.arguments })];
}

function resultParts(message: ChatMessage): Part[] {
  const inner = partsOfContent(message.content);
  const texts = inner.flatMap((part) => (part.type === 'text' ? [part.text] : []));
  const text = typeof message.content === 'string' ? message.content : texts.join('\n');
  const rest = inner.filter((part) => part.type !== 'text');
  return [toolResultPart({ callId: message.tool_call_id, text, isError: false }), ...rest];
}
