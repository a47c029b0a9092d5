import { z } from 'zod';
import { callName, ChatGptMessage, isHidden, modelOf, partsOfMessage, roleOf } from './chatgpt-message.ts';
import { plainName, readExport } from './export-records.ts';
import { createSessionIds, explicitId } from './external-ids.ts';
import type { JsonRecord } from './json-records.ts';
import { eachMember, type Reading } from './long-record.ts';
import { MessageBatch } from './message-batch.ts';
import { branchTo, placeMessages } from './message-tree.ts';
import type { TreeNode } from './message-tree.ts';
import type { Adapter, ReadOptions, Sample, SourceItem, SourceMessage } from './source-record.ts';
import { cutText, timeOf, titleOf } from './source-text.ts';

const optionalText = z.string().nullish().catch(null);

/** One conversation of an export. The format is not documented and changes. */
const Conversation = z.object({
  mapping: z.record(z.string(), z.unknown()),
  conversation_id: z.unknown().optional(),
  id: z.unknown().optional(),
  title: optionalText,
  create_time: z.unknown().optional(),
  current_node: optionalText,
  default_model_slug: optionalText,
});
type Conversation = z.infer<typeof Conversation>;

const Node = z.object({
  parent: optionalText,
  children: z.array(z.string()).nullish().catch(null),
  message: z.unknown().optional(),
});
type Node = z.infer<typeof Node>;

/**
 * Reads an export of ChatGPT: the archive, or the conversations in it.
 *
 * All branches are read. What ChatGPT does not show (its own instructions, what it remembers) keeps its role and its
 * place, but is not active: so it is stored and found, and not part of the conversation as it is shown.
 */
export const chatgpt: Adapter = { format: 'chatgpt', recognises, entryRank, read: readConversations };

/** Older exports hold one list, newer ones several numbered ones. */
function entryRank(name: string): number | null {
  return /^conversations(-\d+)?\.json$/.test(plainName(name) ?? '') ? 0 : null;
}

function recognises(sample: Sample): boolean {
  if (sample.records.length > 0) return sample.records.some(isConversation);
  return (
    /(?<!\\)"mapping"\s*:\s*\{/.test(sample.text) &&
    /(?<!\\)"(create_time|title|message)"\s*:/.test(sample.text)
  );
}

function isConversation(value: unknown): boolean {
  const parsed = Conversation.safeParse(value);
  return parsed.success && Object.values(parsed.data.mapping).every((node) => Node.safeParse(node).success);
}

async function* readConversations(file: string, options: ReadOptions): AsyncGenerator<SourceItem> {
  const sessionIds = createSessionIds();
  let bytes = 0;
  for await (const chunk of readExport(file, options, entryRank)) {
    for (const { problem } of chunk.damaged) yield { kind: 'problem', problem };
    for (const record of chunk.records) yield* readRecord(record, sessionIds, { ...options, bytes });
    bytes = chunk.bytes;
    yield { kind: 'progress', bytes };
  }
}

function* readRecord(
  record: JsonRecord,
  sessionIds: ReturnType<typeof createSessionIds>,
  reading: Reading,
): Generator<SourceItem> {
  const { line, byte } = record;
  const conversation = Conversation.safeParse(record.value);
  // A conversation may fill half of the memory there is: what is read is let go at once.
  record.value = null;
  if (!conversation.success) {
    const message = 'This record is not a conversation of ChatGPT; it was left out.';
    yield { kind: 'problem', problem: { line, byte, message } };
    return;
  }
  const tree = yield* readTree(conversation.data.mapping, reading);
  for (const id of tree.unread) {
    const message = `Message ${id.slice(0, 100)} of this conversation could not be read; it was left out.`;
    yield { kind: 'problem', problem: { line, byte, message } };
  }
  const given = explicitId(conversation.data.conversation_id) ?? explicitId(conversation.data.id);
  // Without an id it is known again by the ids of its messages, which are unique by themselves.
  const externalId = given ?? sessionIds(null, [...tree.messages.keys()].slice(0, 10).join('\n'));
  yield* itemsOf(externalId, conversation.data, tree);
}

type Tree = {
  placed: ReadonlyMap<string, string | null>;
  messages: Map<string, ChatGptMessage>;
  /** Messages that are there and of another form than is known. */
  unread: string[];
};

/** Reads the messages of a conversation and how they follow each other; the mapping is empty then. */
function* readTree(mapping: Conversation['mapping'], reading: Reading): Generator<SourceItem, Tree> {
  const nodes = new Map<string, Omit<Node, 'message'>>();
  const messages = new Map<string, ChatGptMessage>();
  const unread: string[] = [];
  yield* eachMember(Object.keys(mapping), reading, (id) => {
    const value = mapping[id];
    mapping[id] = null;
    const { message: given, ...node } = Node.safeParse(value).data ?? { message: value };
    nodes.set(id, node);
    const message = ChatGptMessage.safeParse(given);
    if (message.success) messages.set(id, message.data);
    else if (given !== null && given !== undefined) unread.push(id);
  });
  return { placed: placeMessages(inOrderOfAnswers(nodes)), messages, unread };
}

/** The nodes as a walk along their children meets them, which come oldest first; then those it does not meet. */
function inOrderOfAnswers(nodes: ReadonlyMap<string, Omit<Node, 'message'>>): TreeNode[] {
  const parents = new Map<string, string>();
  for (const [id, { children }] of nodes) for (const child of children ?? []) parents.set(child, id);
  const ordered = new Map<string, TreeNode>();
  for (const [root, { parent }] of nodes) {
    if ((parent ?? parents.get(root) ?? null) !== null) continue;
    const open = [root];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      const node = nodes.get(id);
      if (node === undefined || ordered.has(id)) continue;
      ordered.set(id, { id, parent: node.parent ?? parents.get(id) ?? null });
      for (const child of (node.children ?? []).toReversed()) open.push(child);
    }
  }
  for (const [id, { parent }] of nodes) {
    if (!ordered.has(id)) ordered.set(id, { id, parent: parent ?? parents.get(id) ?? null });
  }
  return [...ordered.values()];
}

function* itemsOf(externalId: string, conversation: Conversation, tree: Tree): Generator<SourceItem> {
  const batch = new MessageBatch();
  const active = branchTo(tree.placed, currentOf(conversation, tree));
  /** For each node: itself, or the nearest one above it that is a message. */
  const kept = new Map<string, string | null>();
  let begun = false;
  for (const [id, above] of tree.placed) {
    const parent = above === null ? null : (kept.get(above) ?? null);
    const message = tree.messages.get(id);
    const read = message === undefined ? null : readMessage(message, id, parent, tree);
    // What answers it asks who it is of, not what it says.
    if (begun && message) tree.messages.set(id, { ...message, content: null });
    kept.set(id, read === null ? parent : id);
    if (read === null) continue;
    if (!begun) yield { kind: 'session', session: sessionOf(externalId, conversation, tree) };
    begun = true;
    const shown = message !== undefined && active.has(id) && !isHidden(message);
    yield* batch.add(externalId, { ...read, active: shown }, bytesOf(read));
  }
  yield* batch.take();
}

/** A message; null where it has nothing to keep, as the empty ones ChatGPT begins conversations with. */
function readMessage(
  message: ChatGptMessage,
  id: string,
  parent: string | null,
  tree: Tree,
): Omit<SourceMessage, 'active'> | null {
  const before = parent === null ? undefined : tree.messages.get(parent);
  const answered = before !== undefined && callName(before) !== null ? parent : null;
  const parts = partsOfMessage(message, { callId: id, answered });
  if (parts.length === 0) return null;
  return {
    externalId: id,
    parentExternalId: parent,
    role: roleOf(message),
    parts,
    model: modelOf(message),
    tokens: null,
    sentAt: timeOf(message.create_time),
  };
}

/** Where the conversation went on; where the export does not say, the newest message that nothing answers. */
function currentOf({ current_node: current }: Conversation, { placed, messages }: Tree): string | null {
  if (typeof current === 'string' && placed.has(current)) return current;
  const answered = new Set(placed.values());
  let newest: string | null = null;
  let newestAt = 0;
  for (const id of placed.keys()) {
    const at = timeOf(messages.get(id)?.create_time) ?? 0;
    if (answered.has(id) || at < newestAt) continue;
    newest = id;
    newestAt = at;
  }
  return newest;
}

function sessionOf(externalId: string, conversation: Conversation, { placed, messages }: Tree) {
  const inOrder = [...placed.keys()].flatMap((id) => messages.get(id) ?? []);
  const models = inOrder.map(modelOf).filter((model) => model !== null);
  const times = inOrder.flatMap((message) => timeOf(message.create_time) ?? []);
  const given = conversation.title?.toWellFormed().replaceAll('\0', '').trim() ?? '';
  return {
    externalId,
    title: cutText(given, 500) || titleOfFirst(inOrder) || 'Untitled',
    source: 'chatgpt' as const,
    agentName: 'ChatGPT',
    model: models.at(-1) ?? conversation.default_model_slug?.slice(0, 200) ?? null,
    project: null,
    parentExternalId: null,
    startedAt: timeOf(conversation.create_time) ?? times[0] ?? null,
  };
}

function titleOfFirst(messages: readonly ChatGptMessage[]): string {
  const asked = messages.find((message) => roleOf(message) === 'user' && !isHidden(message));
  const part =
    asked && partsOfMessage(asked, { callId: '', answered: null }).find(({ type }) => type === 'text');
  return part?.type === 'text' ? titleOf(part.text) : '';
}

/** About how many bytes a message takes. */
function bytesOf({ parts }: { parts: SourceMessage['parts'] }): number {
  return parts.reduce((sum, part) => sum + ('text' in part ? part.text.length : 500), 200);
}
