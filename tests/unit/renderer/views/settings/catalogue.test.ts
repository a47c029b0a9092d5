import { describe, expect, it } from 'vitest';
import { SettingKey } from '../../../../../shared/entities/settings.ts';
import { findSettings, holdsWords } from '../../../../../renderer/views/settings/catalogue.ts';

const groupsFor = (words: string) => findSettings(words).map(({ group }) => group);
const keysFor = (words: string) => findSettings(words).flatMap(({ keys }) => keys);

describe('findSettings', () => {
  it('shows every setting there is, once, where nothing is looked for', () => {
    // These have a place of their own.
    const elsewhere = ['ui.shortcuts', 'memory.strength', 'imports.follow'];
    elsewhere.push('shortTerm.ttlHours', 'shortTerm.autoSummarize');
    const settings = SettingKey.options.filter(
      (key) => !elsewhere.includes(key) && !/^(?:longTerm|consolidation)\./.test(key),
    );
    expect(keysFor('').toSorted()).toEqual(settings.toSorted());
    expect(groupsFor('')).toContain('shortcuts');
    expect(groupsFor('')).toContain('jobs');
  });

  it('finds by name, by explanation and by key, whatever the case', () => {
    expect(keysFor('THEME')).toEqual(['ui.theme']);
    expect(keysFor('token')).toEqual(['recall.tokenBudget', 'preferences.tokenBudget']);
    expect(keysFor('shortTerm')).toEqual(['shortTerm.maxMessages']);
  });

  it('shows a whole group where its title holds the words', () => {
    expect(keysFor('appearance')).toEqual(['ui.theme', 'ui.density', 'ui.language']);
    expect(groupsFor('health')).toEqual(['storage']);
  });

  it('finds nothing for what is nowhere', () => {
    expect(findSettings('zebra')).toEqual([]);
  });
});

it('wants the beginnings of all the words', () => {
  expect(holdsWords('trash day', ['Days in Trash'])).toBe(true);
  expect(holdsWords('темная', ['Светлая, Тёмная'])).toBe(true);
  expect(holdsWords('rash', ['Days in Trash'])).toBe(false);
  expect(holdsWords('trash month', ['Days in Trash'])).toBe(false);
});
