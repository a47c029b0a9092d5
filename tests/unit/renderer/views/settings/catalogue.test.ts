import { describe, expect, it } from 'vitest';
import { SettingKey } from '../../../../../shared/entities/settings.ts';
import { findSettings, holdsWords } from '../../../../../renderer/views/settings/catalogue.ts';
import { CONSOLIDATION_PARTS, COOLING_PARTS } from '../../../../../renderer/views/settings/parts.ts';

const groupsFor = (words: string) => findSettings(words).map(({ group }) => group);
const partsFor = (words: string) => findSettings(words).flatMap(({ parts }) => parts);
const keysFor = (words: string) => findSettings(words).flatMap(({ keys }) => keys);

describe('findSettings', () => {
  it('shows every setting there is, once, where nothing is looked for', () => {
    // These have a place of their own, or are shown part by part.
    const elsewhere = ['ui.shortcuts', 'imports.follow', 'embeddings.paused'];
    elsewhere.push('memory.strength', 'consolidation.steps', 'consolidation.caps');
    elsewhere.push('updates.consentedHost', 'updates.automatic');
    const settings = SettingKey.options.filter((key) => !elsewhere.includes(key));
    expect(keysFor('').toSorted()).toEqual(settings.toSorted());
    expect(findSettings('').flatMap(({ parts }) => parts)).toEqual([
      ...CONSOLIDATION_PARTS,
      ...COOLING_PARTS,
    ]);
    expect(groupsFor('')).toContain('shortcuts');
    expect(groupsFor('')).toContain('jobs');
  });

  it('finds by name, by explanation and by key, whatever the case', () => {
    expect(keysFor('THEME')).toEqual(['ui.theme']);
    expect(keysFor('token')).toEqual([
      'recall.tokenBudget',
      'preferences.tokenBudget',
      'api.enabled',
      'api.port',
    ]);
    expect(keysFor('shortTerm.max')).toEqual(['shortTerm.maxMessages']);
    expect(partsFor('contradictions')).toEqual([{ kind: 'step', of: 'contradictions' }]);
    expect(partsFor('half-life')).toHaveLength(4);
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
