/** A piece of a text: words as they are, or one character that would not be seen, as `U+200B`. */
export type Piece = Readonly<{ kind: 'words' | 'hidden'; text: string; start: number }>;

/**
 * What is drawn as nothing, or changes how what follows is drawn: controls, zero-width and bidirectional characters,
 * fillers and variation selectors. Line ends and tabs are seen; so are those signs of other scripts that Unicode counts
 * as formatting although they are drawn, and what an emoji is made of.
 */
const HIDDEN =
  /(?<emoji>\p{RGI_Emoji})|[[\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}]--[\n\r\t\p{Variation_Selector}\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u{110BD}\u{110CD}]]|(?<!\p{Emoji})\p{Variation_Selector}/gv;

/** Most texts hold nothing that may be hidden, and the pattern of emoji is slow. */
const MAY_HIDE = /[[\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}]--[\n\r\t]]/v;

/** Cuts a text at every character that would not be seen. */
export function findHidden(text: string): readonly Piece[] {
  if (!MAY_HIDE.test(text)) return text === '' ? [] : [{ kind: 'words', text, start: 0 }];
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(HIDDEN)) {
    if (match.groups?.['emoji'] !== undefined) continue;
    if (match.index > end) pieces.push({ kind: 'words', text: text.slice(end, match.index), start: end });
    pieces.push({ kind: 'hidden', text: nameOf(match[0]), start: match.index });
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push({ kind: 'words', text: text.slice(end), start: end });
  return pieces;
}

/** How many characters of a text would not be seen. */
export function countHidden(text: string): number {
  return findHidden(text).filter(({ kind }) => kind === 'hidden').length;
}

function nameOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
