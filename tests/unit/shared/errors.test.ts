import { describe, expect, it } from 'vitest';
import { AppError, fromWire, toWire, traceOf } from '../../../shared/errors.ts';
import { createClient } from '../../../shared/client.ts';

describe('a failure', () => {
  it('crosses as data and comes out the same', () => {
    const error = new AppError('conflict', 'It was changed.', { current: { id: 1 } });
    const wire = structuredClone(toWire(error));
    expect(wire).toEqual({
      ok: false,
      code: 'conflict',
      message: 'It was changed.',
      details: { current: { id: 1 } },
    });
    expect(() => fromWire(wire)).toThrow(
      expect.objectContaining({ name: 'AppError', code: 'conflict', details: error.details }),
    );
    expect(toWire(new AppError('not_found', 'Gone.'))).toEqual({
      ok: false,
      code: 'not_found',
      message: 'Gone.',
    });
  });

  it('that was not foreseen tells nothing of what was stored', () => {
    const secret = new Error('my secret words');
    expect(toWire(secret)).toMatchObject({ ok: false, code: 'internal' });
    expect(JSON.stringify(toWire(secret))).not.toContain('secret');
    expect(traceOf(secret)).not.toContain('secret');
    expect(traceOf(secret)).toContain('errors.test.ts');
    expect(traceOf('secret')).toBe('string');
    expect(toWire(undefined)).toMatchObject({ code: 'internal' });
  });
});

describe('the client', () => {
  it('asks for operations by name and gives their values', async () => {
    const asked: unknown[] = [];
    const client = createClient({
      async call(operation, input) {
        asked.push([operation, input]);
        return operation === 'tasks.get' ? toWire(new AppError('not_found', 'No.')) : { ok: true, value: 7 };
      },
      subscribe: () => () => {},
    });
    expect(await client.users.get({})).toBe(7);
    const id = '0198c0de-0001-7000-8000-000000000001';
    await expect(client.tasks.get({ id })).rejects.toMatchObject({ code: 'not_found' });
    expect(asked).toEqual([
      ['users.get', {}],
      ['tasks.get', { id }],
    ]);
  });
});
