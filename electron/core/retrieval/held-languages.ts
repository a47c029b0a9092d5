import type { ReadDb } from '../store/database.ts';
import { countHolding, recordsOfKind } from '../store/recall.ts';
import { languageMarks } from './analyse.ts';
import type { Language } from './languages.ts';
import { quoteTerm } from './query.ts';

/** Tells in which languages there are texts, beside the usual ones of their scripts. */
export type HeldLanguages = (db: ReadDb) => readonly Language[];

const KINDS = ['message', 'memory'] as const;
/** A language is held where one of so many records holds two of its own words; so many at most are counted. */
const ONE_IN = 1000;
const MOST = 200;
/** What was found is good until there are so many more records. */
const GROWTH = 1.05;

/** Makes a teller that remembers what it found: a language comes with many texts and stays. */
export function createHeldLanguages(): HeldLanguages {
  const marks = languageMarks();
  let known: Readonly<{ records: number; held: readonly Language[] }> | null = null;
  return (db) => {
    const counts = KINDS.map((kind) => ({ kind, records: recordsOfKind(db, kind) }));
    const records = counts.reduce((sum, each) => sum + each.records, 0);
    if (known === null || records < known.records || records > known.records * GROWTH) {
      const held = [...marks].flatMap(([language, terms]) =>
        counts.some(({ kind, records: of }) => isHeld(db, kind, terms, of)) ? [language] : [],
      );
      known = { records, held };
    }
    return known.held;
  };
}

function isHeld(
  db: ReadDb,
  kind: (typeof KINDS)[number],
  terms: readonly string[],
  records: number,
): boolean {
  if (records === 0) return false;
  const enough = Math.min(MOST, Math.ceil(records / ONE_IN));
  return countHolding(db, kind, matchTwo(terms), enough) >= enough;
}

/** An FTS5 expression for texts that hold two of the terms: one may be a word of another language, too. */
function matchTwo(terms: readonly string[]): string {
  const quoted = terms.map(quoteTerm);
  return quoted
    .slice(0, -1)
    .map((term, index) => `(${term} AND (${quoted.slice(index + 1).join(' OR ')}))`)
    .join(' OR ');
}
