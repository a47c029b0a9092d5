const LETTERS = ['abcdefghijklmnopqrstuvwxyz', 'абвгдежзийклмнопрстуфхцчшщъыьэюя'] as const;
/** The same keys of the two keyboards (US and ЙЦУКЕН), in the same order. */
const KEYS = [`qwertyuiop[]asdfghjkl;'zxcvbnm,.\``, 'йцукенгшщзхъфывапролджэячсмитьбюё'] as const;
const SHORTEST = 4;
const LONGEST = 24;

/** Whether a folded word is one whose spelling can be judged: of Latin or Cyrillic letters, and of some length. */
export function canBeMisspelt(word: string): boolean {
  return word.length >= SHORTEST && word.length <= LONGEST && lettersOf(word) !== undefined;
}

/** The words one slip of the fingers away: a letter too many, too few, another one, or two that changed places. */
export function slipsOf(word: string): string[] {
  const letters = lettersOf(word) ?? '';
  const slips = new Set<string>();
  for (let place = 0; place <= word.length; place += 1) {
    const before = word.slice(0, place);
    const after = word.slice(place + 1);
    const letter = word.charAt(place);
    if (letter !== '') slips.add(before + after);
    if (after !== '') slips.add(before + after.charAt(0) + letter + after.slice(1));
    for (const other of letters) {
      slips.add(before + other + word.slice(place));
      if (letter !== '') slips.add(before + other + after);
    }
  }
  slips.delete(word);
  return [...slips];
}

/** What the same keys would have typed on the other keyboard, Russian or English; null where nothing changes. */
export function onOtherKeyboard(text: string): string | null {
  const [latin, cyrillic] = KEYS;
  const [from, to] = /[а-яё]/iu.test(text) ? [cyrillic, latin] : [latin, cyrillic];
  const typed = Array.from(text.toLowerCase(), (letter) => to[from.indexOf(letter)] ?? letter).join('');
  return typed === text.toLowerCase() ? null : typed;
}

/**
 * How many slips lie between two words (the distance of Damerau and Levenshtein, each stretch changed once at most);
 * `most + 1` where there are more than `most`.
 */
export function slipsBetween(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let twoBefore: number[] = [];
  let before = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      const swapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      current[column] = Math.min(
        (before[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (before[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (twoBefore[column - 2] ?? 0) + 1 : Infinity,
      );
    }
    if (Math.min(...current) > most) return most + 1;
    [twoBefore, before] = [before, current];
  }
  return Math.min(most + 1, before[other.length] ?? 0);
}

function lettersOf(word: string): string | undefined {
  return LETTERS.find((letters) => Array.from(word).every((letter) => letters.includes(letter)));
}
