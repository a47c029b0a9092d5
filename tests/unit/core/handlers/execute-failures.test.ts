import { describe, expect, it } from 'vitest';
import type { AppError } from '../../../../shared/errors.ts';
import { openTestCore } from '../../../support/core.ts';
import { DIALECTS } from '../../../support/chat-dialects.ts';
import { filesHolding, livingState } from '../../../support/store-file.ts';
import { openWithModel, readKept } from '../../../support/executing.ts';

const TASK = { agent: 'scout', task: 'Count the zqboats' };

describe('a task is not begun', () => {
  it('without a model, and says how to get one', async () => {
    const client = openTestCore().client();
    await expect(client.agents.execute(TASK)).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/No local model is set up.*Settings, under Local model.*chat\.provider/),
      details: { reason: 'off' },
    });
    await client.settings.set({ values: { 'chat.provider': 'openai-compatible' } });
    await expect(client.agents.execute(TASK)).rejects.toMatchObject({ details: { reason: 'model_missing' } });
    expect((await client.maintenance.jobs({})).items).toEqual([]);
  });

  it('for an agent that is paused, nor for nobody', async () => {
    const { person, server } = await openWithModel();
    const { id } = await person.agents.register({ name: 'scout' });
    await person.agents.pause({ id });
    await expect(person.agents.execute(TASK)).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('scout is paused'),
    });
    await expect(person.agents.execute({ task: 'x' })).rejects.toMatchObject({ code: 'invalid_input' });
    const mixed = person.agents.execute({ agentId: id, agent: 'other', task: 'x' });
    await expect(mixed).rejects.toMatchObject({ code: 'invalid_input' });
    expect(server.asked).toEqual([]);
  });
});

describe('a model that is never reached', () => {
  it('leaves nothing behind but the job', async () => {
    const { person, server, home } = await openWithModel();
    await person.agents.register({ name: 'scout' });
    await server.close();
    const before = livingState(home);
    const failure = await person.agents.execute(TASK).catch((error: AppError) => error);
    expect(failure).toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('Nothing answers at'),
      details: { reason: 'not_running' },
    });
    expect(livingState(home)).toEqual(before);
    const [job] = (await person.maintenance.jobs({})).items;
    expect(job).toMatchObject({ kind: 'execute', state: 'failed', error: { code: 'unavailable' } });
    expect(await person.agents.execution({ jobId: job?.id ?? '' })).toMatchObject({
      phase: 'ended',
      sessionId: null,
    });
  });
});

describe('a model that fails at the task', () => {
  it.each([
    [
      'too long',
      { refusal: DIALECTS.llamaCpp.tooLong(9000, 4096) },
      'the task was longer than the model takes',
    ],
    ['cut', { pieces: ['Seve'], end: 'cut' }, 'the model broke off in the middle of its answer'],
    ['empty', { pieces: [] }, 'the answer of the model could not be used'],
    ['a crash', { refusal: { status: 500, body: '{"error":"zqinner"}' } }, 'the model failed'],
  ] as const)('is remembered as a failed outcome: %s', async (_name, reply, words) => {
    const { person } = await openWithModel({ reply: () => reply });
    await expect(person.agents.execute(TASK)).rejects.toMatchObject({
      details: { reason: expect.any(String) },
    });
    const [job] = (await person.maintenance.jobs({})).items;
    const done = await person.agents.execution({ jobId: job?.id ?? '' });
    const kept = await readKept(person, done);
    expect(kept.messages).toMatchObject([{ role: 'user', text: TASK.task }]);
    expect(kept.decision).toMatchObject({ outcome: 'failure', chosen: `failed: ${words}` });
    expect(kept.memory).toMatchObject({
      content: `Task: ${TASK.task} | Outcome: failed: ${words}`,
      context: { success: false },
    });
  });

  it('is told how it went the next time', async () => {
    const { person, server } = await openWithModel({
      reply: (_, index) => (index === 0 ? { pieces: ['Seve'], end: 'cut' } : 'Seven.'),
    });
    await expect(person.agents.execute(TASK)).rejects.toMatchObject({ details: { reason: 'broken_off' } });
    expect(await person.agents.execute(TASK)).toMatchObject({ answer: 'Seven.' });
    expect(server.asked.at(-1)?.task).toContain('- failure: Task: Count the zqboats');
  });
});

describe('a task that is cancelled', () => {
  it('ends at once, its connection too, and leaves nothing behind', async () => {
    const { person, server, home, core } = await openWithModel({
      reply: () => ({ pieces: ['Zqsecret '], end: 'silence' }),
    });
    await person.agents.register({ name: 'scout' });
    const before = livingState(home);
    const { job } = await person.agents.execute({ ...TASK, wait: false });
    const look = () => person.agents.execution({ jobId: job.id });
    await expect.poll(async () => (await look()).answer).toBe('Zqsecret ');
    await person.maintenance.cancelJob({ id: job.id });
    await core.idle();
    expect(await look()).toMatchObject({ phase: 'ended', job: { state: 'cancelled', error: null } });
    await expect.poll(server.open).toBe(0);
    expect(livingState(home)).toEqual(before);
    expect(filesHolding(home, 'Zqsecret')).toEqual([]);
  });

  it('says so to whoever waits for it', async () => {
    const { person, server } = await openWithModel({ reply: () => 'silence' });
    const asked = person.agents.execute(TASK);
    asked.catch(() => {});
    await expect.poll(() => server.asked.length).toBe(1);
    const [job] = (await person.maintenance.jobs({ states: ['running'] })).items;
    await person.maintenance.cancelJob({ id: job?.id ?? '' });
    await expect(asked).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('what cannot be recalled or kept', () => {
  it('is told beside the answer', async () => {
    const { person, server } = await openWithModel();
    const { id } = await person.agents.register({ name: 'scout' });
    await person.memories.add({ content: 'There are seven zqboats', agent: 'scout' });
    await person.agents.update({ id, access: { read: [], write: [] } });
    const done = await person.agents.execute(TASK);
    expect(done).toMatchObject({
      answer: 'Yes.',
      memoriesUsed: [],
      memoryId: null,
      decisionId: null,
      answerId: null,
    });
    expect(done.problems.map(({ step }) => step)).toEqual(['recall', 'messages', 'decision', 'memory']);
    expect(done.problems[0]?.message).toContain('does not let scout read');
    expect(server.asked[0]?.task).toBe(`Task: ${TASK.task}`);
  });

  it('is left out where the person set the agent not to learn, and waits where they want to review', async () => {
    const { person } = await openWithModel();
    const { id } = await person.agents.register({ name: 'scout' });
    await person.agents.update({ id, learningEnabled: false });
    const unlearned = await person.agents.execute(TASK);
    expect(unlearned).toMatchObject({ answer: 'Yes.', memoryId: null, problems: [{ step: 'memory' }] });
    expect(unlearned.decisionId).not.toBeNull();
    await person.agents.update({ id, learningEnabled: true, access: { holdForReview: true } });
    const held = await person.agents.execute(TASK);
    expect(await person.memories.get({ id: held.memoryId ?? '' })).toMatchObject({ held: true });
  });
});

it('the log says how it went, and nothing of what was said', async () => {
  const lines: unknown[] = [];
  const { person } = await openWithModel(
    { reply: () => 'Zqanswer.' },
    { logger: (entry) => lines.push(entry) },
  );
  await person.agents.execute(TASK);
  expect(lines).toContainEqual({
    level: 'info',
    module: 'execute',
    message: 'a task ended',
    fields: expect.objectContaining({ model: 'llama3.2', tokensOut: 1, attempt: 1, errorCode: null }),
  });
  expect(JSON.stringify(lines).toLowerCase()).not.toMatch(/zqboats|zqanswer/);
});
