import { spawn } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Change } from '../../../shared/entities/history.ts';
import { openTestCore, PERSON } from '../../support/core.ts';

const PROGRAM = path.join(import.meta.dirname, '../../support/writing-process.ts');

function listen(test: ReturnType<typeof openTestCore>): {
  seen: Change[];
  batches: (readonly Change[])[];
  end: () => void;
} {
  const seen: Change[] = [];
  const batches: (readonly Change[])[] = [];
  const end = test.core.connect(PERSON).subscribe((changes) => {
    batches.push(changes);
    seen.push(...changes);
  });
  return { seen, batches, end };
}

describe('the change feed', () => {
  it('tells of every commit of other processes', { timeout: 60_000 }, async () => {
    const test = openTestCore();
    const { seen } = listen(test);
    const ends = ['one', 'two', 'three'].map((name) => {
      const child = spawn(process.execPath, [PROGRAM, test.home, name, '100', '1'], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, NODE_NO_WARNINGS: '1' },
      });
      return new Promise((resolve) => child.once('close', resolve));
    });
    expect(await Promise.all(ends)).toEqual([0, 0, 0]);
    const client = test.client();
    const written: string[] = [];
    for (const category of ['one', 'two', 'three']) {
      const { items } = await client.knowledge.list({ limit: 200, categories: [category] });
      written.push(...items.map(({ id }) => id));
    }
    expect(written).toHaveLength(300);
    await vi.waitFor(() => expect(seen.length).toBeGreaterThanOrEqual(300), 5000);
    const ids = seen.filter(({ entity }) => entity === 'knowledge').map(({ id }) => id);
    expect(new Set(ids)).toEqual(new Set(written));
    expect(ids).toHaveLength(300);
    expect(seen.map(({ seq }) => seq)).toEqual(
      seen.map(({ seq }) => seq).toSorted((one, other) => one - other),
    );
  });

  it('tells of own commits, in order, until it is left', async () => {
    const test = openTestCore();
    const { seen, end } = listen(test);
    const client = test.client();
    const { id } = await client.tasks.add({ description: 'x' });
    await client.tasks.update({ id, description: 'y' });
    await vi.waitFor(() =>
      expect(seen).toMatchObject([
        { entity: 'task', id },
        { entity: 'task', id },
      ]),
    );
    end();
    await client.tasks.update({ id, description: 'z' });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(seen).toHaveLength(2);
  });

  it('names kinds instead of records where there are too many', async () => {
    const test = openTestCore();
    const { batches } = listen(test);
    const client = test.client();
    const { id } = await client.sessions.create({ title: 'x' });
    await vi.waitFor(() => expect(batches.length).toBeGreaterThan(0));
    batches.length = 0;
    const { call } = test.core.connect(PERSON);
    const messages = Array.from({ length: 500 }, (_, index) => ({ role: 'user', text: `m${index}` }));
    const answers = Array.from({ length: 3 }, () => call('messages.addMany', { sessionId: id, messages }));
    for (const answer of await Promise.all(answers)) expect(answer.ok).toBe(true);
    await vi.waitFor(() => expect(batches.flat().some(({ entity }) => entity === 'message')).toBe(true));
    const [batch] = batches;
    expect(batches).toHaveLength(1);
    expect(
      batch
        ?.map(({ entity, id: named }) => ({ entity, named }))
        .toSorted((one, other) => one.entity.localeCompare(other.entity)),
    ).toEqual([
      { entity: 'message', named: null },
      { entity: 'session', named: null },
    ]);
  });

  it('tells when the settings of this machine change', async () => {
    const test = openTestCore();
    const { seen } = listen(test);
    await test.client().settings.set({ values: { 'ui.theme': 'dark' } });
    await vi.waitFor(() => expect(seen).toMatchObject([{ entity: 'setting', id: null }]));
  });
});
