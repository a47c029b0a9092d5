import { z } from 'zod';
import type { Part, Role } from '../../../shared/entities/message.ts';
import { ClaudeKnowledge } from './claude-ai-knowledge.ts';
import { partsOfContent } from './content-blocks.ts';
import { plainName, readExport } from './export-records.ts';
import { createSessionIds, explicitId, fingerprint } from './external-ids.ts';
import type { JsonRecord } from './json-records.ts';
import { eachMember, type Reading } from './long-record.ts';
import { MessageBatch } from './message-batch.ts';
import { branchTo, placeMessages } from './message-tree.ts';
import type { Adapter, ReadOptions, Sample, SourceItem, SourceMessage } from './source-record.ts';
import { namedFilePart, textParts, unknownPart } from './source-parts.ts';
import { cutText, timeOf, titleOf } from './source-text.ts';

const optionalText = z.string().nullish().catch(null);
const optionalList = z.array(z.unknown()).nullish().catch(null);

/** One conversation of an export. The format is not documented and changes. */
const Conversation = z.object({
  chat_messages: z.array(z.unknown()),
  uuid: z.unknown().optional(),
  name: optionalText,
  model: optionalText,
  created_at: z.unknown().optional(),
  current_leaf_message_uuid: optionalText,
});
type Conversation = z.infer<typeof Conversation>;

const ChatMessage = z.object({
  sender: z.string(),
  uuid: z.unknown().optional(),
  text: optionalText,
  content: optionalList,
  created_at: z.unknown().optional(),
  attachments: optionalList,
  files: optionalList,
  parent_message_uuid: optionalText,
});
type ChatMessage = z.infer<typeof ChatMessage>;

const Attachment = z.object({
  file_name: z.unknown().optional(),
  file_type: z.unknown().optional(),
  file_size: z.unknown().optional(),
  extracted_content: optionalText,
});
const File = z.object({ file_name: z.unknown().optional(), file_uuid: z.unknown().optional() });

/** What the first message of a conversation names as the one it answers. */
const ROOT = '00000000-0000-4000-8000-000000000000';

const ROLES: ReadonlyMap<string, Role> = new Map([
  ['human', 'user'],
  ['assistant', 'assistant'],
]);

/** Reads an export of Claude.ai: the archive, or a file of it: conversations, projects or memories. */
export const claudeAi: Adapter = { format: 'claude-ai', recognises, entryRank, read: readRecords };

/** Projects come first: memories name them by their ids. */
function entryRank(name: string): number | null {
  const plain = plainName(name) ?? '';
  if (!plain.endsWith('.json')) return null;
  if (plain === 'projects.json' || /(^|\/)projects\//i.test(name)) return 0;
  if (/^memories(-\d+)?\.json$/.test(plain) || /(^|\/)memories\//i.test(name)) return 1;
  return /^conversations(-\d+)?\.json$/.test(plain) ? 2 : null;
}

function recognises(sample: Sample): boolean {
  if (sample.records.length > 0) {
    return sample.records.some(
      (record) => Conversation.safeParse(record).success || new ClaudeKnowledge().read(record) !== null,
    );
  }
  const holds = (key: string) => new RegExp(`(?<!\\\\)"${key}"\\s*:`).test(sample.text);
  return (
    holds('chat_messages') || holds('conversations_memory') || (holds('prompt_template') && holds('docs'))
  );
}

async function* readRecords(file: string, options: ReadOptions): AsyncGenerator<SourceItem> {
  const sessionIds = createSessionIds();
  const knowledge = new ClaudeKnowledge();
  let bytes = 0;
  for await (const chunk of readExport(file, options, entryRank)) {
    for (const { problem } of chunk.damaged) yield { kind: 'problem', problem };
    for (const record of chunk.records) {
      const known = knowledge.read(record.value);
      if (known === null) yield* readConversation(record, sessionIds, { ...options, bytes });
      for (const fact of known?.facts ?? []) yield { kind: 'knowledge', knowledge: fact };
      for (const name of known?.unread ?? []) {
        const message = `${name} could not be read; it was left out.`;
        yield { kind: 'problem', problem: { line: record.line, byte: record.byte, message } };
      }
    }
    bytes = chunk.bytes;
    yield { kind: 'progress', bytes };
  }
}

function* readConversation(
  { value, line, byte }: JsonRecord,
  sessionIds: ReturnType<typeof createSessionIds>,
  reading: Reading,
): Generator<SourceItem> {
  const conversation = Conversation.safeParse(value);
  if (!conversation.success) {
    const message = 'This record is not a conversation, project or memory of Claude.ai; it was left out.';
    yield { kind: 'problem', problem: { line, byte, message } };
    return;
  }
  const messages = new Map<string, ChatMessage>();
  const unread: number[] = [];
  yield* eachMember(conversation.data.chat_messages.entries(), reading, ([index, said]) => {
    const parsed = ChatMessage.safeParse(said);
    if (parsed.success) messages.set(idOf(parsed.data, index, messages), parsed.data);
    else unread.push(index + 1);
  });
  for (const number of unread) {
    const message = `Message ${number} of this conversation could not be read; it was left out.`;
    yield { kind: 'problem', problem: { line, byte, message } };
  }
  const given = explicitId(conversation.data.uuid);
  const externalId = given ?? sessionIds(null, [...messages.keys()].slice(0, 10).join('\n'));
  yield* itemsOf(externalId, conversation.data, messages);
}

/** The id of a message; one that comes again, or is missing, gives way to its place and its words. */
function idOf(message: ChatMessage, index: number, known: ReadonlyMap<string, unknown>): string {
  const given = explicitId(message.uuid);
  return given !== null && !known.has(given) ? given : `${index}:${fingerprint(message.text ?? '')}`;
}

function* itemsOf(
  externalId: string,
  conversation: Conversation,
  messages: ReadonlyMap<string, ChatMessage>,
): Generator<SourceItem> {
  const batch = new MessageBatch();
  const placed = placeMessages(nodesOf(messages));
  const current = conversation.current_leaf_message_uuid ?? '';
  const active = branchTo(placed, placed.has(current) ? current : newestOf(messages));
  const kept = new Map<string, string | null>();
  let begun = false;
  for (const [id, above] of placed) {
    const message = messages.get(id);
    const parent = above === null ? null : (kept.get(above) ?? null);
    const parts = message === undefined ? [] : partsOfMessage(message);
    kept.set(id, parts.length === 0 ? parent : id);
    if (message === undefined || parts.length === 0) continue;
    // Many conversations were only opened: nothing was said in them.
    if (!begun) yield { kind: 'session', session: sessionOf(externalId, conversation, messages) };
    begun = true;
    const read: SourceMessage = {
      externalId: id,
      parentExternalId: parent,
      role: ROLES.get(message.sender) ?? 'other',
      parts,
      model: null,
      tokens: null,
      sentAt: timeOf(message.created_at),
      active: active.has(id),
    };
    yield* batch.add(externalId, read, bytesOf(read));
  }
  yield* batch.take();
}

/** Each message with the one it answers: the one before it, where the export does not say. */
function nodesOf(messages: ReadonlyMap<string, ChatMessage>): { id: string; parent: string | null }[] {
  let before: string | null = null;
  const nodes: { id: string; parent: string | null }[] = [];
  for (const [id, message] of messages) {
    const named: string | null = message.parent_message_uuid ?? before;
    nodes.push({ id, parent: named === ROOT && !messages.has(ROOT) ? null : named });
    before = id;
  }
  return nodes;
}

/** The newest message: the conversation went on with its branch. */
function newestOf(messages: ReadonlyMap<string, ChatMessage>): string | null {
  let newest: string | null = null;
  let newestAt = 0;
  for (const [id, message] of messages) {
    const at = timeOf(message.created_at) ?? newestAt;
    if (at < newestAt) continue;
    newest = id;
    newestAt = at;
  }
  return newest;
}

/** The parts of a message. Its text repeats its content in short, so it counts only where there is no content. */
function partsOfMessage(message: ChatMessage): Part[] {
  const content = partsOfContent(message.content);
  return [
    ...(content.length > 0 ? content : textParts(message.text ?? '')),
    ...(message.attachments ?? []).flatMap(readAttachment),
    ...(message.files ?? []).map(readFile),
  ];
}

/** A file whose text Claude.ai read: its name, and the text, which was part of what was said. */
function readAttachment(attachment: unknown): Part[] {
  const parsed = Attachment.safeParse(attachment);
  if (!parsed.success) return [unknownPart(attachment)];
  const { file_name: name, file_type: mediaType, file_size: bytes, extracted_content: text } = parsed.data;
  return [namedFilePart({ name, mediaType, bytes }), ...textParts(text ?? '')];
}

function readFile(file: unknown): Part {
  const parsed = File.safeParse(file);
  if (!parsed.success) return unknownPart(file);
  return namedFilePart({
    name: parsed.data.file_name ?? parsed.data.file_uuid,
    mediaType: null,
    bytes: null,
  });
}

function sessionOf(
  externalId: string,
  conversation: Conversation,
  messages: ReadonlyMap<string, ChatMessage>,
) {
  const inOrder = [...messages.values()];
  const given = conversation.name?.toWellFormed().replaceAll('\0', '').trim() ?? '';
  const asked = inOrder.find(({ sender }) => sender === 'human');
  const words = asked && partsOfMessage(asked).find(({ type }) => type === 'text');
  return {
    externalId,
    title: cutText(given, 500) || (words?.type === 'text' ? titleOf(words.text) : '') || 'Untitled',
    source: 'claude-ai' as const,
    agentName: 'Claude',
    model: conversation.model?.slice(0, 200) ?? null,
    project: null,
    parentExternalId: null,
    startedAt: timeOf(conversation.created_at) ?? timeOf(inOrder[0]?.created_at),
  };
}

/** About how many bytes a message takes. */
function bytesOf({ parts }: SourceMessage): number {
  return parts.reduce((sum, part) => sum + ('text' in part ? part.text.length : 500), 200);
}
