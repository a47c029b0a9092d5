import { describe, expect, it } from 'vitest';
import { contract, findOperation } from '../../../shared/contract/index.ts';
import type { Contract, Operation } from '../../../shared/contract/define.ts';
import { textOfParts } from '../../../shared/message-text.ts';

const domains: Contract = contract;
const operations: [string, Operation][] = Object.entries(domains).flatMap(([domain, verbs]) =>
  Object.entries(verbs).map(([verb, operation]): [string, Operation] => [`${domain}.${verb}`, operation]),
);

/** What only the person and their scripts may do, whatever is added later. */
const NEVER_AGENTS = [
  'history',
  'trash',
  'imports',
  'settings',
  'users',
  'agents',
  'maintenance',
  'dashboard',
  'consolidation',
  'inbox',
  'savedViews',
];

describe('every operation', () => {
  it.each(operations)('says what it does: %s', (name, operation) => {
    expect(operation.summary).toMatch(/^[^\s].*[^\s]$/);
    expect(operation.doors.length).toBeGreaterThan(0);
    expect(findOperation(name)).toBe(operation);
  });

  it.each(operations)('refuses what it does not know: %s', (_name, operation) => {
    expect(operation.input.safeParse({ noSuchField: 1 }).success).toBe(false);
    expect(operation.input.safeParse('text').success).toBe(false);
  });

  it('that removes or administers is closed to agents', () => {
    const open = operations.filter(([, { doors }]) => doors.includes('agent')).map(([name]) => name);
    const wrong = open.filter(
      (name) => NEVER_AGENTS.includes(name.split('.')[0] ?? '') || /\.(remove|purge|lock)$/.test(name),
    );
    const OF_ITSELF = ['agents.get', 'agents.register', 'agents.execute'];
    expect(wrong.filter((name) => ![...OF_ITSELF, 'users.list', 'users.get'].includes(name))).toEqual([]);
  });
});

it('what an agent may do only for itself names the agent in a field of its input', () => {
  const own = operations.filter(([, operation]) => operation.own !== undefined);
  expect(own.map(([name]) => name)).toContain('agentState.set');
  for (const [name, { own: field = '', input }] of own) {
    const refused = input.safeParse({ [field]: 17 }).error?.issues ?? [];
    expect([name, refused.some(({ path }) => path[0] === field)]).toEqual([name, true]);
  }
});

it.each([
  '',
  'sessions',
  'sessions.',
  '.list',
  'sessions.nothing',
  'nothing.list',
  'constructor.name',
  '__proto__.toString',
  'sessions.constructor',
  'sessions.list.more',
])('there is no operation %j', (name) => {
  expect(findOperation(name)).toBeUndefined();
});

it('the words of a message are what was said and shown', () => {
  expect(
    textOfParts([
      { type: 'text', text: 'one' },
      { type: 'thinking', text: 'hidden' },
      { type: 'text', text: '' },
      { type: 'image', url: null, mediaType: null, bytes: null, alt: null },
      { type: 'citation', title: null, url: null, text: 'two' },
    ]),
  ).toBe('one\ntwo');
});
