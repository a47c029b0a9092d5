import { describe, expect, it } from 'vitest';
import { AGENT, openTestCore, type TestCore } from '../../../support/core.ts';
import { checkIntegrity, filesHolding } from '../../../support/store-file.ts';

const ABSENT = '0198c0de-0000-7000-8000-0000000000ff';

async function logSome(test: TestCore) {
  const agent = test.client(AGENT);
  const session = await agent.sessions.create({ title: 'Work' });
  const ids: string[] = [];
  for (const [summary, outcome] of [
    ['Choose zqpnpm', 'success'],
    ['Choose npm', 'failure'],
    ['Choose yarn', 'unknown'],
  ] as const) {
    test.clock.advance(60_000);
    const logged = await agent.decisions.log({
      summary,
      outcome,
      inputs: { lockfile: true },
      options: outcome === 'unknown' ? ['yarn'] : ['zqpnpm', 'npm'],
      chosen: summary.slice(7),
      memoriesUsed: [ABSENT],
      sessionId: outcome === 'success' ? session.id : null,
    });
    ids.push(logged.id);
  }
  return { agent, session, ids };
}

describe('decisions', () => {
  it('say what was decided, on what grounds, out of what and by whom', async () => {
    const test = openTestCore();
    const { ids, session } = await logSome(test);
    expect(await test.client().decisions.get({ id: ids[0] ?? '' })).toMatchObject({
      agentName: 'helper',
      summary: 'Choose zqpnpm',
      inputs: { lockfile: true },
      options: ['zqpnpm', 'npm'],
      chosen: 'zqpnpm',
      memoriesUsed: [ABSENT],
      sessionId: session.id,
      outcome: 'success',
      outcomeBy: 'agent',
      quality: null,
      decidedAt: '2026-03-01T12:01:00.000Z',
      origin: { actor: 'agent', client: 'helper', trust: 'unreviewed' },
    });
  });

  it('are listed latest first, narrowed by agent, session, outcome, time and words', async () => {
    const test = openTestCore();
    const { ids, session, agent } = await logSome(test);
    const client = test.client();
    const [one = '', two = '', three = ''] = ids;
    const { id: agentId } = await agent.agents.get({});
    const list = async (input: Parameters<typeof client.decisions.list>[0]) =>
      (await client.decisions.list(input)).items.map(({ id }) => id);
    expect(await list({})).toEqual([three, two, one]);
    expect(await list({ agentId })).toEqual([three, two, one]);
    expect(await list({ agentId: ABSENT })).toEqual([]);
    expect(await list({ sessionId: session.id })).toEqual([one]);
    expect(await list({ outcomes: ['failure', 'unknown'] })).toEqual([three, two]);
    expect(await list({ since: '2026-03-01T12:02:00.000Z' })).toEqual([three, two]);
    expect(await list({ contains: 'choose yarn' })).toEqual([three]);
    const first = await client.decisions.list({ limit: 2, withTotal: true });
    expect([first.total, await list({ limit: 2, cursor: first.next ?? '' })]).toEqual([3, [one]]);
  });

  it('are found by their words', async () => {
    const test = openTestCore();
    const { ids, agent } = await logSome(test);
    const { id: agentId } = await agent.agents.get({});
    const client = test.client();
    const { items } = await client.search.run({ text: 'choose zqpnpm', kinds: ['decision'] });
    expect(items[0]).toMatchObject({ kind: 'decision', id: ids[0], agentName: 'helper' });
    expect((await client.search.facets({ text: 'choose' })).kinds.decision.count).toBe(3);
    const of = async (agentIds: string[]) =>
      (await client.search.run({ text: 'choose', kinds: ['decision'], agentIds })).items.length;
    expect([await of([agentId]), await of([ABSENT])]).toEqual([3, 0]);
    await client.decisions.remove({ ids: [ids[0] ?? ''] });
    expect((await client.search.run({ text: 'choose zqpnpm' })).items.map(({ id }) => id)).not.toContain(
      ids[0],
    );
  });

  it('have the outcome the person says, which no agent can change', async () => {
    const test = openTestCore();
    const { agent, ids } = await logSome(test);
    const id = ids[2] ?? '';
    expect(await agent.decisions.setOutcome({ id, outcome: 'success' })).toMatchObject({
      outcome: 'success',
      outcomeBy: 'agent',
    });
    expect(await test.client().decisions.setOutcome({ id, outcome: 'failure', quality: 0.2 })).toMatchObject({
      outcome: 'failure',
      outcomeBy: 'person',
      quality: 0.2,
    });
    await expect(agent.decisions.setOutcome({ id, outcome: 'success' })).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('Nothing was changed'),
    });
    expect(await test.client().decisions.setOutcome({ id, outcome: 'unknown', quality: null })).toMatchObject(
      {
        outcome: 'unknown',
        outcomeBy: null,
        quality: null,
      },
    );
    await agent.decisions.setOutcome({ id, outcome: 'success' });
  });

  it('are of a session and an agent there are', async () => {
    const test = openTestCore();
    const client = test.client();
    const { id: agentId } = await test.client(AGENT).agents.get({});
    await expect(client.decisions.log({ agentId, summary: 'x', sessionId: ABSENT })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(client.decisions.log({ agentId: ABSENT, summary: 'x' })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(client.decisions.log({ summary: 'x' })).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('go to Trash and are forgotten completely', async () => {
    const test = openTestCore();
    const { ids } = await logSome(test);
    const client = test.client();
    await client.decisions.remove({ ids });
    expect((await client.trash.list({ kinds: ['decision'] })).items[0]).toMatchObject({
      kind: 'decision',
      title: 'Choose yarn',
      detail: 'yarn',
    });
    await client.trash.purge({ everything: true });
    await test.close();
    expect(filesHolding(test.home, 'zqpnpm')).toEqual([]);
    checkIntegrity(test.home);
  });

  it('stay when their session is forgotten', async () => {
    const test = openTestCore();
    const { ids, session } = await logSome(test);
    const client = test.client();
    await client.sessions.remove({ ids: [session.id] });
    await client.trash.purge({ everything: true });
    expect(await client.decisions.get({ id: ids[0] ?? '' })).toMatchObject({ sessionId: null });
  });
});
