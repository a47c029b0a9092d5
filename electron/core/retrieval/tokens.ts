const CHARACTERS = 4;

/** Estimates the tokens of a text: four characters each, which holds within a fifth for English and code. */
export function estimateTokens(text: string): number {
  return Math.ceil(text.length / CHARACTERS);
}

/** How many characters so many tokens are, by the same estimate. */
export function charactersOf(tokens: number): number {
  return tokens * CHARACTERS;
}
