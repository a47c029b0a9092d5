import { chmodSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openTestCore } from '../../../support/core.ts';
import { wholeState } from '../../../support/store-file.ts';
import { agentTranscript, homeWith, OTHER_SESSION, rollout, SESSION, transcript } from './folders.ts';
import { fixture, linesOf } from './reading.ts';
import { GARDEN, sessionsOf } from './sources.ts';

const PROJECT = '.claude/projects/-home-ann-garden';
const MINUTE = 60_000;
const NOON = Date.UTC(2026, 1, 1, 12);

describe('imports.places', () => {
  it('tells what lies on this machine, and changes nothing', async () => {
    const { folders, add } = homeWith({});
    add(`${PROJECT}/${SESSION}.jsonl`, transcript(SESSION, 'Beans?'), NOON);
    add(
      `${PROJECT}/${SESSION}/subagents/agent-a1.jsonl`,
      agentTranscript(SESSION, 'a1', 'Look.'),
      NOON + MINUTE,
    );
    add(`${PROJECT}/${SESSION}/tool-results/out.jsonl`, '{"x":1}\n', NOON + 9 * MINUTE);
    add(`${PROJECT}/memory/MEMORY.md`, 'Beans in May.', NOON + 2 * MINUTE);
    add('.codex/sessions/2026/02/01/rollout-one.jsonl', rollout('r1', 'Soup?'), NOON);
    add('.codex/sessions/2026/02/01/rollout-one.jsonl.zst', 'the same, packed', NOON);
    add('.codex/history.jsonl', '{"session_id":"r1","ts":1,"text":"Soup?"}\n', NOON);
    add('Downloads/chatgpt.json', readFileSync(fixture('chatgpt.json')), NOON);
    add('Downloads/other.json', '{"a":1}', NOON);
    add('Downloads/mine.json', linesOf(GARDEN), NOON);
    const test = openTestCore({ folders });
    const before = wholeState(test.home);
    const { items } = await test.client().imports.places({});
    expect(items).toMatchObject([
      {
        place: 'claude-code',
        format: 'claude-code',
        folder: path.join('~', '.claude', 'projects'),
        files: 3,
        sessions: 1,
        firstAt: '2026-02-01T12:00:00.000Z',
        lastAt: '2026-02-01T12:02:00.000Z',
        unreadable: 0,
        followable: true,
        followed: false,
        imported: null,
      },
      { place: 'codex', format: 'codex', folder: path.join('~', '.codex'), files: 1, sessions: 1 },
      {
        place: 'download:chatgpt.json',
        format: 'chatgpt',
        folder: path.join('~', 'Downloads', 'chatgpt.json'),
        files: 1,
        sessions: null,
        followable: false,
      },
    ]);
    expect(wholeState(test.home)).toEqual(before);
  });

  it('gives nothing where there is nothing, or nobody said where to look', async () => {
    expect(
      (
        await openTestCore({ folders: homeWith({}).folders })
          .client()
          .imports.places({})
      ).items,
    ).toEqual([]);
    expect((await openTestCore().client().imports.places({})).items).toEqual([]);
  });

  it('takes two names of one folder for one place', async () => {
    const { home, folders } = homeWith({ [`${PROJECT}/${SESSION}.jsonl`]: transcript(SESSION, 'Beans?') });
    symlinkSync(path.join(home, '.claude'), path.join(home, 'config'));
    const both = {
      ...folders.claudeCode,
      'claude-code:config': path.join(home, 'config', 'projects'),
    };
    const test = openTestCore({ folders: { ...folders, claudeCode: both } });
    expect((await test.client().imports.places({})).items).toMatchObject([{ place: 'claude-code' }]);
  });

  it.skipIf(process.getuid?.() === 0)('counts what may not be read', async () => {
    const { home, folders, add } = homeWith({
      [`${PROJECT}/${SESSION}.jsonl`]: transcript(SESSION, 'Beans?'),
    });
    add('.claude/projects/closed/x.jsonl', '');
    chmodSync(path.join(home, '.claude/projects/closed'), 0);
    const { items } = await openTestCore({ folders }).client().imports.places({});
    chmodSync(path.join(home, '.claude/projects/closed'), 0o700);
    expect(items).toMatchObject([{ files: 1, unreadable: 1 }]);
  });

  it('names the import that brought a place', async () => {
    const { folders, add } = homeWith({
      [`${PROJECT}/${SESSION}.jsonl`]: transcript(SESSION, 'Beans?', 'When?'),
    });
    add('Downloads/chatgpt.json', readFileSync(fixture('chatgpt.json')));
    const test = openTestCore({ folders });
    const client = test.client();
    const started = await client.imports.run({ source: { place: 'claude-code' } });
    expect(started.import).toMatchObject({ name: 'Claude Code', place: 'claude-code' });
    await client.imports.run({ source: { place: 'download:chatgpt.json' } });
    await test.core.idle();
    expect((await client.imports.places({})).items).toMatchObject([
      { place: 'claude-code', imported: { importId: started.import.id } },
      { place: 'download:chatgpt.json', imported: { at: '2026-03-01T12:00:00.000Z' } },
    ]);
    await client.imports.undo({ id: started.import.id });
    expect((await client.imports.places({})).items[0]).toMatchObject({ imported: null });
  });

  it('refuses ids that are no places', async () => {
    const { folders, add } = homeWith({});
    add('secret.json', linesOf(GARDEN));
    const { imports } = openTestCore({ folders }).client();
    for (const place of [
      'download:../secret.json',
      'download:',
      'server-memory',
      'elsewhere',
      '/etc/passwd',
    ]) {
      await expect(imports.run({ source: { place } })).rejects.toMatchObject({ code: 'not_found' });
    }
  });
});

describe('a folder of transcripts', () => {
  it('is previewed and imported like a file, sub-agents with their parents, memory as facts', async () => {
    const { home, folders } = homeWith({
      [`${PROJECT}/${SESSION}.jsonl`]: transcript(SESSION, 'zqbeans?', 'When?'),
      [`${PROJECT}/${SESSION}/subagents/agent-a1.jsonl`]: agentTranscript(SESSION, 'a1', 'Look around.'),
      [`${PROJECT}/${OTHER_SESSION}.jsonl`]: `${transcript(OTHER_SESSION, 'Soup?')}not JSON\n`,
      [`${PROJECT}/memory/MEMORY.md`]: '# Garden\nBeans in May.\n',
    });
    const test = openTestCore({ folders });
    const client = test.client();
    const source = { place: 'claude-code' };
    expect(await client.imports.preview({ source })).toMatchObject({
      format: 'claude-code',
      sessions: 3,
      newMessages: 4,
      newKnowledge: 1,
      problemCount: 1,
      estimated: false,
    });
    const started = await client.imports.run({ source });
    await test.core.idle();
    const done = await client.imports.get({ id: started.import.id });
    expect(done).toMatchObject({
      status: 'done',
      counts: { addedSessions: 3, addedMessages: 4, addedKnowledge: 1 },
    });
    expect(done.problems[0]?.message).toContain(`-home-ann-garden/${OTHER_SESSION}.jsonl: `);
    expect(await sessionsOf(client)).toEqual([
      ['Look around.', 1],
      ['Soup?', 1],
      ['zqbeans?', 2],
    ]);
    const { items } = await client.sessions.list({ sort: 'title', order: 'asc' });
    expect(items[0]?.parentSessionId).toBe(items[2]?.id);
    expect((await client.knowledge.list({})).items).toMatchObject([
      { category: 'memory', key: '-home-ann-garden/MEMORY', value: '# Garden\nBeans in May.' },
    ]);

    // The command line names the folder by its path.
    const script = test.client({ actor: 'person', door: 'script', client: 'cli', cwd: '/' });
    expect(await script.imports.preview({ source: { path: '~/.claude' } })).toMatchObject({ newMessages: 0 });
    expect(await script.imports.detect({ source: { path: home } })).toMatchObject({ format: 'claude-code' });
  });

  it('follows no link out of it', async () => {
    const outside = homeWith({ [`${OTHER_SESSION}.jsonl`]: transcript(OTHER_SESSION, 'Secret?') });
    const { home, folders } = homeWith({ [`${PROJECT}/${SESSION}.jsonl`]: transcript(SESSION, 'Beans?') });
    symlinkSync(outside.home, path.join(home, PROJECT, 'linked'));
    symlinkSync(
      path.join(outside.home, `${OTHER_SESSION}.jsonl`),
      path.join(home, PROJECT, `${OTHER_SESSION}.jsonl`),
    );
    const preview = await openTestCore({ folders })
      .client()
      .imports.preview({ source: { place: 'claude-code' } });
    expect(preview).toMatchObject({ sessions: 1 });
  });

  it('is refused where it holds no transcripts', async () => {
    const { home } = homeWith({ 'notes/readme.md': 'Hello', 'notes/data.jsonl': linesOf(GARDEN) });
    const script = openTestCore().client({ actor: 'person', door: 'script', client: 'cli', cwd: home });
    expect(await script.imports.detect({ source: { path: 'notes' } })).toMatchObject({ format: null });
    await expect(script.imports.run({ source: { path: 'notes' } })).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('no transcripts'),
    });
  });
});
