import { beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../shared/caller.ts';
import { contract } from '../../shared/contract/index.ts';
import type { Contract } from '../../shared/contract/define.ts';
import { makeHome, temporaryHome } from '../unit/hosts/temporary-home.ts';
import { normalize } from './normalize.ts';
import { playScenario } from './scenario.ts';
import { openInProcess, openWorker, TRANSPORTS } from './transports.ts';

const domains: Contract = contract;
const operations = Object.entries(domains).flatMap(([domain, verbs]) =>
  Object.entries(verbs).map(([verb, operation]) => ({ name: `${domain}.${verb}`, operation })),
);

describe('the story of a minute', () => {
  let told: unknown;
  beforeAll(async () => {
    const { home, remove } = makeHome();
    const { transport, close } = openInProcess(home);
    told = normalize(await playScenario(transport));
    await close();
    remove();
  });

  it('is the one we mean', () => {
    expect(told).toMatchObject({
      pages: [
        ['When do tomatoes go out?', 'After the last frost, in the middle of May.'],
        ['And the beans?', 'A week later.'],
        ['Tomatoes need a stake.'],
      ],
      edited: { title: 'The kitchen garden' },
      conflict: { code: 'conflict' },
      found: { items: [{ kind: 'message' }, { kind: 'message' }] },
      undone: { operation: 'sessions.update', skipped: [] },
      asBefore: { title: 'The garden' },
      redone: { operation: 'sessions.update', skipped: [] },
      lists: {
        first: { items: [{ title: 'One' }, { title: 'The kitchen garden' }, { title: 'Three' }], total: 4 },
        rest: { items: [{ title: 'Two' }] },
      },
      errors: {
        invalid: { code: 'invalid_input' },
        invalidField: { code: 'invalid_input' },
        missing: { code: 'not_found' },
        unknown: 'not_found',
        inherited: 'not_found',
      },
    });
  });

  it('is told the same on a second run', async () => {
    const { transport, close } = openInProcess(temporaryHome());
    expect(normalize(await playScenario(transport))).toEqual(told);
    await close();
  });

  it.each(Object.keys(TRANSPORTS))('shows both values of a conflict through: %s', async (name) => {
    const { transport, close } = (await TRANSPORTS[name]?.(temporaryHome())) ?? expect.fail();
    const created = await transport.call('knowledge.add', { category: 'me', key: 'tea', value: 'green' });
    const { id } = created.ok ? (created.value as { id: string }) : expect.fail(); // the contract's output
    const stale = { id, value: 'black', expectedUpdatedAt: '2020-01-01T00:00:00.000Z' };
    const wire = await transport.call('knowledge.update', stale);
    expect(wire).toMatchObject({ ok: false, code: 'conflict' });
    expect(JSON.stringify(wire)).toContain('green');
    await close();
  });

  it.each(Object.keys(TRANSPORTS))('is the same through: %s', { timeout: 180_000 }, async (name) => {
    const { transport, close } = (await TRANSPORTS[name]?.(temporaryHome())) ?? expect.fail();
    expect(normalize(await playScenario(transport))).toEqual(told);
    await close();
  });
});

describe('every operation', () => {
  const agent: Caller = { actor: 'agent', door: 'agent', client: 'agent' };
  const ways = { 'in process': openInProcess, worker: openWorker };

  it('has a handler', async () => {
    const { transport, close } = openInProcess(temporaryHome());
    for (const { name } of operations) {
      const wire = await transport.call(name, 'this is never an input');
      expect([name, wire]).toMatchObject([name, { ok: false, code: 'invalid_input' }]);
    }
    // Those that can do without any input are run.
    for (const { name } of operations) {
      const wire = await transport.call(name, {});
      expect([name, wire.ok ? 'ok' : wire.code]).not.toEqual([name, 'internal']);
    }
    await close();
  });

  it.each(Object.entries(ways))('is closed to other doors, and open to its own: %s', async (_name, open) => {
    const { transport, close } = open(temporaryHome(), agent);
    for (const { name, operation } of operations) {
      const wire = await transport.call(name, 'this is never an input');
      const expected = operation.doors.includes('agent') ? 'invalid_input' : 'forbidden';
      expect([name, wire]).toMatchObject([name, { ok: false, code: expected }]);
    }
    await close();
  });

  it.each(['worker', 'HTTP'])('refuses what it does not take through: %s', async (name) => {
    const { transport, close } = (await TRANSPORTS[name]?.(temporaryHome())) ?? expect.fail();
    for (const operation of operations) {
      const wire = await transport.call(operation.name, 'this is never an input');
      expect([operation.name, wire]).toMatchObject([operation.name, { ok: false, code: 'invalid_input' }]);
    }
    await close();
  });
});
