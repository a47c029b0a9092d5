import { describe, expect, it } from 'vitest';
import { findNotices, type Seen } from '../../../../electron/hosts/desktop/notices.ts';
import { wordsOf } from '../../../../electron/hosts/desktop/words.ts';
import { Settings } from '../../../../shared/entities/settings.ts';

const QUIET: Seen = { contradictions: 2, secrets: 1, ended: [{ id: 'old', kind: 'import', state: 'done' }] };
const wanted = Settings.parse({});

describe('notices', () => {
  it('tell of what is new, and of nothing else', () => {
    expect(findNotices(QUIET, QUIET, wanted)).toEqual([]);
    expect(findNotices(QUIET, { ...QUIET, contradictions: 1, secrets: 0 }, wanted)).toEqual([]);
    expect(findNotices(QUIET, { ...QUIET, contradictions: 3, secrets: 2 }, wanted)).toEqual([
      'contradictions',
      'secrets',
    ]);
  });

  it('tell of imports that are finished and of backups that failed, not the other way round', () => {
    const ended: Seen['ended'] = [
      { id: 'a', kind: 'import', state: 'failed' },
      { id: 'b', kind: 'backup', state: 'done' },
      { id: 'c', kind: 'export', state: 'done' },
    ];
    expect(findNotices(QUIET, { ...QUIET, ended: [...ended, ...QUIET.ended] }, wanted)).toEqual([]);
    const now: Seen['ended'] = [
      { id: 'd', kind: 'backup', state: 'failed' },
      { id: 'e', kind: 'import', state: 'done' },
    ];
    expect(findNotices(QUIET, { ...QUIET, ended: now }, wanted)).toEqual(['backups', 'imports']);
  });

  it.each(['contradictions', 'secrets', 'backups', 'imports'] as const)(
    'are all told, and %s not where the person switched them off',
    (kind) => {
      const ended: Seen['ended'] = [
        { id: 'd', kind: 'backup', state: 'failed' },
        { id: 'e', kind: 'import', state: 'done' },
      ];
      const now: Seen = { contradictions: 9, secrets: 9, ended };
      const all = findNotices(QUIET, now, wanted);
      expect(all).toHaveLength(4);
      const off = Settings.parse({ [`notices.${kind}`]: false });
      expect(findNotices(QUIET, now, off)).toEqual(all.filter((one) => one !== kind));
    },
  );

  it('are told in the language that was chosen, else in that of the system', () => {
    expect(wordsOf('en', 'ru-RU').quit).toBe('Quit');
    expect(wordsOf('system', 'ru-RU').quit).toBe('Выйти');
    expect(wordsOf('system', 'de-DE').quit).toBe('Quit');
  });
});
