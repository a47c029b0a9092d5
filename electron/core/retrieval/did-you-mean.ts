import type { ReadDb } from '../store/database.ts';
import { countEverywhere, newestTexts, termsBeginning } from '../store/vocabulary.ts';
import { type Analyser, foldWord, type Token } from './analyse.ts';
import { quoteTerm } from './query.ts';
import { canBeMisspelt, onOtherKeyboard, slipsBetween, slipsOf } from './spelling.ts';

/** What looks for another spelling. `finds` tells whether a text would find something. */
type Speller = Readonly<{ db: ReadDb; analyser: Analyser; finds: (text: string) => boolean }>;

/** A word that stands in at most so many records may be a slip of the fingers itself. */
const RARE = 2;
/** So many words of a search are looked at, and so many spellings of them tried. */
const MOST_WORDS = 6;
const TRIED = 3;
/** So many of the newest records of each kind tell how common a spelling is, by so many characters of each. */
const LOOKED_AT = 30;
const LOOKED_INTO = 6000;
/** Two slips are looked for among words that begin alike, for so long. */
const TWO_SLIPS = 2;
const ALIKE = 2;
const PATIENCE_MS = 30;
/** A slip in the first letter is that much less likely. */
const OTHER_BEGINNING = 0.2;

/** Another spelling of a text that finds something, with words that stand in the store; null where none is known. */
export function suggestSpelling(speller: Speller, text: string): string | null {
  const switched = onOtherKeyboard(text);
  if (switched !== null && speller.finds(switched)) return switched;
  const doubted = speller.analyser
    .tokens(text)
    .slice(0, MOST_WORDS)
    .filter((token) => isDoubtful(speller, text, token));
  const choices = doubted.map((token) => ({ token, words: likelyWords(speller, text, token) }));
  for (let rank = 0; rank < TRIED; rank += 1) {
    if (!choices.some(({ words }) => words.length > rank)) return null;
    const changed = replace(
      text,
      choices.flatMap(({ token, words }) => {
        const word = words[Math.min(rank, words.length - 1)];
        return word === undefined ? [] : [{ token, word }];
      }),
    );
    if (speller.finds(changed)) return changed;
  }
  return null;
}

function isDoubtful({ db }: Speller, text: string, token: Token): boolean {
  const word = foldWord(text.slice(token.start, token.end));
  if (!canBeMisspelt(word) || /(?:^|\s)-$/.test(text.slice(0, token.start))) return false;
  const [term = ''] = token.terms;
  return countEverywhere(db, quoteTerm(term), RARE + 1) <= RARE;
}

/** The words that may be meant by one, the likeliest first. */
function likelyWords(speller: Speller, text: string, token: Token): string[] {
  const word = foldWord(text.slice(token.start, token.end));
  const [own = ''] = token.terms;
  const near = wordsNear(speller, word, own);
  return near.length > 0 ? near : wordsBeginningAlike(speller, word, own);
}

/** One slip away: asked of the indexes all at once, which takes no longer in a larger store. */
function wordsNear({ db, analyser }: Speller, word: string, own: string): string[] {
  const slips = new Set(slipsOf(word));
  const terms = new Set([...slips].flatMap((slip) => analyser.tokens(slip)[0]?.terms[0] ?? []));
  terms.delete(own);
  const texts = newestTexts(db, [...terms].map(quoteTerm).join(' OR '), LOOKED_AT, LOOKED_INTO);
  const counts = new Map<string, { count: number; forms: Map<string, number> }>();
  for (const text of texts)
    for (const { form, term } of wordsOf(analyser, text)) {
      if (!terms.has(term)) continue;
      const known = counts.get(term) ?? { count: 0, forms: new Map<string, number>() };
      known.count += 1;
      // Best the form that was nearly typed; another one of the word where only that stands there.
      known.forms.set(form, (known.forms.get(form) ?? 0) + (slips.has(form) ? texts.length : 1));
      counts.set(term, known);
    }
  return [...counts.values()]
    .map(({ count, forms }) => ({ count, form: mostCommon(forms) }))
    .map(({ count, form }) => ({ form, worth: count * (form[0] === word[0] ? 1 : OTHER_BEGINNING) }))
    .toSorted((one, other) => other.worth - one.worth || (one.form < other.form ? -1 : 1))
    .map(({ form }) => form);
}

/** Two slips away, among the words that begin alike. */
function wordsBeginningAlike({ db, analyser }: Speller, word: string, own: string): string[] {
  return termsBeginning(db, own.slice(0, ALIKE), PATIENCE_MS)
    .map(({ term, doc }) => ({ term, doc, slips: slipsBetween(own, term, TWO_SLIPS) }))
    .filter(({ term, slips }) => slips > 0 && slips <= TWO_SLIPS && canBeMisspelt(term))
    .toSorted((one, other) => one.slips - other.slips || other.doc - one.doc)
    .slice(0, TRIED)
    .flatMap(({ term }) => formOf(db, analyser, term, word) ?? []);
}

/** How a term is written: the form in the newest records that is most like a word. */
function formOf(db: ReadDb, analyser: Analyser, term: string, word: string): string | undefined {
  const forms = newestTexts(db, quoteTerm(term), TRIED, LOOKED_INTO)
    .flatMap((text) => wordsOf(analyser, text))
    .filter((found) => found.term === term)
    .map(({ form }) => ({ form, slips: slipsBetween(form, word, word.length) }));
  return forms.toSorted((one, other) => one.slips - other.slips)[0]?.form;
}

function wordsOf(analyser: Analyser, text: string): { form: string; term: string }[] {
  return analyser.tokens(text).flatMap(({ start, end, terms }) => {
    const [term] = terms;
    return term === undefined ? [] : [{ form: foldWord(text.slice(start, end)), term }];
  });
}

function mostCommon(forms: ReadonlyMap<string, number>): string {
  const [best] = [...forms].toSorted((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
  return best?.[0] ?? '';
}

function replace(text: string, changes: readonly Readonly<{ token: Token; word: string }>[]): string {
  return changes.reduceRight(
    (changed, { token, word }) => changed.slice(0, token.start) + word + changed.slice(token.end),
    text,
  );
}
