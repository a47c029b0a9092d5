import { z } from 'zod';
import type { Part, Role } from '../../../shared/entities/message.ts';
import { readableCommand } from './command-markup.ts';
import { isEmptyBlock, partsOfBlock } from './content-blocks.ts';
import { textParts } from './source-parts.ts';
import { hasWords } from './source-text.ts';

const optionalText = z.string().nullish().catch(null);
const optionalFlag = z.boolean().nullish().catch(null);

/** One line of a Claude Code transcript, as far as it is read. The format is not documented and changes. */
export const TranscriptRecord = z.object({
  type: z.string(),
  subtype: optionalText,
  uuid: optionalText,
  parentUuid: optionalText,
  /** What a record without parent goes on from, after the context was compacted. */
  logicalParentUuid: optionalText,
  sessionId: optionalText,
  agentId: optionalText,
  requestId: optionalText,
  timestamp: z.unknown().optional(),
  cwd: optionalText,
  isSidechain: optionalFlag,
  isMeta: optionalFlag,
  isCompactSummary: optionalFlag,
  message: z
    .object({
      id: optionalText,
      role: optionalText,
      model: optionalText,
      content: z.unknown().optional(),
      usage: z.object({ output_tokens: z.int().nonnegative() }).nullish().catch(null),
    })
    .nullish()
    .catch(null),
  content: z.unknown().optional(),
  attachment: z
    .object({ type: z.string(), prompt: z.unknown().optional(), commandMode: optionalText })
    .nullish()
    .catch(null),
  toolUseResult: z.unknown().optional(),
  summary: optionalText,
  leafUuid: optionalText,
  customTitle: optionalText,
  agentName: optionalText,
  aiTitle: optionalText,
});
export type TranscriptRecord = z.infer<typeof TranscriptRecord>;

/** A record that is a message: who says it, and its content in blocks. */
export type Said = { role: Role; blocks: unknown[] };

/** Reads a record as a message; null where it is none or has nothing to keep. */
export function saidIn(record: TranscriptRecord): Said | null {
  const content = contentOf(record);
  if (content === null || content === undefined) return null;
  const blocks: unknown[] = Array.isArray(content) ? content : [content];
  const kept = blocks
    .map((block) => (typeof block === 'string' ? readableCommand(block) : block))
    .filter((block) => !isEmptyBlock(block));
  return kept.length === 0 ? null : { role: roleOf(record, kept), blocks: kept };
}

/** The parts of a block of a message; commands read without their tags. */
export function partsOfSaid(block: unknown): Part[] {
  return partsOfBlock(block).flatMap((part) =>
    part.type === 'text' ? textParts(readableCommand(part.text)) : [part],
  );
}

/** The first text a message says, for titles; empty when it has none. */
export function firstTextOf(said: Said): string {
  for (const block of said.blocks) {
    const text = typeof block === 'string' ? block : TextBlock.safeParse(block).data?.text;
    if (text !== undefined && hasWords(text)) return readableCommand(text);
  }
  return '';
}

const TextBlock = z.object({ type: z.literal('text'), text: z.string() });
const ResultBlock = z.object({ type: z.literal('tool_result') });

function contentOf(record: TranscriptRecord): unknown {
  if (record.type === 'system') return typeof record.content === 'string' ? record.content : null;
  // Words typed while the agent was at work are recorded only here.
  if (record.type === 'attachment') {
    return record.attachment?.type === 'queued_command' ? record.attachment.prompt : null;
  }
  return record.message?.content;
}

function roleOf(record: TranscriptRecord, blocks: readonly unknown[]): Role {
  if (record.type === 'system') return 'system';
  if (record.type === 'attachment') {
    return (record.attachment?.commandMode ?? 'prompt') === 'prompt' ? 'user' : 'system';
  }
  const said = record.type === 'user' || record.type === 'assistant' ? record.type : record.message?.role;
  if (said === 'assistant') return 'assistant';
  if (said !== 'user') return 'other';
  if (blocks.some((block) => ResultBlock.safeParse(block).success)) return 'tool';
  // Notes that the application wrote into the conversation were not said by the person.
  return record.isMeta === true || record.isCompactSummary === true ? 'system' : 'user';
}
