import { describe, expect, it } from 'vitest';
import {
  addressOfCalled,
  isWaiting,
  programName,
  wordsOf,
} from '../../../../../renderer/views/live/call-words.ts';
import { contract } from '../../../../../shared/contract/index.ts';
import type { Contract } from '../../../../../shared/contract/define.ts';
import type { CalledRecord } from '../../../../../shared/entities/program-call.ts';

const ID = '018f0000-0000-7000-8000-000000000000';
const domains: Contract = contract;
const call: Parameters<typeof wordsOf>[0] = {
  operation: 'memories.add',
  kind: 'write',
  code: null,
  records: [],
};
const record = (entity: CalledRecord['entity']): CalledRecord => ({
  entity,
  id: ID,
  title: 'x',
  sessionId: entity === 'message' ? 'of-it' : null,
});

describe('a call in words', () => {
  it('has words for everything an agent may call', () => {
    const bare = Object.entries(domains).flatMap(([domain, operations]) =>
      Object.entries(operations)
        .filter(([, { doors }]) => doors.includes('agent'))
        .map(([name, { kind }]) => ({ operation: `${domain}.${name}`, kind }))
        .filter(({ operation, kind }) =>
          ['looked something up', 'change'].includes(
            wordsOf({ ...call, operation, kind: kind === 'query' ? 'read' : 'write' }),
          ),
        ),
    );
    expect(bare).toEqual([]);
  });

  it('says what was not simply carried out', () => {
    expect(wordsOf(call)).toBe('memory added');
    expect(wordsOf({ ...call, code: 'forbidden' })).toBe('refused: memory added');
    expect(wordsOf({ ...call, code: 'held' })).toBe('waits for you: memory added');
    expect(wordsOf({ ...call, records: [record('memory'), record('proposal')] })).toBe(
      'waits for you: memory added',
    );
    expect(wordsOf({ ...call, code: 'spooled' })).toBe('kept for later: memory added');
    expect(wordsOf({ ...call, code: 'not_found', kind: 'read', operation: 'recall.run' })).toBe(
      'failed: recalled',
    );
    expect(isWaiting({ code: 'forbidden', records: [] })).toBe(false);
  });

  it('leads to what was read or written, and names scripts by how they come in', () => {
    expect(addressOfCalled(record('memory'))).toBe(`/memories?memory=${ID}`);
    expect(addressOfCalled(record('message'))).toBe(`/sessions/of-it?message=${ID}`);
    expect(addressOfCalled(record('proposal'))).toBe(`/inbox?item=${ID}`);
    expect(programName({ program: 'api', via: 'http' })).toBe('Script');
    expect(programName({ program: 'api', via: 'stdio' })).toBe('api');
  });
});
