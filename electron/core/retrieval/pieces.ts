import type { Evidence } from './language-guess.ts';
import { createWordFinder } from './words.ts';

/** A word, or a stretch that is written without spaces. */
export type Piece = Readonly<{
  text: string;
  /** What is indexed of it in a text of the usual language of its script. */
  usual: readonly string[];
  /** What its words tell of the language of a text. */
  evidence: readonly Evidence[];
}>;

/** Reads the pieces of texts. Those met lately are not read anew. */
export type PieceReader<Read extends Piece> = Readonly<{
  /** The usual terms of a text in their order, and what tells of its language: nothing where no piece speaks for another. */
  usualTerms(text: string): { terms: string[]; evidence: readonly Evidence[] };
  /** Visits the pieces in their order, each with its place (UTF-16 units). */
  visitEach(text: string, visit: (piece: Read, start: number) => void): void;
}>;

/** A power of two. */
const SLOTS = 131_072;
/** The length of a piece and its first units lie beside each other, in half a cache line. */
const ROOM = 16;
/** A piece tells of languages, and these are others than the usual one of its script. */
const TELLS = 1;
const UNUSUAL = 2;

/** What is known of the pieces that were met lately, in flat lists by their slots; a slot is taken by the next piece for it. */
class Slots<Read extends Piece> {
  readonly pieces: (Read | undefined)[] = Array.from({ length: SLOTS });
  /** Of a piece that has one term, that term. */
  readonly onlyTerms: (string | undefined)[] = Array.from({ length: SLOTS });
  readonly tells = new Uint8Array(SLOTS);
  readonly #units = new Uint16Array(SLOTS * ROOM);

  /** Whether a piece that stands in a text is in its slot. */
  holds(slot: number, text: string, start: number, length: number): boolean {
    const first = slot * ROOM;
    if (this.#units[first] !== length) return false;
    const kept = Math.min(length, ROOM - 1);
    for (let place = 0; place < kept; place += 1)
      if (this.#units[first + 1 + place] !== text.charCodeAt(start + place)) return false;
    return length === kept || this.pieces[slot]?.text === text.slice(start, start + length);
  }

  put(slot: number, piece: Read): void {
    const { text, usual, evidence } = piece;
    this.pieces[slot] = piece;
    this.onlyTerms[slot] = usual.length === 1 ? usual[0] : undefined;
    const telling = evidence.some(({ plain, letters }) => (plain | letters) !== 0);
    this.tells[slot] = evidence.some(({ unusual }) => unusual) ? UNUSUAL : telling ? TELLS : 0;
    const first = slot * ROOM;
    this.#units[first] = text.length;
    for (let place = 0; place < Math.min(text.length, ROOM - 1); place += 1)
      this.#units[first + 1 + place] = text.charCodeAt(place);
  }
}

/**
 * Makes a reader of pieces, which asks `read` for what it did not meet lately. A piece is found by a number made of it,
 * without cutting it out of its text, and in flat lists: as objects, each costs several waits for memory where a store
 * has many words, and that is most of the time of analysing a text.
 */
export function createPieceReader<Read extends Piece>(
  read: (text: string, unspaced: boolean) => Read,
): PieceReader<Read> {
  const findWords = createWordFinder();
  const slots = new Slots<Read>();
  const { pieces, onlyTerms, tells } = slots;
  /** Calls `visit` with the slot of each piece, which holds it until the next one. */
  const visitSlots = (text: string, visit: (slot: number, start: number) => void): void => {
    const { size, starts, ends, hashes, unspaced } = findWords(text);
    for (let number = 0; number < size; number += 1) {
      const start = starts[number] ?? 0;
      const end = ends[number] ?? 0;
      const hash = hashes[number] ?? 0;
      const slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
      if (!slots.holds(slot, text, start, end - start))
        slots.put(slot, read(text.slice(start, end), unspaced[number] !== 0));
      visit(slot, start);
    }
  };
  return {
    usualTerms(text) {
      const terms: string[] = [];
      const telling: (Read | undefined)[] = [];
      let unusual = false;
      visitSlots(text, (slot) => {
        const term = onlyTerms[slot];
        if (term !== undefined) terms.push(term);
        else for (const each of pieces[slot]?.usual ?? []) terms.push(each);
        if (tells[slot] === 0) return;
        telling.push(pieces[slot]);
        unusual ||= tells[slot] === UNUSUAL;
      });
      return { terms, evidence: unusual ? telling.flatMap((piece) => piece?.evidence ?? []) : [] };
    },
    visitEach: (text, visit) =>
      visitSlots(text, (slot, start) => {
        const piece = pieces[slot];
        if (piece !== undefined) visit(piece, start);
      }),
  };
}
