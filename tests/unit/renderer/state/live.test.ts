import { describe, expect, it } from 'vitest';
import { isAffected } from '../../../../renderer/state/live.ts';

const ONE = '01900000-0000-7000-8000-000000000001';
const OTHER = '01900000-0000-7000-8000-000000000002';

describe('isAffected', () => {
  it('concerns the lists of the kind that changed and what is made of them', () => {
    const changes = [{ entity: 'knowledge', id: ONE, seq: 1 }] as const;
    expect(isAffected(['knowledge.list', {}, 'pages'], changes)).toBe(true);
    expect(isAffected(['search.run', { text: 'x' }], changes)).toBe(true);
    expect(isAffected(['maintenance.stats', {}], changes)).toBe(true);
    expect(isAffected(['tasks.list', {}], changes)).toBe(false);
  });

  it('leaves one record alone when another of its kind changed', () => {
    const changes = [{ entity: 'session', id: ONE, seq: 1 }] as const;
    expect(isAffected(['sessions.get', { id: ONE }], changes)).toBe(true);
    expect(isAffected(['sessions.get', { id: OTHER }], changes)).toBe(false);
  });

  it('takes a change without an id for a change of every record', () => {
    const changes = [{ entity: 'session', id: null, seq: 1 }] as const;
    expect(isAffected(['sessions.get', { id: OTHER }], changes)).toBe(true);
  });

  it('always concerns history', () => {
    expect(isAffected(['history.depth', {}], [{ entity: 'setting', id: 'ui.theme', seq: 1 }])).toBe(true);
  });
});
