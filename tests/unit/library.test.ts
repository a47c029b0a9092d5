import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { onTestFinished, describe, expect, it } from 'vitest';
import { type OpenedMemory, openMemory, type Problem } from '../../electron/library.ts';
import { temporaryHome } from './hosts/temporary-home.ts';

async function open(home = temporaryHome()): Promise<OpenedMemory> {
  const memory = await openMemory({ home });
  onTestFinished(() => memory.close());
  return memory;
}

describe('a program that opens the memory', () => {
  it('does what a person may, and as an agent what an agent may', async () => {
    const memory = await open();
    expect(memory.version).toMatch(/^\d+\.\d+\.\d+/);
    await memory.client.memories.add({ content: 'zqof the person' });
    await memory.as('scout').memories.add({ content: 'zqof the agent' });
    const { items } = await memory.client.memories.list({});
    expect(items.map(({ content, agentName, origin }) => [content, agentName, origin.trust])).toEqual([
      ['zqof the agent', 'scout', 'unreviewed'],
      ['zqof the person', null, 'trusted'],
    ]);
    await expect(memory.as('scout').settings.set({ values: {} })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('withMemory', () => {
  it('recalls before and keeps after, so that the next task knows of it', async () => {
    const memory = await open();
    const seen: string[] = [];
    const answer = memory.withMemory('gardener', (task, { context }) => {
      seen.push(context);
      return `${task} After the zqfrost, in May.`;
    });
    expect(await answer('When do zqtomatoes go out?')).toBe(
      'When do zqtomatoes go out? After the zqfrost, in May.',
    );
    await answer('Remind me: zqtomatoes?');
    expect(seen[0]).toBe('');
    expect(seen[1]).toContain('After the zqfrost, in May.');
    const { items } = await memory.client.sessions.list({});
    expect(items).toMatchObject([
      { title: 'When do zqtomatoes go out?', messageCount: 4, agentName: 'gardener' },
    ]);
    const [, first] = (await memory.client.memories.list({})).items;
    expect(first).toMatchObject({
      agentName: 'gardener',
      context: { success: true },
      content: expect.stringMatching(/^Task: When do zqtomatoes .* \| Outcome: .* in May\.$/) as unknown,
    });
  });

  it('puts results into words, and goes on in a session', async () => {
    const memory = await open();
    const { id } = await memory.client.sessions.create({ title: 'There already' });
    await memory.withMemory('a', () => ({ plan: ['zqdig'] }), { sessionId: id })('zqplan');
    await memory.withMemory('a', () => 7, { inWords: (result) => `zq${result} beds`, sessionId: id })(
      'zqcount',
    );
    const { items } = await memory.client.messages.list({ sessionId: id });
    expect(items.map(({ text }) => text)).toEqual(['zqplan', '{"plan":["zqdig"]}', 'zqcount', 'zq7 beds']);
    await memory.withMemory('a', () => undefined, { sessionId: id })('zqnothing');
    expect((await memory.client.messages.list({ sessionId: id })).total).toBe(5);
  });

  it('throws on what the agent throws, and keeps that it failed', async () => {
    const memory = await open();
    const failing = memory.withMemory('a', () => Promise.reject(new TypeError('no zqwater')));
    await expect(failing('zqwater the beds')).rejects.toThrow(new TypeError('no zqwater'));
    expect((await memory.client.memories.list({})).items).toMatchObject([
      { context: { success: false }, content: 'Task: zqwater the beds | Outcome: failed: no zqwater' },
    ]);
  });

  it('lets no trouble of the memory break the agent, and tells it', async () => {
    const memory = await open();
    await memory.as('a').memories.add({ content: 'x' });
    const [agent] = (await memory.client.agents.list({})).items;
    await memory.client.agents.pause({ id: agent?.id ?? '' });
    const problems: Problem[] = [];
    const onProblem = (problem: Problem) => {
      problems.push(problem);
      throw new Error('nor does this');
    };
    const answer = memory.withMemory('a', (_, { context, items }) => ({ context, items }), { onProblem });
    expect(await answer('anything')).toEqual({ context: '', items: [] });
    expect(problems.map(({ step }) => step)).toEqual(['recall', 'session', 'memory']);
    expect(problems[0]?.error).toMatchObject({ code: 'forbidden' });
    const silly = memory.withMemory('a', () => 'done', {
      inWords: () => {
        throw new Error('no words');
      },
    });
    expect(await silly('anything')).toBe('done');
    await memory.close();
    expect(await memory.withMemory('b', () => 'still')('anything')).toBe('still');
  });

  it('tells what waits for the person, which is no problem', async () => {
    const memory = await open();
    const { id } = await memory.as('a').agents.register({});
    await memory.client.agents.update({ id, access: { holdForReview: true } });
    const problems: Problem[] = [];
    const held: string[] = [];
    const answer = memory.withMemory('a', () => 'zqheld', {
      onProblem: (problem) => problems.push(problem),
      onHeld: (step) => held.push(step),
    });
    expect(await answer('anything')).toBe('zqheld');
    expect([problems, held]).toEqual([[], ['memory']]);
    expect((await memory.client.inbox.list({})).items).toHaveLength(1);
    await expect(memory.as('a').tasks.add({ description: 'x' })).rejects.toMatchObject({ code: 'held' });
  });

  it('works where no memory can be kept at all', async () => {
    const file = path.join(temporaryHome(), 'a file');
    writeFileSync(file, '');
    const problems: Problem[] = [];
    const memory = await open(path.join(file, 'home'));
    const answer = memory.withMemory('a', () => 'fine', { onProblem: (problem) => problems.push(problem) });
    expect(await answer('anything')).toBe('fine');
    expect(problems.map(({ step }) => step)).toContain('recall');
  });
});
