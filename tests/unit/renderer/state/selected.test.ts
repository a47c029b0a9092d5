import { describe, expect, it } from 'vitest';
import {
  changeSelected,
  countSelected,
  selectedAmong,
  type Selected,
} from '../../../../renderer/state/selected.ts';

const loaded = ['a', 'b', 'c'];
const all: Selected = { kind: 'all', except: new Set() };

describe('a selection of all that match', () => {
  it('counts also what is not loaded', () => {
    expect(countSelected(all, 20_000)).toBe(20_000);
    expect([...selectedAmong(all, loaded)]).toEqual(loaded);
  });

  it('stays one when some are taken out and put back', () => {
    const without = changeSelected(all, loaded, new Set(['a', 'c']));
    expect(without).toEqual({ kind: 'all', except: new Set(['b']) });
    expect(countSelected(without, 20_000)).toBe(19_999);
    const both = changeSelected(without, loaded, new Set(['c']));
    expect(both).toEqual({ kind: 'all', except: new Set(['a', 'b']) });
    expect(changeSelected(both, loaded, new Set(['a', 'c']))).toEqual({
      kind: 'all',
      except: new Set(['b']),
    });
  });

  it('ends with a choice of another kind', () => {
    expect(changeSelected(all, loaded, new Set(['b']))).toEqual({ kind: 'some', ids: new Set(['b']) });
    expect(changeSelected(all, loaded, new Set())).toEqual({ kind: 'some', ids: new Set() });
    const some: Selected = { kind: 'some', ids: new Set(['a']) };
    expect(changeSelected(some, loaded, new Set(['a', 'b']))).toMatchObject({ kind: 'some' });
    expect(countSelected(some, 20_000)).toBe(1);
  });
});
