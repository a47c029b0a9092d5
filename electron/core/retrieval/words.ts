/** What a UTF-16 unit is to a word. */
const OUTSIDE = 0;
const INSIDE = 1;
/** Of a script written without spaces: what looks like one word may be many. */
const UNSPACED = 2;
const SURROGATE = 3;

const WORD = /[\p{L}\p{M}\p{N}_]/u;
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/** Takes a word: its place (UTF-16 units, half-open) and whether it holds a script written without spaces. */
export type VisitWord = (start: number, end: number, unspaced: boolean) => void;

/**
 * Makes a function that finds the words of a text: runs of letters, marks, digits and underscores.
 *
 * It looks units up in a table instead of matching `[\p{L}\p{M}\p{N}_]+`, which gives the same words at several times
 * the cost; indexing a large import spends much of its time here.
 */
export function createWordFinder(): (text: string, visit: VisitWord) => void {
  const classes = classifyUnits();
  return (text, visit) => {
    const { length } = text;
    let start = -1;
    let unspaced = false;
    for (let place = 0; place < length; place += 1) {
      let kind = classes[text.charCodeAt(place)];
      const width = kind === SURROGATE ? 2 : 1;
      if (kind === SURROGATE) kind = classify(String.fromCodePoint(text.codePointAt(place) ?? 0));
      if (kind === OUTSIDE) {
        if (start >= 0) visit(start, place, unspaced);
        start = -1;
        unspaced = false;
      } else {
        if (start < 0) start = place;
        if (kind === UNSPACED) unspaced = true;
      }
      place += width - 1;
    }
    if (start >= 0) visit(start, length, unspaced);
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
