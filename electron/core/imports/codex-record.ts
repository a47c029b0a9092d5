import { z } from 'zod';
import type { Part } from '../../../shared/entities/message.ts';
import { partsOfContent } from './content-blocks.ts';
import {
  embeddedImagePart,
  thinkingParts,
  toolCallPart,
  toolResultPart,
  unknownPart,
} from './source-parts.ts';
import { hasWords } from './source-text.ts';

const optionalText = z.string().nullish().catch(null);

const Envelope = z.object({
  type: z.string(),
  timestamp: z.unknown().optional(),
  payload: z.looseObject({}),
});
const Bare = z.looseObject({
  type: optionalText,
  record_type: optionalText,
  timestamp: z.unknown().optional(),
});
const BareMeta = z.object({ id: z.string(), timestamp: z.string() });

/** Kinds of lines of today's rollouts. */
const KINDS = ['session_meta', 'turn_context', 'response_item', 'event_msg', 'compacted'] as const;
type Kind = (typeof KINDS)[number] | 'other';

/** One line of a rollout. Before October 2025 its payload stood without a frame around it. */
export type CodexLine = { kind: Kind; at: unknown; payload: Readonly<Record<string, unknown>> };

/** Reads a line; null for one that is none of a rollout. */
export function readLine(value: unknown): CodexLine | null {
  const framed = Envelope.safeParse(value);
  if (framed.success) {
    const { type, timestamp: at, payload } = framed.data;
    return { kind: KINDS.find((kind) => kind === type) ?? 'other', at, payload };
  }
  const bare = Bare.safeParse(value);
  if (!bare.success) return null;
  const { type, record_type: recordType, timestamp: at } = bare.data;
  if (typeof type === 'string') return { kind: 'response_item', at, payload: bare.data };
  if (typeof recordType === 'string') return { kind: 'other', at, payload: bare.data };
  return BareMeta.safeParse(value).success ? { kind: 'session_meta', at, payload: bare.data } : null;
}

const Typed = z.object({ type: z.string() });
const MessageItem = z.object({ type: z.literal('message'), role: z.string(), content: z.unknown() });
const Reasoning = z.object({
  summary: z.array(z.unknown()).nullish().catch(null),
  content: z.array(z.unknown()).nullish().catch(null),
});
const Thought = z.object({ text: z.string() });
const Call = z.object({
  name: z.string(),
  call_id: z.unknown().optional(),
  arguments: z.unknown().optional(),
  input: z.unknown().optional(),
});
const Action = z.object({
  id: z.unknown().optional(),
  call_id: z.unknown().optional(),
  action: z.unknown().optional(),
});
const Picture = z.object({
  id: z.unknown().optional(),
  result: z.string().nullish(),
  revised_prompt: z.unknown().optional(),
});
const Output = z.object({ call_id: z.unknown().optional(), output: z.unknown() });

/** What the application only keeps for the model, and nobody can read. */
const UNREADABLE: ReadonlySet<string> = new Set([
  'ghost_snapshot',
  'compaction',
  'context_compaction',
  'other',
]);

/** What stands around a picture, so that the model knows its name. */
const IMAGE_TAG = /^\s*<\/?image( [^>]{0,500})?>\s*$/;

/** What an item of a rollout is: something said by a role, or part of what the model does, or what a tool gave. */
export type CodexItem =
  | { kind: 'said'; role: string; parts: Part[]; texts: string[] }
  | { kind: 'done'; parts: Part[] }
  | { kind: 'given'; parts: Part[] };

/** Reads an item; null where it has nothing to keep. */
export function readItem(payload: CodexLine['payload']): CodexItem | null {
  const message = MessageItem.safeParse(payload);
  if (message.success) return readMessage(message.data);
  const type = Typed.safeParse(payload).data?.type ?? '';
  if (UNREADABLE.has(type)) return null;
  if (type.endsWith('_output')) {
    const output = Output.safeParse(payload);
    return { kind: 'given', parts: output.success ? readOutput(output.data) : [unknownPart(payload)] };
  }
  const parts = readDone(type, payload) ?? [unknownPart(payload)];
  return parts.length === 0 ? null : { kind: 'done', parts };
}

function readMessage({ role, content }: z.infer<typeof MessageItem>): CodexItem | null {
  const parts = partsOfContent(content).filter((part) => part.type !== 'text' || !IMAGE_TAG.test(part.text));
  const texts = parts.flatMap((part) => (part.type === 'text' ? [part.text] : []));
  return parts.length === 0 ? null : { kind: 'said', role, parts, texts };
}

function readDone(type: string, payload: unknown): Part[] | null {
  switch (type) {
    case 'reasoning': {
      const { summary, content } = Reasoning.parse(payload);
      const thoughts = [...(summary ?? []), ...(content ?? [])];
      return thinkingParts(
        thoughts.flatMap((thought) => Thought.safeParse(thought).data?.text ?? []).join('\n\n'),
      );
    }
    case 'function_call':
    case 'custom_tool_call': {
      const call = Call.safeParse(payload).data;
      if (call === undefined) return null;
      return [toolCallPart({ callId: call.call_id, name: call.name, input: call.arguments ?? call.input })];
    }
    case 'local_shell_call':
    case 'web_search_call': {
      const call = Action.safeParse(payload).data;
      if (call === undefined) return null;
      const name = type === 'web_search_call' ? 'web_search' : 'shell';
      return [toolCallPart({ callId: call.call_id ?? call.id, name, input: call.action ?? {} })];
    }
    case 'image_generation_call': {
      const made = Picture.safeParse(payload).data;
      if (made === undefined) return null;
      const input = { prompt: made.revised_prompt ?? null };
      const call = toolCallPart({ callId: made.id, name: 'image_generation', input });
      return typeof made.result === 'string' ? [call, embeddedImagePart(made.result, 'image/png')] : [call];
    }
    default:
      return null;
  }
}

const Ran = z.object({
  output: z.string(),
  metadata: z.object({ exit_code: z.int() }).nullish().catch(null),
});
const Answered = z.object({ content: z.unknown(), success: z.boolean().nullish().catch(null) });

/** What a tool gave: a text, which may be JSON with the exit code, or blocks of content. */
function readOutput({ call_id: callId, output }: z.infer<typeof Output>): Part[] {
  if (typeof output === 'string') {
    const ran = Ran.safeParse(jsonIn(output)).data;
    const text = ran?.output ?? output;
    const isError = ran === undefined ? saysFailure(text) : (ran.metadata?.exit_code ?? 0) !== 0;
    return [toolResultPart({ callId, text, isError })];
  }
  const answered = Answered.safeParse(output).data;
  const parts = partsOfContent(answered === undefined ? output : answered.content);
  const text = parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n');
  const isError = answered?.success === false || saysFailure(text);
  return [toolResultPart({ callId, text, isError }), ...parts.filter(({ type }) => type !== 'text')];
}

/** Newer tools tell their exit code in the words they give. */
function saysFailure(text: string): boolean {
  const code = /^(?:Exit code:|Process exited with code) (-?\d+)$/m.exec(text.slice(0, 1000))?.[1];
  return code !== undefined && code !== '0';
}

function jsonIn(text: string): unknown {
  if (!text.startsWith('{"') || !hasWords(text)) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
