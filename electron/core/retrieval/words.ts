/** What a UTF-16 unit is to a word. */
const OUTSIDE = 0;
const INSIDE = 1;
/** Of a script written without spaces: what looks like one word may be many. */
const UNSPACED = 2;
const SURROGATE = 3;

/** A unit that no word holds stands behind the text. */
const END = 0x20;
const USUAL_LENGTH = 8192;
/** Of the hash by Fowler, Noll and Vo (RFC 9923), over UTF-16 units; of others only the first of two counts. */
const FNV_PRIME = 0x01000193;
const WORD = /[\p{L}\p{M}\p{N}_]/u;
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/**
 * The words of a text: its UTF-16 units, the places of the words in them (half-open), a number that is the same for the same
 * word, and whether each holds a script written without spaces. Good until the next text is read.
 */
export type FoundWords = Readonly<{
  size: number;
  units: Uint16Array;
  starts: Int32Array;
  ends: Int32Array;
  hashes: Int32Array;
  unspaced: Uint8Array;
}>;

/**
 * Makes a function that finds the words of a text: runs of letters, marks, digits and underscores.
 *
 * It looks units up in a table instead of matching `[\p{L}\p{M}\p{N}_]+`, which gives the same words at several times
 * the cost, and writes what it finds into the same lists each time; indexing a large import and judging what may answer a
 * question spend much of their time here.
 */
export function createWordFinder(): (text: string) => FoundWords {
  const classes = classifyUnits();
  let room = roomFor(USUAL_LENGTH);
  return (text) => {
    const { length } = text;
    if (room.units.length <= length) room = roomFor(length);
    const { units, starts, ends, hashes, unspaced } = room;
    room.bytes.write(text, 'utf16le'); // all at once: to ask a string for one unit after the other takes longer
    units[length] = END;
    let size = 0;
    let start = -1;
    let hash = 0;
    let kinds = 0;
    for (let place = 0; place <= length; place += 1) {
      const unit = units[place] ?? END;
      let kind = classes[unit] ?? OUTSIDE;
      const at = place;
      if (kind === SURROGATE) {
        kind = classify(String.fromCodePoint(text.codePointAt(place) ?? 0));
        place += 1;
      }
      if (kind !== OUTSIDE) {
        if (start < 0) start = at;
        kinds |= kind;
        hash = Math.imul(hash ^ unit, FNV_PRIME);
      } else if (start >= 0) {
        starts[size] = start;
        ends[size] = at;
        hashes[size] = hash;
        unspaced[size] = kinds & UNSPACED;
        size += 1;
        start = -1;
        hash = 0;
        kinds = 0;
      }
    }
    return { size, units, starts, ends, hashes, unspaced };
  };
}

type Room = Omit<FoundWords, 'size'> & Readonly<{ bytes: Buffer }>;

/** Room for a text so long and what ends it, and for its words: there is a unit between each two. */
function roomFor(length: number): Room {
  const units = new Uint16Array(length + 1);
  const words = Math.ceil(length / 2) + 2;
  return {
    units,
    bytes: Buffer.from(units.buffer),
    starts: new Int32Array(words),
    ends: new Int32Array(words),
    hashes: new Int32Array(words),
    unspaced: new Uint8Array(words),
  };
}

function classifyUnits(): Uint8Array {
  const classes = new Uint8Array(65_536);
  for (let unit = 0; unit < classes.length; unit += 1) {
    const surrogate = unit >= 0xd800 && unit <= 0xdbff;
    classes[unit] = surrogate ? SURROGATE : classify(String.fromCharCode(unit));
  }
  return classes;
}

function classify(character: string): number {
  if (!WORD.test(character)) return OUTSIDE;
  return WITHOUT_SPACES.test(character) ? UNSPACED : INSIDE;
}
