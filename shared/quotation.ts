import { findHidden } from './hidden-characters.ts';

/**
 * Quotes a text of somebody else's, as Markdown does: every line of it begins with `> `, whatever it takes for the end of a
 * line, and what would not be seen of it is named. So no line of it can stand outside its quotation or hide in it.
 */
export function quoteText(text: string): string {
  return `> ${linesOf(text).replaceAll('\n', '\n> ')}`;
}

/** A text of somebody else's as one line that shows all there is: for names and titles within a line of ours. */
export function plainLine(text: string): string {
  return linesOf(text).replace(/\s+/g, ' ').trim();
}

/** The lines of a text, told apart by line feeds alone, with a name for each character that would not be seen. */
export function linesOf(text: string): string {
  const lines = text.trim().replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n');
  return findHidden(lines)
    .map((piece) => (piece.kind === 'words' ? piece.text : `⟨${piece.text}⟩`))
    .join('');
}
