import { wellFormed } from '../../../shared/primitives.ts';
import { AppError } from '../../../shared/errors.ts';
import { lengthOfMark } from './json-records.ts';
import { countStamped, type MemoryEntry, readEntries } from './memory-lines.ts';
import { blocksOfFile } from './source-blocks.ts';
import { keyOf, MAX_CATEGORY, nameWithin, valuesOf } from './source-facts.ts';
import type { Adapter, ReadOptions, Sample, SourceItem } from './source-record.ts';

const SOURCE = 'Memory text';
/** More than any text of memories comes near, in bytes: it is read as a whole. */
const MAX_BYTES = 16 * 1024 * 1024;

/**
 * Reads memories as assistants write them out when asked to: headings, and below them `[YYYY-MM-DD] - entry` or
 * `[unknown] - entry`, often in a block of code. Where somebody chooses it, any other Markdown as well: the instructions
 * of a CLAUDE.md or AGENTS.md.
 */
export const memoryText: Adapter = { format: 'memory-text', recognises, read: readMemoryText };

/** Only what is surely such a list: other texts are for the person to choose. */
function recognises({ text }: Sample): boolean {
  if (/^\uFEFF?\s*[{<]/.test(text) || text.includes('\0')) return false;
  const { stamped, others } = countStamped(text);
  return stamped > 0 && stamped * 2 >= others;
}

async function* readMemoryText(file: string, { signal }: ReadOptions): AsyncGenerator<SourceItem> {
  const { text, bytes } = await readText(file, signal);
  const known = new Set<string>();
  for (const entry of readEntries(text)) {
    if ('line' in entry) {
      const message = 'This line is not an entry of a memory; it was left out.';
      yield { kind: 'problem', problem: { line: entry.line, byte: entry.byte, message } };
      continue;
    }
    for (const knowledge of factsOf(entry)) {
      const place = JSON.stringify([knowledge.category, knowledge.key]);
      if (!known.has(place)) yield { kind: 'knowledge', knowledge };
      known.add(place);
    }
  }
  yield { kind: 'progress', bytes };
}

/** The key is made of the words alone: the same entry is known again, wherever it stands and whatever its date. */
function factsOf({ heading, text, sentAt }: MemoryEntry) {
  const category = nameWithin(heading ?? 'memory', MAX_CATEGORY);
  return valuesOf(wellFormed(text)).map((value) => ({
    category,
    key: keyOf(value),
    value,
    source: SOURCE,
    sentAt,
  }));
}

async function readText(file: string, signal: AbortSignal): Promise<{ text: string; bytes: number }> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const block of blocksOfFile(file, { signal })) {
    if (bytes === 0) lengthOfMark(block.bytes);
    bytes += block.bytes.length;
    if (bytes > MAX_BYTES) throw refusal('It is longer than 16 MB, the most Mneme reads of such a text.');
    pieces.push(Buffer.from(block.bytes));
  }
  const whole = Buffer.concat(pieces);
  if (whole.includes(0)) throw refusal('It is not a text.');
  return { text: new TextDecoder().decode(whole), bytes };
}

function refusal(what: string): AppError {
  return new AppError(
    'invalid_input',
    `This file cannot be imported as a memory text. ${what} Nothing was changed; choose another file or format.`,
  );
}
