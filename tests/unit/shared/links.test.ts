import { describe, expect, it } from 'vitest';
import { SearchKind } from '../../../shared/contract/search.ts';
import { formatLink, parseLink } from '../../../shared/links.ts';

const id = '0198c0de-0001-7000-8000-000000000001';

describe('a link', () => {
  it.each(SearchKind.options)('to a %s is read as it was written', (kind) => {
    expect(parseLink(formatLink({ kind, id }))).toEqual({ kind, id });
  });

  it('is read with space around it, a slash at its end, and in capitals', () => {
    expect(parseLink(`  mneme://session/${id}/\n`)).toEqual({ kind: 'session', id });
    expect(parseLink(`MNEME://Message/${id.toUpperCase()}`)).toEqual({ kind: 'message', id });
  });

  it.each([
    '',
    'session',
    `mneme://session/`,
    `mneme://session/${id.slice(1)}`,
    `mneme://session/${id}0`,
    `mneme://nothing/${id}`,
    `mneme://session/${id}/more`,
    `mneme://session/${id}?x=1`,
    `https://session/${id}`,
    `see mneme://session/${id}`,
    `mneme://session/${id} mneme://session/${id}`,
    'mneme://session/zzzzzzzz-0001-7000-8000-000000000001',
  ])('is nothing else: %j', (text) => {
    expect(parseLink(text)).toBeNull();
  });
});
