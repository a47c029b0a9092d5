import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { previewImport } from '../../../../electron/core/imports/preview.ts';
import { createPreviews } from '../../../../electron/core/imports/previews.ts';
import { openImportSource } from '../../../../electron/core/imports/source.ts';
import { openReader } from '../../../../electron/core/store/database.ts';
import { openTestCore, writeSource } from '../../../support/core.ts';
import { agentTranscript, homeWith, transcript } from './folders.ts';
import { linesOf } from './reading.ts';
import { GARDEN } from './sources.ts';

const signal = new AbortController().signal;
const sessionId = (index: number) => `${index}`.repeat(8) + '-1111-4111-8111-111111111111';
const NOON = Date.UTC(2026, 1, 1, 12);

describe('the preview of a folder that is too large to be read for it', () => {
  it('reads the newest files, knows the others by their names, and estimates their messages', async () => {
    const { folders, add } = homeWith({});
    const project = '.claude/projects/-garden';
    const questions = ['One?', 'Two?', 'Three?', 'Four?'];
    for (const index of [1, 2, 3, 4, 5])
      add(
        `${project}/${sessionId(index)}.jsonl`,
        transcript(sessionId(index), ...questions),
        NOON + index * 60_000,
      );
    add(`${project}/${sessionId(1)}/subagents/agent-a.jsonl`, agentTranscript(sessionId(1), 'a', 'x?'), NOON);
    const test = openTestCore({ folders });
    const folder = path.join(folders.homedir, '.claude/projects');
    const source = await openImportSource(folder, undefined, test.home, signal);
    const db = openReader(path.join(test.home, 'memory.db'));
    const previewOf = (mostBytes?: number) => previewImport(db, source, signal, mostBytes);

    const whole = await previewOf();
    expect(whole).toMatchObject({
      estimated: false,
      sessions: 6,
      newSessions: 6,
      messages: 21,
      newMessages: 21,
    });
    const size = transcript(sessionId(1), ...questions).length;
    const part = await previewOf(2 * size);
    expect(part).toMatchObject({ estimated: true, sessions: 6, newSessions: 6, problemCount: 0 });
    expect(part.examples.map(({ messages }) => messages)).toEqual([4, 4]);
    expect(Math.abs(part.messages - 21)).toBeLessThan(3);
    expect(part.newMessages).toBe(part.messages);

    await test.client().imports.run({ source: { place: 'claude-code' } });
    await test.core.idle();
    expect(await previewOf(2 * size)).toMatchObject({ estimated: true, newSessions: 0, newMessages: 0 });
    db.close();
  });
});

describe('previews', () => {
  it('are stopped for the one who waits for them, and for nobody else', async () => {
    const previews = createPreviews();
    const wait = (stop: AbortSignal) =>
      new Promise((_resolve, reject) => {
        stop.addEventListener('abort', () =>
          reject(stop.reason instanceof Error ? stop.reason : new Error('no reason')),
        );
      });
    const own = expect(previews.run('one', wait)).rejects.toMatchObject({ code: 'cancelled' });
    let others = 'running';
    void previews.run('other', wait).catch(() => (others = 'stopped'));
    expect(previews.stop('one')).toBe(1);
    await own;
    expect(others).toBe('running');
    expect(previews.stop('one')).toBe(0);
    expect(previews.stop('other')).toBe(1);
  });

  it('stop reading', async () => {
    const file = writeSource(linesOf(GARDEN).repeat(200_000));
    const script = openTestCore().client({ actor: 'person', door: 'script', client: 'cli', cwd: '/' });
    const stopped = expect(script.imports.preview({ source: { path: file } })).rejects.toMatchObject({
      code: 'cancelled',
    });
    while ((await script.imports.stopPreviews({})).stopped === 0);
    await stopped;
  });
});
