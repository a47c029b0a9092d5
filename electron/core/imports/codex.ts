import { z } from 'zod';
import type { Part, Role } from '../../../shared/entities/message.ts';
import { CodexOutline, isOlder, modelOf, turnOf } from './codex-outline.ts';
import { readItem, readLine } from './codex-record.ts';
import type { CodexItem, CodexLine } from './codex-record.ts';
import { canonicalJson, fingerprint } from './external-ids.ts';
import { recordsOfBlocks } from './json-records.ts';
import type { JsonChunk } from './json-records.ts';
import { MessageBatch } from './message-batch.ts';
import { blocksOfFile, openSource, readBeginning } from './source-blocks.ts';
import type {
  Adapter,
  ReadOptions,
  Sample,
  SourceItem,
  SourceMessage,
  SourceSession,
} from './source-record.ts';
import { textParts } from './source-parts.ts';
import { timeOf } from './source-text.ts';
import { blocksOfZstandard, isZstandard } from './zstandard.ts';

/** How many parts, and how many UTF-16 units of them, one answer is put together from at most. */
const MAX_PARTS = 200;
const MAX_LENGTH = 1024 * 1024;

const FRAMES: ReadonlySet<string> = new Set(['session_meta', 'turn_context', 'response_item', 'event_msg']);
const Framed = z.object({ type: z.string(), payload: z.looseObject({}) });
const BareMeta = z.looseObject({ id: z.string(), timestamp: z.string() });

/**
 * Reads one rollout of Codex CLI, as it is or packed with Zstandard.
 *
 * A rollout is two logs in one: what passed between application and model, which is read, and what was shown, which
 * only tells the person's own words from those the application gave the model in their name. Hence the two passes.
 */
export const codex: Adapter = { format: 'codex', recognises, read: readRollout };

function recognises(sample: Sample): boolean {
  if (sample.records.length === 0) {
    return /^\s*\{"timestamp":"[^"]*",("ordinal":\d+,)?"type":"session_meta"/.test(sample.text);
  }
  return sample.records.some((record, index) => {
    const framed = Framed.safeParse(record);
    if (framed.success && FRAMES.has(framed.data.type)) return true;
    const bare = BareMeta.safeParse(record);
    return index === 0 && bare.success && 'instructions' in bare.data && !('role' in bare.data);
  });
}

async function* readRollout(file: string, options: ReadOptions): AsyncGenerator<SourceItem> {
  // A session may be going on: what is written from now on is left for another time.
  const size = await sizeOf(file);
  const outline = new CodexOutline();
  for await (const chunk of linesOf(file, options, size)) {
    for (const { problem, unfinished } of chunk.damaged) {
      if (!unfinished) yield { kind: 'problem', problem };
    }
    for (const { value, line, byte } of chunk.records) {
      const read = readLine(value);
      if (read !== null) outline.add(read);
      else {
        const message = 'This line is not a record of a Codex rollout; it was left out.';
        yield { kind: 'problem', problem: { line, byte, message } };
      }
    }
    yield { kind: 'progress', bytes: Math.floor(chunk.bytes / 2) };
  }
  const writer = new RolloutWriter(outline);
  for await (const chunk of linesOf(file, options, size)) {
    for (const { value } of chunk.records) {
      const line = readLine(value);
      if (line !== null) yield* writer.write(line);
    }
    yield { kind: 'progress', bytes: Math.floor((size + chunk.bytes) / 2) };
  }
  yield* writer.finish();
}

async function sizeOf(file: string): Promise<number> {
  const handle = await openSource(file);
  try {
    return (await handle.stat()).size;
  } finally {
    await handle.close();
  }
}

/** The lines of a rollout; the bytes of a chunk are those of the file, packed or not. */
async function* linesOf(file: string, { signal }: ReadOptions, size: number): AsyncGenerator<JsonChunk> {
  if (!isZstandard((await readBeginning(file)).bytes)) {
    yield* recordsOfBlocks(blocksOfFile(file, { signal, size }), { layout: 'lines' });
    return;
  }
  let bytes = 0;
  const blocks = blocksOfZstandard(file, { signal, size }, (read) => (bytes = read));
  for await (const chunk of recordsOfBlocks(blocks, { layout: 'lines' }))
    yield { ...chunk, bytes: Math.min(bytes, size) };
}

type OpenMessage = { message: SourceMessage; length: number };

/** Gives the messages of a rollout in order, by what the first pass told. */
class RolloutWriter {
  readonly #outline: CodexOutline;
  readonly #session: SourceSession;
  readonly #batch = new MessageBatch();
  readonly #turns = new Set<string>();
  #turn: string | null = null;
  #copied = false;
  #leftOut = 0;
  #begun = false;
  #ordinal = 0;
  #last: string | null = null;
  #model: string | null = null;
  /** The answer that is being put together: what the model does until a tool or a person speaks. */
  #open: OpenMessage | null = null;

  constructor(outline: CodexOutline) {
    this.#outline = outline;
    this.#session = outline.describe();
    if (outline.firstTurn !== null) this.#copied = this.#isCopied(outline.firstTurn);
  }

  *write(line: CodexLine): Generator<SourceItem> {
    this.#enterTurn(turnOf(line));
    this.#model = modelOf(line) ?? this.#model;
    const item = itemOf(line);
    if (item === null) return;
    this.#ordinal += 1;
    if (this.#copied) this.#leftOut += 1;
    else yield* this.#add(item, line);
  }

  *finish(): Generator<SourceItem> {
    yield* this.#close();
    yield* this.#batch.take();
    if (this.#leftOut === 0) return;
    const message =
      `The ${this.#leftOut} records this conversation was begun with are copied from conversation ` +
      `${this.#outline.forkedFrom ?? 'before it'} and were left out here: import that one too.`;
    yield { kind: 'problem', problem: { line: null, byte: 0, message } };
  }

  /** A fork begins with the turns it was made from, which are in the rollout of the other conversation too. */
  #enterTurn(turn: string | null): void {
    if (turn === null || turn === this.#turn) return;
    this.#copied = this.#isCopied(turn) || this.#turns.has(turn);
    this.#turn = turn;
    this.#turns.add(turn);
  }

  #isCopied(turn: string): boolean {
    return this.#outline.forkedFrom !== null && isOlder(turn, this.#session.externalId);
  }

  *#add(item: CodexItem, line: CodexLine): Generator<SourceItem> {
    const role = this.#roleOf(item);
    const length = lengthOf(item.parts);
    const open = this.#open;
    if (
      open !== null &&
      role === 'assistant' &&
      open.message.parts.length < MAX_PARTS &&
      open.length < MAX_LENGTH
    ) {
      open.message.parts.push(...item.parts);
      open.length += length;
      return;
    }
    yield* this.#close();
    if (!this.#begun) yield { kind: 'session', session: this.#session };
    this.#begun = true;
    const message: SourceMessage = {
      externalId: `${this.#ordinal}:${fingerprint(canonicalJson(line.payload))}`,
      parentExternalId: this.#last,
      role,
      parts: [...item.parts],
      model: role === 'assistant' ? (this.#model?.slice(0, 200) ?? null) : null,
      tokens: null,
      sentAt: timeOf(line.at),
      active: true,
    };
    this.#last = message.externalId;
    this.#open = { message, length };
    if (role !== 'assistant') yield* this.#close();
  }

  *#close(): Generator<SourceItem> {
    const open = this.#open;
    this.#open = null;
    if (open !== null) yield* this.#batch.add(this.#session.externalId, open.message, open.length);
  }

  #roleOf(item: CodexItem): Role {
    if (item.kind === 'given') return 'tool';
    if (item.kind === 'done' || item.role === 'assistant') return 'assistant';
    if (item.role === 'user') return this.#outline.isPrompt(item.texts) ? 'user' : 'system';
    return item.role === 'developer' || item.role === 'system' ? 'system' : 'other';
  }
}

/** What a line adds to the conversation: an item, or the summary that takes the place of what came before. */
function itemOf(line: CodexLine): CodexItem | null {
  if (line.kind === 'response_item') return readItem(line.payload);
  const summary = line.kind === 'compacted' ? line.payload['message'] : null;
  const parts = typeof summary === 'string' ? textParts(summary) : [];
  return parts.length === 0 ? null : { kind: 'said', role: 'system', parts, texts: [] };
}

/** About how many bytes parts take. */
function lengthOf(parts: readonly Part[]): number {
  return parts.reduce((sum, part) => sum + ('text' in part ? part.text.length : 500), 200);
}
