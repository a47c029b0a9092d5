import { z } from 'zod';
import type { Part, Role } from '../../../shared/entities/message.ts';
import { partsOfContent } from './content-blocks.ts';
import type { ConversationHeader, ConversationMessage } from './conversation.ts';
import { readConversations } from './conversation-records.ts';
import { canonicalJson, explicitId } from './external-ids.ts';
import type { Adapter, Sample } from './source-record.ts';
import { parseOrKeep, toolCallPart, toolResultPart, unknownPart } from './source-parts.ts';
import { timeOf } from './source-text.ts';

/** One turn. Files made by other tools name its fields as chat messages do. */
const Turn = z
  .object({
    from: z.string().optional(),
    role: z.string().optional(),
    value: z.unknown().optional(),
    content: z.unknown().optional(),
    text: z.unknown().optional(),
    id: z.unknown().optional(),
    timestamp: z.unknown().optional(),
  })
  .refine((turn) => (turn.from ?? turn.role) !== undefined);

const optionalText = z.string().nullish().catch(null);

const Conversation = z.object({
  conversations: z.array(z.unknown()).optional(),
  conversation: z.array(z.unknown()).optional(),
  id: z.unknown().optional(),
  conversation_id: z.unknown().optional(),
  title: optionalText,
  model: optionalText,
  system: optionalText,
  tools: z.unknown().optional(),
  created_at: z.unknown().optional(),
  timestamp: z.unknown().optional(),
});

const Call = z.object({
  name: z.string(),
  arguments: z.unknown().optional(),
  parameters: z.unknown().optional(),
});

const ROLES: ReadonlyMap<string, Role> = new Map([
  ['human', 'user'],
  ['user', 'user'],
  ['gpt', 'assistant'],
  ['assistant', 'assistant'],
  ['chatgpt', 'assistant'],
  ['bing', 'assistant'],
  ['bard', 'assistant'],
  ['model', 'assistant'],
  ['function_call', 'assistant'],
  ['system', 'system'],
  ['observation', 'tool'],
  ['tool', 'tool'],
  ['function_response', 'tool'],
]);

/** Reads ShareGPT conversations, as lines, a list or one of them. */
export const sharegpt: Adapter = {
  format: 'sharegpt',
  recognises,
  read: (file, options) =>
    readConversations(file, options, { conversationOf, messageOf: readTurn, source: 'sharegpt' }),
};

function recognises(sample: Sample): boolean {
  if (sample.records.length === 0) {
    return (
      /(?<!\\)"conversations?"\s*:\s*\[/.test(sample.text) &&
      /(?<!\\)"(from|role)"\s*:\s*"\w+"/.test(sample.text)
    );
  }
  return sample.records.some(
    (record) => hasTurns(record) || (Array.isArray(record) && record.some(hasTurns)),
  );
}

function hasTurns(value: unknown): boolean {
  const turns = turnsOf(value);
  return turns !== null && turns.some((turn) => Turn.safeParse(turn).success);
}

function turnsOf(value: unknown): unknown[] | null {
  const parsed = Conversation.safeParse(value);
  return parsed.success ? (parsed.data.conversations ?? parsed.data.conversation ?? null) : null;
}

function conversationOf(value: unknown): { header: ConversationHeader; messages: unknown[] } | null {
  const parsed = Conversation.safeParse(value);
  const turns = turnsOf(value);
  if (!parsed.success || turns === null) return null;
  const record = parsed.data;
  const header: ConversationHeader = {
    id: explicitId(record.id) ?? explicitId(record.conversation_id),
    title: record.title ?? null,
    source: 'sharegpt',
    model: record.model ?? null,
    startedAt: timeOf(record.created_at) ?? timeOf(record.timestamp),
  };
  return { header, messages: withSystem(turns, record.system ?? null, record.tools) };
}

/** Puts what stands beside the turns, the instructions and the tools, into a system message before them. */
function withSystem(turns: unknown[], system: string | null, tools: unknown): unknown[] {
  const blocks: unknown[] = [];
  if (system !== null && system !== '') blocks.push({ type: 'text', text: system });
  if (tools !== null && tools !== undefined && tools !== '') blocks.push({ type: 'tools', tools });
  return blocks.length === 0 ? turns : [{ from: 'system', value: blocks }, ...turns];
}

function readTurn(value: unknown): ConversationMessage | null {
  const parsed = Turn.safeParse(value);
  if (!parsed.success) return null;
  const turn = parsed.data;
  const from = (turn.from ?? turn.role ?? '').toLowerCase();
  const content = turn.value ?? turn.content ?? turn.text;
  const role = ROLES.get(from) ?? 'other';
  return {
    id: explicitId(turn.id),
    identity: canonicalJson([from, content]),
    role,
    parts: partsOfTurn(from, role, content),
    model: null,
    sentAt: timeOf(turn.timestamp),
  };
}

function partsOfTurn(from: string, role: Role, content: unknown): Part[] {
  if (from === 'function_call') return callParts(content);
  if (role !== 'tool') return partsOfContent(content);
  const text = typeof content === 'string' ? content : JSON.stringify(content ?? '');
  return [toolResultPart({ callId: null, text, isError: false })];
}

/** Calls as training files write them: one or several, as JSON in a text or as it is, between tags or not. */
function callParts(content: unknown): Part[] {
  const text =
    typeof content === 'string' ? content.replace(/^\s*<tool_call>|<\/tool_call>\s*$/g, '').trim() : null;
  const value = text === null ? content : parseOrKeep(text);
  const calls = Array.isArray(value) ? value : [value];
  return calls.map((call) => {
    const parsed = Call.safeParse(call);
    if (parsed.success) {
      const { name, arguments: given, parameters } = parsed.data;
      return toolCallPart({ callId: null, name, input: given ?? parameters ?? {} });
    }
    return text === null
      ? unknownPart(content)
      : toolCallPart({ callId: null, name: 'function', input: text });
  });
}
