import { cutText } from './source-text.ts';

/** One of the first facts of a source. `known`: it is here already, or is left out. */
export type FactExample = { category: string; key: string; value: string; known: boolean };

const EXAMPLES = 20;
/** In UTF-16 units: a preview shows a line of it. */
const MAX_LENGTH = 300;

/** Adds a fact to the first ones, which a preview shows. */
export function addFactExample(
  facts: FactExample[],
  { category, key, value }: Readonly<{ category: string; key: string; value: string }>,
  known: boolean,
): void {
  if (facts.length < EXAMPLES) facts.push({ category, key, value: cutText(value, MAX_LENGTH), known });
}
