import type { BundleRecord } from '../../../shared/bundle.ts';
import type { Part } from '../../../shared/entities/message.ts';

type ToolCall = { id: string; type: 'function'; function: { name: string; arguments: string } };

/** A message as chat completions take it. */
export type ChatMessage =
  | { role: 'system' | 'user' | 'assistant'; content: string | null; tool_calls?: ToolCall[] }
  | { role: 'tool'; tool_call_id: string; content: string };

/** Turns one message into those of chat completions: results of tools stand by themselves there. */
export function chatMessages({ id, data }: BundleRecord<'message'>): ChatMessage[] {
  const role = data.role === 'tool' || data.role === 'other' ? 'user' : data.role;
  const messages: ChatMessage[] = [];
  let words: string[] = [];
  let calls: ToolCall[] = [];
  const flush = (): void => {
    if (words.length === 0 && calls.length === 0) return;
    const content = words.length === 0 ? null : words.join('\n');
    messages.push(
      calls.length === 0
        ? { role, content: content ?? '' }
        : { role: 'assistant', content, tool_calls: calls },
    );
    words = [];
    calls = [];
  };
  for (const [index, part] of data.parts.entries()) {
    if (part.type === 'tool_call') {
      const name = { name: part.name, arguments: JSON.stringify(part.input) };
      calls.push({ id: part.callId ?? `${id}:${index}`, type: 'function', function: name });
    } else if (part.type === 'tool_result') {
      flush();
      messages.push({ role: 'tool', tool_call_id: part.callId ?? '', content: part.text });
    } else {
      const text = wordsOf(part);
      if (text !== null) words.push(text);
    }
  }
  flush();
  return messages;
}

function wordsOf(part: Exclude<Part, { type: 'tool_call' | 'tool_result' }>): string | null {
  switch (part.type) {
    case 'text':
    case 'code':
    case 'citation':
      return part.text;
    case 'image':
      return part.alt;
    case 'file':
      return part.name;
    case 'thinking':
    case 'unknown':
      return null;
  }
}
