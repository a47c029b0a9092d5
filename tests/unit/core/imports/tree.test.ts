import { zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Client } from '../../../../shared/client.ts';
import { importFile, openTestCore } from '../../../support/core.ts';
import { agentTranscript, homeWith, OTHER_SESSION, rollout, SESSION, transcript } from './folders.ts';
import { checkIntegrity } from '../../../support/store-file.ts';
import { fileOf, linesOf } from './reading.ts';
import { record } from './sources.ts';

/** Titles of all sessions, each with that of its parent. */
async function familyOf(client: Client) {
  const { items } = await client.sessions.list({ sort: 'title', order: 'asc' });
  const titles = new Map(items.map(({ id, title }) => [id, title]));
  return items.map(({ title, parentSessionId }) => [title, titles.get(parentSessionId ?? '') ?? null]);
}

describe('a session and its sub-agents', () => {
  const parents = {
    'of Claude Code': [transcript(SESSION, 'Parent?'), agentTranscript(SESSION, 'a1', 'Child.')],
    'of Codex': [rollout('p1', 'Parent?'), rollout('c1', 'Child.', { parent_thread_id: 'p1' })],
  } as const;

  it.each(Object.entries(parents))('%s are linked whichever comes first', async (_name, [parent, child]) => {
    for (const files of [
      [parent, child],
      [child, parent],
    ]) {
      const test = openTestCore();
      for (const content of files) await importFile(test, fileOf(content, 'one.jsonl'));
      expect(await familyOf(test.client())).toEqual([
        ['Child.', 'Parent?'],
        ['Parent?', null],
      ]);
    }
  });
});

describe('a tree of Codex', () => {
  it('is read in full, packed rollouts where there is no plain one', async () => {
    const { folders } = homeWith({
      '.codex/sessions/2026/02/01/rollout-1.jsonl': rollout('r1', 'One?'),
      '.codex/sessions/2026/02/01/rollout-1.jsonl.zst': 'damaged, but never read',
      '.codex/sessions/2026/02/02/rollout-2.jsonl.zst': zstdCompressSync(Buffer.from(rollout('r2', 'Two?'))),
      '.codex/archived_sessions/rollout-0.jsonl': rollout('r0', 'Zero?'),
    });
    const test = openTestCore({ folders });
    const client = test.client();
    const { import: started, job } = await client.imports.run({ source: { place: 'codex' } });
    await test.core.idle();
    expect(await client.imports.get({ id: started.id })).toMatchObject({
      status: 'done',
      name: 'Codex',
      counts: { addedSessions: 3, addedMessages: 3, problems: 0 },
    });
    const ended = await client.maintenance.job({ id: job.id });
    expect(ended.done).toBe(ended.total);
    expect((await familyOf(client)).map(([title]) => title)).toEqual(['One?', 'Two?', 'Zero?']);
  });

  it('goes on after a file that cannot be read, and names it', async () => {
    const { folders } = homeWith({
      '.codex/sessions/rollout-1.jsonl': Buffer.from('\uFEFF{"a":1}', 'utf16le'),
      '.codex/sessions/rollout-2.jsonl': rollout('r2', 'Two?'),
    });
    const test = openTestCore({ folders });
    const client = test.client();
    const { import: started } = await client.imports.run({ source: { place: 'codex' } });
    await test.core.idle();
    const done = await client.imports.get({ id: started.id });
    expect(done).toMatchObject({ status: 'done', counts: { addedSessions: 1, problems: 1 } });
    expect(done.problems[0]?.message).toMatch(/^sessions\/rollout-1\.jsonl: .*UTF-16/);
  });
});

describe('a session that goes on with an older one', () => {
  const uuid = (index: number) => `aaaaaaaa-aaaa-4aaa-8aaa-00000000000${index}`;
  const lines = (sessionId: string, ...indexes: number[]) =>
    linesOf(
      ...indexes.map((index) =>
        record(uuid(index), index === 0 ? null : uuid(index - 1), `Question ${index}?`, { sessionId }),
      ),
    );

  it('has of the history it copied only what is not in the other', async () => {
    const files = {
      [`.claude/projects/-garden/${SESSION}.jsonl`]: lines(SESSION, 0, 1, 2),
      [`.claude/projects/-garden/${OTHER_SESSION}.jsonl`]: lines(OTHER_SESSION, 0, 1, 2, 3, 4),
    };
    const { folders, add } = homeWith(files);
    const test = openTestCore({ folders });
    const client = test.client();
    const importAll = async () => {
      const { import: started } = await client.imports.run({ source: { place: 'claude-code' } });
      await test.core.idle();
      return client.imports.get({ id: started.id });
    };
    const first = await importAll();
    expect(first.counts).toMatchObject({ messages: 8, addedMessages: 5, knownMessages: 3, problems: 1 });
    expect(first.problems[0]?.message).toContain(OTHER_SESSION);
    const { items } = await client.sessions.list({});
    const lengths = items.map(({ messageCount }) => messageCount);
    expect(new Set(lengths)).toEqual(new Set([2, 3]));
    expect(await client.imports.preview({ source: { place: 'claude-code' } })).toMatchObject({
      newMessages: 0,
    });
    expect((await importAll()).counts).toMatchObject({ addedMessages: 0, addedSessions: 0 });

    // One that was only looked at again has nothing of its own.
    add('.claude/projects/-garden/33333333-3333-4333-8333-333333333333.jsonl', lines('third', 0, 1));
    expect((await importAll()).counts).toMatchObject({ addedMessages: 0, addedSessions: 0 });
    checkIntegrity(test.home);
  });
});
