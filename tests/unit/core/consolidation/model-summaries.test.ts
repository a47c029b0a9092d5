import { describe, expect, it } from 'vitest';
import type { Client } from '../../../../shared/client.ts';
import type { TestCore } from '../../../support/core.ts';
import { openWithModel } from '../../../support/executing.ts';
import { consolidate } from './working.ts';

const LINES = [
  'The tomatoes in the second bed need water in the evening before it gets dark outside, says the neighbour.',
  'Somebody should look after the tomatoes while the gardener is away in July, and water them twice a week.',
  'The beans go out a week after the tomatoes, once the nights stay warm enough for them to grow at all.',
  'We decided to ask the neighbour, who has the keys to the gate and knows where the hose of the garden is.',
  'The stakes for the tomatoes are in the shed, behind the old wheelbarrow that nobody has moved for years.',
  'The gardener comes back in August, and will look after the rest of the garden and the tomatoes again.',
];

async function talk(person: Client, title = 'Garden'): Promise<string> {
  const { id } = await person.sessions.create({ title, agent: 'helper' });
  await person.messages.addMany({
    sessionId: id,
    messages: LINES.map((text, index) => ({ role: index % 2 === 0 ? 'user' : 'assistant', text })),
  });
  await person.sessions.end({ id });
  return id;
}

const summaryOf = async (person: Client, id: string): Promise<string> =>
  (await person.sessions.get({ id })).summary ?? '';

const isExtract = (summary: string): boolean =>
  summary !== '' && summary.split(/(?<=\.) /).every((sentence) => LINES.includes(sentence));

/** Consolidates some time after everything ended. */
async function consolidateLater(test: TestCore) {
  test.clock.advance(3_600_000);
  return consolidate(test);
}

describe('a session is summed up', () => {
  it('by the local model, which is sent the conversation as data; a preview asks nobody', async () => {
    const told = '  Tomatoes need water;\n the neighbour is asked. ';
    const test = await openWithModel({ reply: () => told });
    const id = await talk(test.person);
    test.clock.advance(3_600_000);
    const preview = await test.person.consolidation.preview({});
    expect(isExtract(preview.actions.find(({ kind }) => kind === 'summarise')?.to ?? '')).toBe(true);
    expect(test.server.asked).toEqual([]);

    const run = await consolidate(test);
    expect(run).toMatchObject({ status: 'done', error: null });
    expect(run.counts).toEqual(preview.counts);
    expect(await summaryOf(test.person, id)).toBe('Tomatoes need water; the neighbour is asked.');
    expect((await test.person.sessions.get({ id })).topics).toContain('tomatoes');
    expect(test.server.asked).toHaveLength(1);
    expect(test.server.asked[0]?.task).toBe(`<conversation>\n${LINES.join('\n\n')}\n</conversation>`);

    expect((await consolidateLater(test)).counts).not.toHaveProperty('summarise');
    await test.person.consolidation.undo({ runId: run.id });
    await consolidateLater(test);
    expect(await summaryOf(test.person, id)).toBe('');
    expect(test.server.asked).toHaveLength(1);
  });

  it('at most so long as other summaries, and at most twenty of them a run', async () => {
    const test = await openWithModel({ reply: () => 'Long. '.repeat(500) });
    const ids: string[] = [];
    for (let count = 0; count < 22; count += 1) ids.push(await talk(test.person, `Garden ${count}`));
    await consolidateLater(test);
    expect(test.server.asked).toHaveLength(20);
    const summaries = await Promise.all(ids.map((id) => summaryOf(test.person, id)));
    expect(summaries.filter(isExtract)).toHaveLength(2);
    expect(summaries.every(({ length }) => length > 0 && length <= 500)).toBe(true);
  });

  it('by its own sentences where the model fails, which the run tells', async () => {
    const test = await openWithModel({ reply: () => ({ pieces: [] }) });
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) ids.push(await talk(test.person, `Garden ${count}`));
    const run = await consolidateLater(test);
    expect(run).toMatchObject({
      status: 'done',
      error: expect.stringContaining('could not be used: it is empty'),
    });
    for (const id of ids) expect(isExtract(await summaryOf(test.person, id))).toBe(true);
    expect(test.server.asked).toHaveLength(3);
  });

  it('by its own sentences where the model does not run, and it is looked for once', async () => {
    const test = await openWithModel();
    const id = await talk(test.person);
    await test.server.close();
    const run = await consolidateLater(test);
    expect(run).toMatchObject({ status: 'done', error: expect.stringContaining('Nothing answers at') });
    expect(isExtract(await summaryOf(test.person, id))).toBe(true);
  });

  it.each([
    ['no model is set up', { 'chat.provider': 'off' }],
    ['it is not wanted', { 'chat.summaries': false }],
    ['the model is on another computer, whatever was allowed for tasks', {}],
  ] as const)('by its own sentences where %s', async (why, values) => {
    const test = await openWithModel();
    const elsewhere = `http://2130706433:${test.server.port}/v1`;
    const other = why.includes('another')
      ? { 'chat.baseUrl': elsewhere, 'chat.consentedHost': '2130706433' }
      : {};
    await test.person.settings.set({ values: { ...values, ...other } });
    const id = await talk(test.person);
    expect(await consolidateLater(test)).toMatchObject({ status: 'done', error: null });
    expect(isExtract(await summaryOf(test.person, id))).toBe(true);
    expect(test.server.asked).toEqual([]);
  });

  it('until the run is cancelled, which ends the question too', async () => {
    const test = await openWithModel({ reply: () => 'silence' });
    const id = await talk(test.person);
    test.clock.advance(3_600_000);
    const { run } = await test.person.consolidation.run({});
    await expect.poll(() => test.server.asked.length).toBe(1);
    await test.person.consolidation.cancel({});
    await test.core.idle();
    expect(await test.person.consolidation.get({ id: run.id })).toMatchObject({ status: 'cancelled' });
    expect(await summaryOf(test.person, id)).toBe('');
    await expect.poll(test.server.open).toBe(0);
  });
});
