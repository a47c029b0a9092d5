import { describe, expect, it } from 'vitest';
import {
  keyOf,
  readStored,
  titleOf,
  withKey,
  withWords,
  wordsNow,
  wordsOf,
} from '../../../../../renderer/views/inbox/candidate.ts';
import type { Candidate } from '../../../../../shared/entities/proposal.ts';

const EVERY: readonly Candidate[] = [
  { kind: 'preference', key: 'editor', value: 'Neovim' },
  { kind: 'knowledge', category: 'me', key: 'tea', value: 'green' },
  { kind: 'task', description: 'Renew the passport' },
  { kind: 'memory', type: 'semantic', content: 'Deploys are on Thursday' },
];

describe('what is proposed', () => {
  it('is read and written as words', () => {
    expect(EVERY.map(titleOf)).toEqual([
      'editor: Neovim',
      'tea: green',
      'Renew the passport',
      'Deploys are on Thursday',
    ]);
    for (const candidate of EVERY) {
      expect(withWords(candidate, wordsOf(candidate))).toEqual(candidate);
      expect(wordsOf(withWords(candidate, 'other'))).toBe('other');
    }
  });

  it('has another name only where it has one', () => {
    expect(EVERY.map((candidate) => keyOf(withKey(candidate, 'new name')))).toEqual([
      'new name',
      'new name',
      null,
      null,
    ]);
  });

  it('stays what it was where it is no text', () => {
    const tools: Candidate = { kind: 'preference', key: 'favoriteTools', value: ['vim'] };
    expect(wordsOf(tools)).toBe('["vim"]');
    expect(withWords(tools, '["vim","git"]')).toMatchObject({ value: ['vim', 'git'] });
    expect(withWords(tools, 'vim and git')).toMatchObject({ value: 'vim and git' });
    expect(withWords({ kind: 'preference', key: 'editor', value: 'Neovim' }, '12')).toMatchObject({
      value: '12',
    });
  });

  it('says what is stored of it now, where it is', () => {
    const candidate: Candidate = { kind: 'memory', type: 'semantic', content: 'as it was' };
    const record = { entity: 'memory', text: 'as it is', living: true };
    expect(wordsNow(candidate, record)).toBe('as it is');
    for (const gone of [null, undefined, { ...record, living: false }])
      expect(wordsNow(candidate, gone)).toBe('as it was');
  });

  it('is named once where its key says all of it', () => {
    expect(titleOf({ kind: 'knowledge', category: 'work', key: 'use sqlite', value: 'use SQLite' })).toBe(
      'use SQLite',
    );
  });

  it('is read from a stored preference without its quotes', () => {
    expect(readStored('preference', '"Neovim"')).toBe('Neovim');
    expect(readStored('preference', 'cut "off')).toBe('cut "off');
    expect(readStored('knowledge', '"green"')).toBe('"green"');
  });
});
