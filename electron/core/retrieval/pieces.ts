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
  /** Writes the same terms, each after a space, in UTF-8 into `room` from `at`. `end` is -1 where there is too little room. */
  writeUsual(
    text: string,
    room: DataView<ArrayBuffer>,
    at: number,
  ): { end: number; evidence: readonly Evidence[] };
  /** Visits the pieces in their order, each with its place (UTF-16 units). */
  visitEach(text: string, visit: (piece: Read, start: number) => void): void;
}>;

/** A power of two. */
const SLOTS = 131_072;
/** The length of a piece and its first units lie beside each other, in half a cache line. */
const ROOM = 16;
/** A space and a term in UTF-8 lie beside each other, in half a cache line; the last byte says how many they are. */
const BYTES_ROOM = 32;
const SPACE = 0x20;
/** Nobody asked for the bytes of a piece yet; it has several terms, or a long one. */
const NOT_YET = 255;
const NOT_THERE = 0;
/** A piece tells of languages, and these are others than the usual one of its script. */
const TELLS = 1;
const UNUSUAL = 2;

/**
 * What is known of the pieces that were met lately, in flat lists by their slots. A piece has two slots beside each other it
 * may be in; where both are taken, the one that was filled first is given away.
 */
class Slots<Read extends Piece> {
  readonly pieces: (Read | undefined)[] = Array.from({ length: SLOTS });
  /** Of a piece that has one term, that term. */
  readonly onlyTerms: (string | undefined)[] = Array.from({ length: SLOTS });
  readonly tells = new Uint8Array(SLOTS);
  readonly #units = new Uint16Array(SLOTS * ROOM);
  /** Of a piece that has one term of few bytes, these, once they were asked for. */
  readonly #cells = new Uint8Array(SLOTS * BYTES_ROOM);
  readonly #bytes = new DataView(this.#cells.buffer);
  readonly #encoder = new TextEncoder();
  /** Which of two slots is filled next. */
  readonly #turns = new Uint8Array(SLOTS / 2);

  /** Whether a piece that stands in a text is in its slot; `units` are the text's. */
  holds(slot: number, text: string, units: Uint16Array, start: number, length: number): boolean {
    const first = slot * ROOM;
    if (this.#units[first] !== length) return false;
    const kept = Math.min(length, ROOM - 1);
    for (let place = 0; place < kept; place += 1)
      if (this.#units[first + 1 + place] !== units[start + place]) return false;
    return length === kept || this.pieces[slot]?.text === text.slice(start, start + length);
  }

  /** Keeps a piece in one of its two slots, of which one is given. Gives the one it is in. */
  put(either: number, piece: Read): number {
    const { text, usual, evidence } = piece;
    const pair = either >> 1;
    const turn = this.#turns[pair] ?? 0;
    this.#turns[pair] = 1 - turn;
    const slot = pair * 2 + turn;
    this.pieces[slot] = piece;
    this.onlyTerms[slot] = usual.length === 1 ? usual[0] : undefined;
    const telling = evidence.some(({ plain, letters }) => (plain | letters) !== 0);
    this.tells[slot] = evidence.some(({ unusual }) => unusual) ? UNUSUAL : telling ? TELLS : 0;
    const first = slot * ROOM;
    this.#units[first] = text.length;
    for (let place = 0; place < Math.min(text.length, ROOM - 1); place += 1)
      this.#units[first + 1 + place] = text.charCodeAt(place);
    this.#cells[(slot + 1) * BYTES_ROOM - 1] = NOT_YET;
    return slot;
  }

  /**
   * Writes the terms of a piece, a space before each, in UTF-8 into `room` from `at`. Gives where they end, -1 where there is
   * too little room.
   */
  write(slot: number, room: DataView<ArrayBuffer>, at: number): number {
    const cell = slot * BYTES_ROOM;
    let length = this.#cells[cell + BYTES_ROOM - 1] ?? NOT_THERE;
    if (length === NOT_YET) length = this.#fillCell(slot);
    if (length === NOT_THERE) return this.#writeEach(this.pieces[slot]?.usual ?? [], room, at);
    if (at + BYTES_ROOM > room.byteLength) return -1;
    // What is written beyond the end is written over by what follows.
    for (let place = 0; place < length; place += 4)
      room.setUint32(at + place, this.#bytes.getUint32(cell + place));
    return at + length;
  }

  #fillCell(slot: number): number {
    const only = this.onlyTerms[slot] ?? '';
    const cell = this.#cells.subarray(slot * BYTES_ROOM, (slot + 1) * BYTES_ROOM);
    const { read, written } = this.#encoder.encodeInto(only, cell.subarray(1, BYTES_ROOM - 1));
    const length = read === 0 || read < only.length ? NOT_THERE : written + 1;
    cell[0] = SPACE;
    cell[BYTES_ROOM - 1] = length;
    return length;
  }

  #writeEach(terms: readonly string[], room: DataView<ArrayBuffer>, at: number): number {
    const bytes = new Uint8Array(room.buffer, room.byteOffset, room.byteLength);
    let end = at;
    for (const term of terms) {
      if (end >= bytes.length) return -1;
      bytes[end] = SPACE;
      const { read, written } = this.#encoder.encodeInto(term, bytes.subarray(end + 1));
      if (read < term.length) return -1;
      end += written + 1;
    }
    return end;
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
    const { size, units, starts, ends, hashes, unspaced } = findWords(text);
    for (let number = 0; number < size; number += 1) {
      const start = starts[number] ?? 0;
      const end = ends[number] ?? 0;
      const hash = hashes[number] ?? 0;
      let slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
      if (!slots.holds(slot, text, units, start, end - start)) {
        slot ^= 1;
        if (!slots.holds(slot, text, units, start, end - start))
          slot = slots.put(slot, read(text.slice(start, end), unspaced[number] !== 0));
      }
      visit(slot, start);
    }
  };
  /** The same, and gathers what tells of the language of the text: nothing where no piece speaks for another. */
  const readEvidence = (text: string, visit: (slot: number) => void): readonly Evidence[] => {
    const telling: (Read | undefined)[] = [];
    let unusual = false;
    visitSlots(text, (slot) => {
      visit(slot);
      if (tells[slot] === 0) return;
      telling.push(pieces[slot]);
      unusual ||= tells[slot] === UNUSUAL;
    });
    return unusual ? telling.flatMap((piece) => piece?.evidence ?? []) : [];
  };
  return {
    usualTerms(text) {
      const terms: string[] = [];
      const evidence = readEvidence(text, (slot) => {
        const term = onlyTerms[slot];
        if (term !== undefined) terms.push(term);
        else for (const each of pieces[slot]?.usual ?? []) terms.push(each);
      });
      return { terms, evidence };
    },
    writeUsual(text, room, at) {
      let end = at;
      const evidence = readEvidence(text, (slot) => {
        if (end >= 0) end = slots.write(slot, room, end);
      });
      return { end, evidence };
    },
    visitEach: (text, visit) =>
      visitSlots(text, (slot, start) => {
        const piece = pieces[slot];
        if (piece !== undefined) visit(piece, start);
      }),
  };
}
