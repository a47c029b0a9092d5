import type { Analyser } from '../retrieval/analyse.ts';
import type { Features } from '../store/consolidation-notes.ts';
import { describeWords } from './item-terms.ts';
import { holdsSecret } from '../../../shared/secrets/find.ts';
import { bandsOf, contentHash, shinglesOf } from './similar.ts';
import { readSaying, sayingOfFact, subjectHash } from './subject.ts';

/** What the words of a memory are compared by, without reading them again. */
export function featuresOfMemory(analyser: Analyser, content: string): Features {
  const saying = readSaying(content);
  return {
    hash: contentHash(content),
    bands: bandsOf(shinglesOf(content)),
    terms: describeWords(analyser, content).terms,
    subject: saying && subjectHash(saying),
    secret: holdsSecret(content),
  };
}

/** The same of a fact. */
export function featuresOfFact(
  analyser: Analyser,
  { category, key, value }: Readonly<{ category: string; key: string; value: string }>,
): Omit<Features, 'hash' | 'bands'> {
  const saying = sayingOfFact(key, value);
  return {
    terms: describeWords(analyser, textOfFact({ category, key, value })).terms,
    subject: saying && subjectHash(saying),
    secret: holdsSecret(`${key}: ${value}`),
  };
}

/** A fact in words. */
export function textOfFact({
  category,
  key,
  value,
}: Readonly<{ category: string; key: string; value: string }>): string {
  return `${category} / ${key}: ${value}`;
}
