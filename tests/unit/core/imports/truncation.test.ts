import { readFileSync } from 'node:fs';
import { zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adapterFor } from '../../../../electron/core/imports/adapters.ts';
import { detectFormat } from '../../../../electron/core/imports/detect.ts';
import { AppError } from '../../../../shared/errors.ts';
import { fileOf, fixture, readAll } from './reading.ts';
import { zipOf } from './zip-file.ts';

const CASES = [
  ['chatgpt', readFileSync(fixture('chatgpt.json'))],
  ['claude-ai', readFileSync(fixture('claude-ai-conversations.json'))],
  ['claude-ai', readFileSync(fixture('claude-ai-projects.json'))],
  ['server-memory', readFileSync(fixture('server-memory.jsonl'))],
  ['codex', readFileSync(fixture('codex.jsonl'))],
  ['codex', readFileSync(fixture('codex-fork.jsonl'))],
  ['codex', zstdCompressSync(readFileSync(fixture('codex.jsonl')))],
  ['chatgpt', zipOf({ name: 'conversations.json', content: readFileSync(fixture('chatgpt.json')) })],
] as const;

/** Ids in the order they were read; what an `AppError` ends is kept, any other error fails. */
async function idsIn(bytes: Buffer, format: (typeof CASES)[number][0]): Promise<string[]> {
  const ids: string[] = [];
  try {
    const file = fileOf(bytes);
    await detectFormat(file);
    for await (const item of adapterFor(format).read(file, { signal: new AbortController().signal })) {
      if (item.kind === 'messages') ids.push(...item.messages.map(({ externalId }) => externalId));
      if (item.kind === 'knowledge') ids.push(`${item.knowledge.category} ${item.knowledge.key}`);
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
  return ids;
}

describe.each(CASES.map(([format, bytes], index) => ({ format, bytes, index })))(
  'case $index of $format',
  ({ format, bytes }) => {
    test('cut off anywhere, it throws nothing but what is meant to be read', async () => {
      const whole = await idsIn(bytes, format);
      expect(whole.length).toBeGreaterThan(0);
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 0, max: bytes.length }), async (length) => {
          const cut = await idsIn(bytes.subarray(0, length), format);
          // What a fork copied is known by its first own turn, which may be cut off.
          if (!bytes.includes('forked_from_id')) expect(cut.every((id) => whole.includes(id))).toBe(true);
        }),
        { numRuns: 40 },
      );
    });

    test('with bytes changed, it throws nothing but what is meant to be read', async () => {
      const change = fc.record({ at: fc.nat(bytes.length - 1), byte: fc.nat(255) });
      await fc.assert(
        fc.asyncProperty(fc.array(change, { maxLength: 5 }), async (changes) => {
          const changed = Buffer.from(bytes);
          for (const { at, byte } of changes) changed[at] = byte;
          expect(await idsIn(changed, format)).toBeInstanceOf(Array);
        }),
        { numRuns: 40 },
      );
    });
  },
);

test('what came before the cut is never lost', async () => {
  const records = Array.from({ length: 30 }, (_, index) => ({
    title: `${index}`,
    id: `c${index}`,
    mapping: {
      [`m${index}`]: {
        message: { author: { role: 'user' }, content: { content_type: 'text', parts: [`${index}`] } },
      },
    },
  }));
  const whole = Buffer.from(JSON.stringify(records));
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: whole.length }), async (length) => {
      const bytes = whole.subarray(0, length);
      const complete = bytes.toString('latin1').split('}}}}}').length - 1;
      const { sessions } = await readAll(fileOf(bytes), 'chatgpt');
      expect(sessions.map(({ title }) => title)).toEqual(
        records.slice(0, complete).map(({ title }) => title),
      );
    }),
    { numRuns: 60 },
  );
});
