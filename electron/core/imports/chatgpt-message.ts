import { z } from 'zod';
import type { Part, Role } from '../../../shared/entities/message.ts';
import { attachmentParts, citationParts, partsOfContent, wordsOf } from './chatgpt-content.ts';
import { toolCallPart, toolResultPart } from './source-parts.ts';

const optionalText = z.string().nullish().catch(null);
const optionalFlag = z.boolean().nullish().catch(null);
const optionalList = z.array(z.unknown()).nullish().catch(null);

/** One message of an export of ChatGPT, as far as it is read. */
export const ChatGptMessage = z.object({
  author: z.object({ role: z.string(), name: optionalText }),
  create_time: z.unknown().optional(),
  content: z.unknown().optional(),
  recipient: optionalText,
  metadata: z
    .object({
      model_slug: optionalText,
      attachments: optionalList,
      citations: optionalList,
      content_references: optionalList,
      is_visually_hidden_from_conversation: optionalFlag,
      is_user_system_message: optionalFlag,
    })
    .nullish()
    .catch(null),
});
export type ChatGptMessage = z.infer<typeof ChatGptMessage>;

const ROLES: ReadonlyMap<string, Role> = new Map([
  ['user', 'user'],
  ['assistant', 'assistant'],
  ['system', 'system'],
  ['tool', 'tool'],
]);

/** Custom instructions and what is remembered, which ChatGPT gives the model with every conversation. */
const ContextContent = z.object({
  content_type: z.enum(['user_editable_context', 'model_editable_context']),
});

/** Who says a message. */
export function roleOf({ author }: ChatGptMessage): Role {
  return ROLES.get(author.role) ?? 'other';
}

/** The model of an answer. */
export function modelOf(message: ChatGptMessage): string | null {
  const model = roleOf(message) === 'assistant' ? (message.metadata?.model_slug ?? '') : '';
  return model === '' ? null : model.slice(0, 200);
}

/** Whether ChatGPT does not show a message. */
export function isHidden({ metadata, content }: ChatGptMessage): boolean {
  if (metadata?.is_visually_hidden_from_conversation === true) return true;
  return metadata?.is_user_system_message === true || ContextContent.safeParse(content).success;
}

/** The tool an answer calls; null when it speaks to everybody. */
export function callName({ author, recipient }: ChatGptMessage): string | null {
  const to = recipient ?? 'all';
  return author.role === 'assistant' && to !== 'all' && to !== '' ? to : null;
}

/**
 * The parts of a message; none when it has nothing to keep.
 *
 * Calls of tools have no ids of their own: `callId` is what this one gets, `answered` what the call before it got.
 */
export function partsOfMessage(
  message: ChatGptMessage,
  ids: { callId: string; answered: string | null },
): Part[] {
  const name = callName(message);
  const parts = partsOfContent(message.content, message.metadata?.attachments ?? []);
  const spoken =
    name !== null
      ? callParts(parts, name, ids.callId)
      : message.author.role === 'tool'
        ? resultParts(parts, ids.answered)
        : parts;
  return [
    ...spoken,
    ...citationParts([
      ...(message.metadata?.citations ?? []),
      ...(message.metadata?.content_references ?? []),
    ]),
    ...attachmentParts(message.metadata?.attachments ?? [], message.content),
  ];
}

/** What an answer says to a tool is the input of a call. */
function callParts(parts: readonly Part[], name: string, callId: string): Part[] {
  const { words, others } = wordsOf(parts);
  if (words === '') return [...others];
  return [toolCallPart({ callId, name, input: words }), ...others];
}

/** What a tool says is its result; its pictures and sources are parts of their own. */
function resultParts(parts: readonly Part[], callId: string | null): Part[] {
  const { words, others } = wordsOf(parts);
  const results = others.map((part) => (part.type === 'tool_result' ? { ...part, callId } : part));
  return words === '' ? results : [toolResultPart({ callId, text: words, isError: false }), ...results];
}
