import { PassThrough } from 'node:stream';
import tty from 'node:tty';
import { describe, expect, it, vi } from 'vitest';
import {
  clip,
  onLines,
  onOneLine,
  type Screen,
  screenOf,
  widthOf,
} from '../../../../../electron/hosts/cli/people/screen.ts';
import { formatTable } from '../../../../../electron/hosts/cli/people/table.ts';

const plain = (width: number): Screen => ({ width, paint: (_style, text) => text });
const marked = (width: number): Screen => ({ width, paint: (style, text) => `<${style}:${text}>` });

describe('a text on a terminal', () => {
  it('can neither steer it nor turn the direction of writing, and stays as long', () => {
    const hostile = 'a\u001b[31mred\u0007\r\nb\u202ec\u2066d\u0090';
    expect(onOneLine(hostile)).toBe('a [31mred   b c d ');
    expect(onOneLine(hostile)).toHaveLength(hostile.length);
    expect(onLines('one\u001b]0;title\u0007\r\ntwo')).toBe('one ]0;title \ntwo');
  });

  it('takes two columns for a sign of East Asia or a picture, none for a mark', () => {
    expect(widthOf('паром')).toBe(5);
    expect(widthOf('渡船')).toBe(4);
    expect(widthOf('e\u0301')).toBe(1);
    expect(widthOf('👩‍👩‍👧')).toBe(2);
    expect(widthOf('a\u200db')).toBe(2);
  });

  it('is cut at a whole sign', () => {
    expect(clip('ferry', 5)).toBe('ferry');
    expect(clip('ferries', 5)).toBe('ferr…');
    expect(clip('渡船渡船', 6)).toBe('渡船…');
    expect(clip('👩‍👩‍👧👩‍👩‍👧', 3)).toBe('👩‍👩‍👧…');
    expect(clip('long', Number.POSITIVE_INFINITY)).toBe('long');
  });
});

describe('the screen of a stream', () => {
  const stream = (given: object) => Object.assign(new PassThrough(), given) as unknown as NodeJS.WriteStream; // what of a terminal is looked at

  it('is as wide as the terminal, and endless where there is none', () => {
    expect(screenOf(stream({ isTTY: true, columns: 72 })).width).toBe(72);
    expect(screenOf(stream({ isTTY: true, columns: 0 })).width).toBe(80);
    expect(screenOf(stream({ isTTY: true, columns: 3 })).width).toBe(40);
    expect(screenOf(stream({})).width).toBe(Number.POSITIVE_INFINITY);
  });

  it('has colour on a terminal alone, and never with NO_COLOR', () => {
    vi.stubEnv('NO_COLOR', undefined);
    vi.stubEnv('FORCE_COLOR', undefined);
    vi.stubEnv('NODE_DISABLE_COLORS', undefined);
    // On a server of continuous integration Node shows other colours, or none.
    vi.stubEnv('CI', undefined);
    vi.stubEnv('TEAMCITY_VERSION', undefined);
    vi.stubEnv('TERM', 'xterm-256color');
    const depth = () => tty.WriteStream.prototype.getColorDepth();
    const terminal = stream({
      isTTY: true,
      columns: 72,
      getColorDepth: depth,
    });
    expect(screenOf(terminal).paint('bad', 'x')).toBe('\u001b[31mx\u001b[39m');
    expect(screenOf(stream({})).paint('bad', 'x')).toBe('x');
    vi.stubEnv('NO_COLOR', '1');
    expect(screenOf(terminal).paint('bad', 'x')).toBe('x');
    vi.unstubAllEnvs();
  });
});

describe('formatTable', () => {
  const columns = [
    { title: 'N', right: true },
    { title: 'NAME', grows: true },
    { title: 'TEXT', grows: true },
  ] as const;

  it('aligns columns by what is seen', () => {
    expect(
      formatTable(
        columns,
        [
          ['1', '渡船', 'a'],
          ['20', 'ship', 'b'],
        ],
        plain(80),
      ).split('\n'),
    ).toEqual([' N  NAME  TEXT', ' 1  渡船  a', '20  ship  b', '']);
  });

  it('fits the width, whatever is in it', () => {
    const rows = [
      ['1', 'x'.repeat(70), 'y'.repeat(30)],
      ['2', 'short', '渡'.repeat(60)],
    ];
    for (const width of [40, 41, 59, 80, 117, 200]) {
      const lines = formatTable(columns, rows, plain(width)).trimEnd().split('\n');
      expect(lines).toHaveLength(3);
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
    }
    expect(formatTable(columns, rows, plain(Number.POSITIVE_INFINITY))).toContain('x'.repeat(70));
  });

  it('shows what matched, as far as it is shown', () => {
    const cell = {
      text: 'the ferry and the other ferry',
      ranges: [
        [4, 9],
        [24, 29],
      ],
    } as const;
    expect(formatTable([{ title: 'T', grows: true }], [[cell]], marked(80))).toContain(
      'the <match:ferry> and the other <match:ferry>',
    );
    expect(formatTable([{ title: 'T', grows: true }], [[cell]], marked(12))).toContain(
      'the <match:ferry> a…',
    );
  });

  it('keeps a row on its line', () => {
    expect(formatTable(columns, [['1', 'a\nb', '\u001b[2Jc']], plain(80))).toBe(
      'N  NAME  TEXT\n1  a b    [2Jc\n',
    );
  });
});
