import type { Evidence } from './language-guess.ts';
import type { FoundWords } from './words.ts';

/** What is indexed of a word or a text where its languages are the usual ones of their scripts, and what tells of others. */
type UsualTerms = Readonly<{ terms: string; evidence: readonly Evidence[] }>;

/** How many words are kept at hand. A power of two. */
const CELLS = 131_072;
/** UTF-16 units of a cell: 64 bytes, which a processor fetches at once. */
const CELL = 32;
/** Before the word stand its length, that of its terms, and what it tells. */
const HEAD = 3;
/** A word tells of languages, and these are others than the usual one of its script. */
const TELLS = 1;
const UNUSUAL = 2;
const NOTHING: readonly Evidence[] = [];
const SPACE = 0x20;
const USUAL_LENGTH = 8192;
const ASCII = 0x80;

/**
 * Makes what reads the terms of a text whose words are in the usual languages, and what tells of others: nothing where no
 * word does.
 *
 * Nearly all the time of analysing words that are known goes into waiting for memory, of which an object with its strings is
 * several places. So words and their terms are kept together in cells, each in one of the two its hash names, and copied
 * from there.
 */
export function createUsualTerms(
  findWords: (text: string) => FoundWords,
  learn: (word: string, unspaced: boolean) => UsualTerms,
): (text: string) => UsualTerms {
  const cells = new Uint16Array(CELLS * CELL);
  const evidence: (readonly Evidence[])[] = Array.from({ length: CELLS }, () => NOTHING);
  const line = new TermLine();
  const learnInto = (at: number, word: string, unspaced: boolean): void => {
    const learned = learn(word, unspaced);
    if (learned.terms !== '') line.addText(learned.terms);
    cells.copyWithin(at + CELL, at, at + CELL);
    evidence[at / CELL + 1] = evidence[at / CELL] ?? NOTHING;
    fill(cells, at, word, learned);
    evidence[at / CELL] = learned.evidence;
  };
  return (text) => {
    const { size, starts, ends, hashes, unspaced } = findWords(text);
    const told: (readonly Evidence[])[] = [];
    let unusual = false;
    for (let number = 0; number < size; number += 1) {
      const start = starts[number] ?? 0;
      const end = ends[number] ?? 0;
      const hash = hashes[number] ?? 0;
      const first = ((hash ^ (hash >>> 15)) & (CELLS - 2)) * CELL;
      let at = holds(cells, first, text, start, end) ? first : first + CELL;
      if (at === first || holds(cells, at, text, start, end)) {
        const from = at + HEAD + end - start;
        line.add(cells, from, from + (cells[at + 1] ?? 0));
      } else {
        at = first;
        learnInto(at, text.slice(start, end), unspaced[number] !== 0);
      }
      const tells = cells[at + 2];
      if (tells !== 0) told.push(evidence[at / CELL] ?? NOTHING);
      unusual ||= tells === UNUSUAL;
    }
    return { terms: line.take(), evidence: unusual ? told.flat() : NOTHING };
  };
}

/** Whether a cell holds the word that stands at a place of a text. */
function holds(cells: Uint16Array, at: number, text: string, start: number, end: number): boolean {
  if (cells[at] !== end - start) return false;
  const from = at + HEAD - start;
  for (let place = start; place < end; place += 1)
    if (cells[from + place] !== text.charCodeAt(place)) return false;
  return true;
}

/** Puts a word into a cell in place of another; what is too long for one empties it. */
function fill(cells: Uint16Array, at: number, word: string, { terms, evidence }: UsualTerms): void {
  const unusual = evidence.some((each) => each.unusual);
  cells[at + 2] = unusual ? UNUSUAL : evidence.length > 0 ? TELLS : 0;
  const fits = HEAD + word.length + terms.length <= CELL;
  cells[at] = fits ? word.length : 0;
  if (!fits) return;
  cells[at + 1] = terms.length;
  const content = word + terms;
  for (let place = 0; place < content.length; place += 1)
    cells[at + HEAD + place] = content.charCodeAt(place);
}

/** Terms written one after another, separated by spaces. */
class TermLine {
  #units = new Uint16Array(USUAL_LENGTH);
  #bytes = new Uint8Array(USUAL_LENGTH);
  #length = 0;
  #every = 0;
  readonly #ofBytes = new TextDecoder();
  readonly #ofUnits = new TextDecoder('utf-16le', { ignoreBOM: true });

  /** Adds what lies between two places. */
  add(source: Uint16Array, from: number, to: number): void {
    if (from === to) return;
    const units = this.#roomFor(to - from);
    let length = this.#length;
    for (let place = from; place < to; place += 1, length += 1) {
      const unit = source[place] ?? 0;
      this.#every |= unit;
      units[length] = unit;
    }
    units[length] = SPACE;
    this.#length = length + 1;
  }

  /** Adds a text that is not empty. */
  addText(text: string): void {
    const units = this.#roomFor(text.length);
    for (let place = 0; place < text.length; place += 1) {
      const unit = text.charCodeAt(place);
      this.#every |= unit;
      units[this.#length + place] = unit;
    }
    this.#length += text.length;
    units[this.#length] = SPACE;
    this.#length += 1;
  }

  /** Gives what was added, and begins anew. */
  take(): string {
    const units = this.#units.subarray(0, Math.max(0, this.#length - 1));
    const plain = this.#every < ASCII;
    this.#length = 0;
    this.#every = 0;
    if (!plain) return this.#ofUnits.decode(units);
    this.#bytes.set(units); // a string of bytes takes half the room, here and wherever it goes
    return this.#ofBytes.decode(this.#bytes.subarray(0, units.length));
  }

  #roomFor(more: number): Uint16Array {
    if (this.#length + more < this.#units.length) return this.#units;
    const wider = new Uint16Array(2 * (this.#length + more));
    wider.set(this.#units);
    this.#bytes = new Uint8Array(wider.length);
    return (this.#units = wider);
  }
}
