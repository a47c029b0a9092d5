import { irregularWords } from './irregular-words.ts';
import { kindredWords } from './kindred-words.ts';

/** What a word may stand as beside itself: terms of its other forms, and of words that answer for it, each below 1. */
export type Relatives = Readonly<{ forms: readonly string[]; kin: ReadonlyMap<string, number> }>;

/** Makes a function that gives the relatives of a word; the tables are made when it is called first. */
export function createRelatives(termOf: (word: string) => string): (word: string) => Relatives {
  let tables: ReturnType<typeof makeTables> | null = null;
  return (word) => {
    tables ??= makeTables(termOf);
    const term = termOf(word);
    const forms = tables.forms.get(term) ?? [];
    const kin = new Map([...(tables.kin.get(term) ?? [])].filter(([other]) => !forms.includes(other)));
    return { forms, kin };
  };
}

/** Both tables by terms, so that every form of a word finds them. */
function makeTables(termOf: (word: string) => string) {
  const forms = new Map<string, string[]>();
  for (const [word, others] of irregularWords()) {
    const known = forms.get(termOf(word)) ?? [termOf(word)];
    forms.set(termOf(word), [...new Set([...known, ...others.map(termOf)])]);
  }
  const kin = new Map<string, Map<string, number>>();
  for (const [word, others] of kindredWords()) {
    const term = termOf(word);
    const known = kin.get(term) ?? new Map<string, number>();
    for (const [other, weight] of others) {
      const answer = termOf(other);
      if (answer !== term) known.set(answer, Math.max(weight, known.get(answer) ?? 0));
    }
    kin.set(term, known);
  }
  return { forms, kin };
}
