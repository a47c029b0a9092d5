import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeTools, TOOLS_END, TOOLS_START } from '../../../../electron/hosts/mcp/describe.ts';
import { onlyReads } from '../../../../electron/hosts/mcp/tool.ts';
import { TOOLS } from '../../../../electron/hosts/mcp/tools/index.ts';
import { findOperation } from '../../../../shared/contract/index.ts';
import { connectInMemory } from '../../../support/mcp.ts';
import { openTestCore } from '../../../support/core.ts';

const PROMISED = [
  'memory_recall',
  'memory_search',
  'memory_store',
  'memory_update',
  'memory_forget',
  'memory_get',
  'memory_list',
  'memory_log_message',
  'memory_history',
  'memory_preferences',
  'memory_tasks',
  'memory_decision',
  'memory_state',
  'memory_stats',
  'search',
  'fetch',
];

/** Tokens of a text, a few more than the tokenizers of large models make of English and JSON: words come in pieces of seven letters. */
function tokensOf(text: string): number {
  const pieces = text.match(/ ?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+|\s+/gu) ?? [];
  return pieces.reduce((sum, piece) => sum + Math.ceil(piece.length / 7), 0);
}

describe('the tools', () => {
  it('are those that were promised, and no others', () => {
    expect(TOOLS.map(({ name }) => name).toSorted()).toEqual(PROMISED.toSorted());
  });

  it('stand for operations that are open to agents', () => {
    for (const { name, operations } of TOOLS)
      for (const operation of operations)
        expect([name, operation, findOperation(operation)?.doors]).toEqual([
          name,
          operation,
          expect.arrayContaining(['agent']),
        ]);
  });

  it('cost an agent fewer than 4,000 tokens, all of them together, as they are sent', async () => {
    const client = await connectInMemory(openTestCore().core);
    const { tools } = await client.listTools();
    expect(tools).toHaveLength(PROMISED.length);
    expect(tokensOf(JSON.stringify(tools))).toBeLessThan(4000);
    expect(JSON.stringify(tools)).not.toContain('"pattern"');
  });

  it('say what they do: those that only read, and those that may replace something', async () => {
    const client = await connectInMemory(openTestCore().core);
    const { tools } = await client.listTools();
    const reading = tools.filter(({ annotations }) => annotations?.readOnlyHint === true);
    expect(reading.map(({ name }) => name).toSorted()).toEqual(
      TOOLS.filter(onlyReads)
        .map(({ name }) => name)
        .toSorted(),
    );
    expect(reading.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['search', 'fetch', 'memory_recall']),
    );
    const harmless = tools.filter(({ annotations }) => annotations?.destructiveHint === false);
    expect(harmless.map(({ name }) => name).toSorted()).toEqual([
      'memory_decision',
      'memory_log_message',
      'memory_store',
      'memory_tasks',
    ]);
    expect(tools.every(({ annotations }) => annotations?.openWorldHint === false)).toBe(true);
    expect(tools.every(({ outputSchema }) => outputSchema?.type === 'object')).toBe(true);
  });

  it('are described in docs/mcp.md as they are (npm run docs writes it)', () => {
    const page = readFileSync(path.resolve(import.meta.dirname, '../../../../docs/mcp.md'), 'utf8');
    const [, written = ''] = page.split(TOOLS_START);
    expect(written.split(TOOLS_END)[0]).toBe(`\n${describeTools()}`);
  });
});
