import { styleText } from 'node:util';

/** What a command may say with colour; a terminal decides how it looks. */
export type Style = 'strong' | 'faint' | 'good' | 'warning' | 'bad' | 'match';

/** Where text for people is written: how wide it is, and whether it shows colour. */
export type Screen = Readonly<{
  /** In columns; what is no terminal is as wide as the text. */
  width: number;
  paint(style: Style, text: string): string;
}>;

const FORMATS: Readonly<Record<Style, Parameters<typeof styleText>[0]>> = {
  strong: 'bold',
  faint: 'dim',
  good: 'green',
  warning: 'yellow',
  bad: 'red',
  match: ['bold', 'cyan'],
};

const LEAST_WIDTH = 40;

/** Makes the screen of a stream. Node leaves colour out where the stream is no terminal, and with NO_COLOR. */
export function screenOf(stream: NodeJS.WriteStream): Screen {
  const width = stream.isTTY ? Math.max(LEAST_WIDTH, stream.columns || 80) : Number.POSITIVE_INFINITY;
  return { width, paint: (style, text) => styleText(FORMATS[style], text, { stream }) };
}

/**
 * A text on one line, as long as it was: what would steer the terminal or turn the direction of writing becomes a space.
 */
export function onOneLine(text: string): string {
  return text.replace(/[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, ' ');
}

/** A text of several lines without what would steer the terminal. */
export function onLines(text: string): string {
  return text.split(/\r?\n/).map(onOneLine).join('\n');
}

/** How many columns a text takes. */
export function widthOf(text: string): number {
  let width = 0;
  for (const { segment } of graphemes(text)) width += widthOfGrapheme(segment);
  return width;
}

/** Cuts a text to so many columns; what was cut ends with “…”. */
export function clip(text: string, columns: number): string {
  if (text.length <= columns && /^[\x20-\x7e]*$/.test(text)) return text;
  if (!Number.isFinite(columns) || widthOf(text) <= columns) return text;
  let kept = '';
  let width = 1; // of the mark
  for (const { segment } of graphemes(text)) {
    width += widthOfGrapheme(segment);
    if (width > columns) break;
    kept += segment;
  }
  return `${kept}…`;
}

function graphemes(text: string): Intl.Segments {
  return new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text);
}

/** Signs of East Asia and pictures take two columns, marks without a sign of their own none. */
function widthOfGrapheme(segment: string): number {
  if (/^[\p{M}\p{Cf}]/u.test(segment)) return 0;
  const wide =
    /^(?:\p{Emoji_Presentation}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6])/u;
  return wide.test(segment) || segment.includes('\ufe0f') ? 2 : 1;
}
