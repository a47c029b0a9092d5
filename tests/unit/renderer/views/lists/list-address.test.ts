import { describe, expect, it } from 'vitest';
import { readListAddress } from '../../../../../renderer/views/lists/list-address.ts';

const ID = '018f4e6c-3a2b-7c4d-8e9f-0a1b2c3d4e5f';
const named = (value: unknown) => encodeURIComponent(JSON.stringify(value));

describe('the address of a list', () => {
  it('is the same whatever is open beside it and however it is written', () => {
    const plain = readListAddress(`/sessions?sources=${named(['codex'])}&sort=title`);
    const open = readListAddress(
      `/sessions/${ID}?message=${ID}&view=trace&sort=title&sources=${named(['codex'])}`,
    );
    expect(open?.address).toBe(plain?.address);
    expect(open?.screen).toBe('/sessions');
    expect(open?.search).toEqual({ sources: ['codex'], sort: 'title' });
    expect(open?.unread).toEqual([]);
  });

  it('is that of its screen alone where nothing was chosen', () => {
    expect(readListAddress(`/tasks?task=${ID}`)).toMatchObject({ address: '/tasks', search: {} });
    expect(readListAddress('/knowledge')).toMatchObject({ address: '/knowledge', unread: [] });
  });

  it('leaves out what cannot be read, says so, and keeps the rest with what is open', () => {
    const list = readListAddress(
      `/memories?tiers=${named(['hot'])}&mood=glad&types=${named(['x'])}&memory=${ID}`,
    );
    expect(list?.unread).toEqual(['mood', 'types']);
    expect(list?.search).toEqual({ tiers: ['hot'] });
    expect(readListAddress(list?.readable ?? '')).toMatchObject({ address: list?.address, unread: [] });
    expect(list?.readable).toContain(ID);
  });

  it('keeps words that look like numbers or hold the signs of addresses', () => {
    const written = readListAddress(
      `/search?text=${encodeURIComponent('50 & more? = 100%')}&projects=${named([7])}`,
    );
    expect(written?.search).toEqual({ text: '50 & more? = 100%', projects: ['7'] });
    expect(readListAddress(written?.address ?? '')?.search).toEqual(written?.search);
  });

  it('is none for a screen without a list', () => {
    expect(readListAddress('/settings')).toBeNull();
    expect(readListAddress('/')).toBeNull();
  });
});
