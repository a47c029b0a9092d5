import { describe, expect, it } from 'vitest';
import { MASK, maskSecrets, sightSecrets, textAt } from '../../../../shared/secrets/mask.ts';

const TOKEN = 'ghp_0123456789abcdefghijklmnopqrstuvwxyz';
const all = () => true;

describe('hiding', () => {
  it('goes through every text of a value, and gives back what holds nothing as it is', () => {
    const plain = { items: [{ id: '1', content: 'Water the fern' }] };
    expect(maskSecrets(plain, all)).toBe(plain);
    expect(maskSecrets({ items: [{ content: `use ${TOKEN} now`, tags: [TOKEN] }], n: 1 }, all)).toEqual({
      items: [{ content: `use ${MASK} now`, tags: [MASK] }],
      n: 1,
    });
  });

  it('takes the name of a field, and the key of a value, for what it is called', () => {
    expect(maskSecrets({ password: 'zqcanary', note: 'zqcanary' }, all)).toEqual({
      password: MASK,
      note: 'zqcanary',
    });
    expect(maskSecrets({ key: 'wifi password', value: 'zqcanary7' }, all)).toEqual({
      key: 'wifi password',
      value: MASK,
    });
    expect(maskSecrets({ input: { apiKey: 'abc123def456' } }, all)).toEqual({ input: { apiKey: MASK } });
  });

  it('moves the marks of a text with it', () => {
    const marked = {
      text: `key ${TOKEN} of the fern`,
      ranges: [
        [0, 3],
        [4, 8],
        [52, 56],
      ],
    };
    expect(marked.text.slice(52, 56)).toBe('fern');
    const { text, ranges } = maskSecrets(marked, all) as typeof marked;
    expect(text).toBe(`key ${MASK} of the fern`);
    expect(ranges.map(([start, end]) => text.slice(start, end))).toEqual(['key', 'fern']);
  });

  it('leaves what may be shown, and hides what is known otherwise', () => {
    expect(maskSecrets(`a ${TOKEN}`, (secret) => secret !== TOKEN)).toBe(`a ${TOKEN}`);
    expect(maskSecrets('one zqq, two zqq', all, ['zqq'])).toBe(`one ${MASK}, two ${MASK}`);
  });
});

it('what is sighted is told with the path of its text', () => {
  const value = { parts: [{ type: 'text', text: 'nothing' }, { text: `x ${TOKEN}` }] };
  const [sighting, ...others] = sightSecrets(value);
  expect(others).toEqual([]);
  expect(sighting).toMatchObject({ path: 'parts.1.text', start: 2, kind: 'token' });
  expect(textAt(value, 'parts.1.text')?.slice(2)).toBe(TOKEN);
});
