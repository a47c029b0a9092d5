import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readableCommand } from '../../../../electron/core/imports/command-markup.ts';
import { cutText, timeOf, titleOf } from '../../../../electron/core/imports/source-text.ts';

test('times are read as sources write them and never invented', () => {
  const moment = Date.UTC(2026, 0, 2, 3, 4, 5);
  for (const written of [
    moment,
    moment / 1000,
    String(moment / 1000),
    '2026-01-02T03:04:05Z',
    '2026-01-02T03:04:05.000+00:00',
    '2026-01-02 03:04:05',
  ]) {
    expect(timeOf(written)).toBe(moment);
  }
  expect(timeOf('2024-02-29')).toBe(Date.UTC(2024, 1, 29));
  expect(timeOf('2000-12-31')).toBe(Date.UTC(2000, 11, 31));
  for (const written of [
    null,
    '2025-02-30',
    '2025-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-04-00',
    '2024-04-31T10:00:00Z',
    undefined,
    0,
    -5,
    Number.NaN,
    1e300,
    '',
    'yesterday',
    '12',
    '2026-99-99T00:00:00Z',
    {},
    true,
  ]) {
    expect(timeOf(written)).toBeNull();
  }
});

test('titles are one line of at most 80 characters, cut at a word', () => {
  expect(titleOf('  one\n two\t three ')).toBe('one two three');
  const title = titleOf('word '.repeat(40));
  expect(title).toBe(`${'word '.repeat(15)}word…`);
  expect(titleOf('😀'.repeat(60)).isWellFormed()).toBe(true);
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 300 }),
      (text) => titleOf(text).length <= 80 && titleOf(text).isWellFormed(),
    ),
  );
});

test('texts are never cut within a character', () => {
  expect(cutText('a😀b', 2)).toBe('a');
  expect(cutText('a😀b', 3)).toBe('a😀');
});

describe('commands read without their tags', () => {
  test.each([
    [
      '<command-name>/clear</command-name>\n  <command-message>clear</command-message>\n  <command-args></command-args>',
      '/clear',
    ],
    [
      '<command-message>init</command-message>\n<command-name>/init</command-name>\n<command-args>all of it</command-args>',
      '/init all of it',
    ],
    ['<local-command-stdout>Done</local-command-stdout>', 'Done'],
    ['<bash-input>ls -a</bash-input>', '! ls -a'],
    ['<bash-stdout>a\nb</bash-stdout><bash-stderr></bash-stderr>', 'a\nb'],
    [
      '<command-name>/x</command-name></command-name><command-args>a</command-args> b</command-args> after',
      '/x\n</command-name>\n a</command-args> b\nafter',
    ],
    ['<command-name>/x<command-args>never closed', '/x<command-args>never closed'],
    [
      '<local-command-stdout><command-name>/y</command-name></local-command-stdout>',
      '<command-name>/y</command-name>',
    ],
    ['What does <command-name> mean?', 'What does <command-name> mean?'],
    ['<other>kept</other>', '<other>kept</other>'],
  ])('%j', (text, readable) => {
    expect(readableCommand(text)).toBe(readable);
  });

  // A pattern that backtracked would run into the time limit of the test.
  test('and hostile ones end', () => {
    readableCommand('<command-args>'.repeat(200_000));
    readableCommand(
      `<command-name>${'</command-args>'.repeat(100_000)}${'<command-name></command-name>'.repeat(50_000)}`,
    );
  });
});
