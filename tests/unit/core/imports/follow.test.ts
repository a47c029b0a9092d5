import { spawn } from 'node:child_process';
import { appendFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Client } from '../../../../shared/client.ts';
import { openTestCore, type TestCore } from '../../../support/core.ts';
import { checkIntegrity, rowsOf } from '../../../support/store-file.ts';
import { agentTranscript, homeWith, OTHER_SESSION, rollout, SESSION, transcript } from './folders.ts';
import { record, sessionsOf } from './sources.ts';

const PROJECT = '.claude/projects/-home-ann-garden';
const FILE = `${PROJECT}/${SESSION}.jsonl`;
const FOLLOW = { lookMs: 5, sweepMs: 5 };

const line = (index: number, question: string): string =>
  `${JSON.stringify(record(`11111111-${index}`, `11111111-${index - 1}`, question, { sessionId: SESSION }))}\n`;

/** Waits until something is so; the test's own time limit ends it where it never is. */
async function until<T>(look: () => Promise<T> | T, holds: (value: T) => boolean): Promise<T> {
  for (;;) {
    const value = await look();
    if (holds(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const untilSessions = (client: Client, expected: unknown) =>
  until(
    () => sessionsOf(client),
    (found) => JSON.stringify(found) === JSON.stringify(expected),
  );

const follow = (client: Client, ...places: string[]) =>
  client.settings.set({ values: { 'imports.follow': places } });

const pause = (client: Client, paused: boolean) =>
  client.settings.set({ values: { 'agents.paused': paused } });

/** Lets go of a place, and waits until a look of the follower has seen that: a look before it has come to its end. */
async function letGo(client: Client, dropped: string): Promise<void> {
  const { values } = await client.settings.get({});
  await follow(client, ...values['imports.follow'].filter((place) => place !== dropped));
  await until(
    () => client.imports.list({}),
    ({ items }) => !items.some(({ place, status }) => place === dropped && status === 'following'),
  );
}

/** How often the follower wrote down that it read a file. */
const readsOf = ({ home }: TestCore) => rowsOf(home, 'SELECT path, bytes FROM followed_files ORDER BY path');

describe('following a place', () => {
  it('brings in what another process writes, and tells those who listen', async () => {
    const { home, folders } = homeWith({ [FILE]: transcript(SESSION, 'Beans?') });
    const test = openTestCore({ folders, follow: FOLLOW });
    const client = test.client();
    const heard = new Set<string>();
    onTestFinished(
      test.core
        .connect({ actor: 'person', door: 'person', client: 'listener' })
        .subscribe((changes) => changes.forEach(({ entity, id }) => heard.add(`${entity} ${id}`))),
    );
    await follow(client, 'claude-code');
    await untilSessions(client, [['Beans?', 1]]);
    const [session] = (await client.sessions.list({})).items;
    await until(
      () => heard.has(`session ${session?.id}`),
      (told) => told,
    );
    heard.clear();

    const words = JSON.stringify(line(1, 'zqcanar?'));
    spawn(process.execPath, [
      '-e',
      `require('fs').appendFileSync(process.argv[1], ${words})`,
      path.join(home, FILE),
    ]);
    await untilSessions(client, [['Beans?', 2]]);
    await until(
      () => heard.has(`session ${session?.id}`),
      (told) => told,
    );
    const { items } = await client.search.run({ text: 'zqcanar', kinds: ['message'] });
    expect(items).toHaveLength(1);

    expect((await client.imports.list({})).items).toMatchObject([
      {
        name: 'Claude Code, followed',
        status: 'following',
        place: 'claude-code',
        resumable: false,
        finishedAt: null,
        counts: { addedSessions: 1, addedMessages: 2 },
      },
    ]);
    expect((await client.imports.places({})).items).toMatchObject([{ followed: true, imported: {} }]);
    checkIntegrity(test.home);
  });

  it('leaves half a line for the next time, and finds new files and sub-agents', async () => {
    const { folders, add } = homeWith({ [FILE]: transcript(SESSION, 'Beans?') });
    const test = openTestCore({ folders, follow: FOLLOW });
    const client = test.client();
    await follow(client, 'claude-code');
    await untilSessions(client, [['Beans?', 1]]);
    const file = path.join(folders.homedir, FILE);
    const next = line(1, 'When?');
    appendFileSync(file, next.slice(0, 60));
    await until(
      () => readsOf(test),
      ([one]) => one?.['bytes'] === statSync(file).size,
    );
    expect(await sessionsOf(client)).toEqual([['Beans?', 1]]);
    appendFileSync(file, next.slice(60));
    await untilSessions(client, [['Beans?', 2]]);

    add(`${PROJECT}/${SESSION}/subagents/agent-a1.jsonl`, agentTranscript(SESSION, 'a1', 'Look.'));
    add(
      '.claude/projects/-home-ann-kitchen/notes.jsonl',
      transcript(OTHER_SESSION, 'Not a name of a transcript.'),
    );
    await untilSessions(client, [
      ['Beans?', 2],
      ['Look.', 1],
    ]);
    expect((await client.imports.list({})).items).toMatchObject([{ counts: { problems: 0 } }]);
  });

  it('goes on after a restart where it was, and reads no file again that did not change', async () => {
    const { folders, add } = homeWith({ [FILE]: transcript(SESSION, 'Beans?') });
    const untouched = add(`${PROJECT}/${OTHER_SESSION}.jsonl`, transcript(OTHER_SESSION, 'Soup?'));
    // In whole seconds: a time in fractions of them cannot be set again as it was.
    const changedAt = 1_700_000_000;
    utimesSync(untouched, changedAt, changedAt);
    const test = openTestCore({ folders, follow: FOLLOW });
    await follow(test.client(), 'claude-code');
    await until(
      () => readsOf(test),
      (read) => read.length === 2,
    );
    // Of the same size and time, but another question: only reading it again would tell.
    writeFileSync(untouched, transcript(OTHER_SESSION, 'Stew?'));
    utimesSync(untouched, changedAt, changedAt);
    await test.close();
    appendFileSync(path.join(folders.homedir, FILE), line(1, 'When?'));

    const again = await test.reopen();
    await untilSessions(again.client(), [
      ['Beans?', 2],
      ['Soup?', 1],
    ]);
    expect((await again.client().imports.list({})).items).toMatchObject([{ status: 'following' }]);
  });

  it('ends when it is switched off, and begins a new import when it is switched on again', async () => {
    const { folders } = homeWith({ [FILE]: transcript(SESSION, 'Beans?') });
    const test = openTestCore({ folders, follow: FOLLOW });
    const client = test.client();
    await follow(client, 'claude-code');
    await untilSessions(client, [['Beans?', 1]]);
    await follow(client);
    const statuses = async () => (await client.imports.list({})).items.map(({ status }) => status);
    await until(statuses, ([status]) => status === 'done');
    appendFileSync(path.join(folders.homedir, FILE), line(1, 'When?'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await sessionsOf(client)).toEqual([['Beans?', 1]]);
    await follow(client, 'claude-code');
    await untilSessions(client, [['Beans?', 2]]);
    expect(await statuses()).toEqual(['following', 'done']);
  });

  it('waits while memory is paused, and then brings in what is new since, also after a restart', async () => {
    const { folders, add } = homeWith({ [FILE]: transcript(SESSION, 'Beans?') });
    add('.codex/sessions/2026/02/01/rollout-1.jsonl', rollout('r1', 'Soup?'));
    const first = openTestCore({ folders, follow: FOLLOW });
    const brought = [
      ['Beans?', 1],
      ['Soup?', 1],
    ];
    await follow(first.client(), 'claude-code', 'codex');
    await untilSessions(first.client(), brought);
    await pause(first.client(), true);
    appendFileSync(path.join(folders.homedir, FILE), line(1, 'When?'));
    await letGo(first.client(), 'codex');
    await letGo(first.client(), 'claude-code');
    expect(await sessionsOf(first.client())).toEqual(brought);
    await first.close();

    add(`${PROJECT}/${OTHER_SESSION}.jsonl`, transcript(OTHER_SESSION, 'Stew?'));
    const again = openTestCore({ home: first.home, folders, follow: FOLLOW });
    const client = again.client();
    await follow(client, 'claude-code');
    await pause(client, false);
    await untilSessions(client, [
      ['Beans?', 2],
      ['Soup?', 1],
      ['Stew?', 1],
    ]);
  });

  it('is undone as one: it stops following, and what it brought lies in Trash', async () => {
    const { folders, add } = homeWith({ [FILE]: transcript(SESSION, 'Beans?') });
    const test = openTestCore({ folders, follow: FOLLOW });
    const client = test.client();
    const before = await client.imports.run({ source: { place: 'claude-code' } });
    await test.core.idle();
    await follow(client, 'claude-code');
    appendFileSync(path.join(folders.homedir, FILE), line(1, 'When?'));
    add(`${PROJECT}/${OTHER_SESSION}.jsonl`, transcript(OTHER_SESSION, 'Soup?'));
    await untilSessions(client, [
      ['Beans?', 2],
      ['Soup?', 1],
    ]);
    const [following] = (await client.imports.list({})).items;
    test.clock.advance(1000);
    expect(await client.imports.undo({ id: following?.id ?? '' })).toMatchObject({ status: 'undone' });
    expect((await client.settings.get({})).values['imports.follow']).toEqual([]);
    expect(await sessionsOf(client)).toEqual([['Beans?', 1]]);
    appendFileSync(path.join(folders.homedir, FILE), line(2, 'Where?'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await sessionsOf(client)).toEqual([['Beans?', 1]]);
    expect((await client.imports.list({})).items.map(({ id, status }) => [id, status])).toEqual([
      [following?.id, 'undone'],
      [before.import.id, 'done'],
    ]);
    checkIntegrity(test.home);
  });

  it('keeps what was changed by hand, and what was moved to Trash there', async () => {
    const { folders, add } = homeWith({ [FILE]: transcript(SESSION, 'Beans?') });
    const other = add(`${PROJECT}/${OTHER_SESSION}.jsonl`, transcript(OTHER_SESSION, 'Soup?'));
    const test = openTestCore({ folders, follow: FOLLOW });
    const client = test.client();
    await follow(client, 'claude-code');
    await untilSessions(client, [
      ['Beans?', 1],
      ['Soup?', 1],
    ]);
    const { items } = await client.sessions.list({ sort: 'title', order: 'asc' });
    test.clock.advance(1000);
    await client.sessions.update({ id: items[0]?.id ?? '', title: 'My garden' });
    await client.sessions.remove({ ids: [items[1]?.id ?? ''] });
    appendFileSync(other, `${JSON.stringify(record('x', null, 'More?', { sessionId: OTHER_SESSION }))}\n`);
    appendFileSync(path.join(folders.homedir, FILE), line(1, 'When?'));
    await untilSessions(client, [['My garden', 2]]);
  });

  it('reads rollouts of Codex as they grow, and survives files that vanish', async () => {
    const { folders, add } = homeWith({});
    const file = add('.codex/sessions/2026/02/01/rollout-1.jsonl', rollout('r1', 'Soup?'));
    const test = openTestCore({ folders, follow: FOLLOW });
    const client = test.client();
    await follow(client, 'codex', 'no-such-place');
    await untilSessions(client, [['Soup?', 1]]);
    const answer = { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'Yes.' }] };
    const item = { timestamp: '2026-02-01T10:00:01.000Z', type: 'response_item', payload: answer };
    appendFileSync(file, `${JSON.stringify(item)}\n`);
    await untilSessions(client, [['Soup?', 2]]);
    rmSync(file);
    add('.codex/sessions/2026/02/02/rollout-2.jsonl', rollout('r2', 'Stew?'));
    await untilSessions(client, [
      ['Soup?', 2],
      ['Stew?', 1],
    ]);
  });
});
