import type { Message, Part } from '../../../../shared/entities/message.ts';

export type ToolCall = Extract<Part, { type: 'tool_call' }>;
export type ToolResult = Extract<Part, { type: 'tool_result' }>;

/** What a message shows: its parts, each tool call with its result. */
export type ShownPart =
  | Readonly<{ kind: 'tool'; call: ToolCall; result: ToolResult | null }>
  | Readonly<{ kind: 'result'; result: ToolResult }>
  | Readonly<{ kind: 'part'; part: Exclude<Part, ToolCall | ToolResult> }>;

/** One message as the transcript shows it. */
export type Block = Readonly<{
  message: Message;
  /** The messages whose content shows here: itself, and those that only carry results of its calls. */
  ids: readonly string[];
  parts: readonly ShownPart[];
  /** Whether who speaks is written above it. */
  withHeader: boolean;
  /** The day it was sent on differs from that of the one before. */
  startsDay: boolean;
}>;

/**
 * Turns messages into what is shown: a result joins its call, a message with nothing left joins the one before, and
 * who speaks is written once until it changes.
 */
export function toBlocks(messages: readonly Message[]): Block[] {
  const results = resultsByCall(messages);
  const called = callIds(messages);
  const blocks: Block[] = [];
  for (const message of messages) {
    const parts = shownParts(message, results, called);
    const before = blocks.at(-1);
    if (parts.length === 0 && before !== undefined && message.siblings < 2) {
      blocks[blocks.length - 1] = { ...before, ids: [...before.ids, message.id] };
      continue;
    }
    blocks.push({
      message,
      ids: [message.id],
      parts,
      withHeader: needsHeader(message, parts, before),
      startsDay: before !== undefined && dayOf(message) !== null && dayOf(message) !== dayOf(before.message),
    });
  }
  return blocks;
}

/** The block a message shows in; -1 if it is not here. */
export function indexOfMessage(blocks: readonly Block[], id: string): number {
  return blocks.findIndex((block) => block.ids.includes(id));
}

function needsHeader(message: Message, parts: readonly ShownPart[], before: Block | undefined): boolean {
  if (message.role === 'system' || (parts.every(isFolded) && message.siblings < 2)) return false;
  return before === undefined || before.message.role !== message.role || before.parts.every(isFolded);
}

/** Whether a part is one line until it is opened. */
function isFolded(part: ShownPart): boolean {
  return part.kind !== 'part' || part.part.type === 'thinking' || part.part.type === 'unknown';
}

function shownParts(
  message: Message,
  results: ReadonlyMap<string, ToolResult>,
  called: ReadonlySet<string>,
): ShownPart[] {
  return message.parts.flatMap((part): ShownPart[] => {
    if (part.type === 'tool_call') {
      return [{ kind: 'tool', call: part, result: (part.callId && results.get(part.callId)) || null }];
    }
    if (part.type === 'tool_result') {
      return part.callId !== null && called.has(part.callId) ? [] : [{ kind: 'result', result: part }];
    }
    return part.type === 'text' && part.text.trim() === '' ? [] : [{ kind: 'part', part }];
  });
}

function resultsByCall(messages: readonly Message[]): ReadonlyMap<string, ToolResult> {
  const parts = messages.flatMap((message) => message.parts);
  return new Map(
    parts.flatMap((part) =>
      part.type === 'tool_result' && part.callId !== null ? [[part.callId, part] as const] : [],
    ),
  );
}

function callIds(messages: readonly Message[]): ReadonlySet<string> {
  const parts = messages.flatMap((message) => message.parts);
  return new Set(
    parts.flatMap((part) => (part.type === 'tool_call' && part.callId !== null ? [part.callId] : [])),
  );
}

function dayOf(message: Message): string | null {
  return message.sentAt === null ? null : new Date(message.sentAt).toDateString();
}
