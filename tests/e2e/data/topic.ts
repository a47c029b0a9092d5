/** A seeded source of numbers in [0, 1). */
export type Random = () => number;

/** What a conversation is about: what it may be called, and what is asked and answered in it, in order. */
export type Topic = Readonly<{
  titles: readonly [string, string];
  /** Words that stand in for `{name}`, `{day}` and the like: one for each round. */
  slots: Readonly<Record<string, readonly string[]>>;
  exchanges: readonly (readonly [question: string, answer: string])[];
}>;

/** Makes a source of numbers that is always the same for the same seed (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Chooses one of several. */
export function choose<T>(random: Random, choices: readonly [T, ...T[]] | readonly T[]): T {
  const chosen = choices[Math.floor(random() * choices.length)];
  if (chosen === undefined) throw new Error('There is nothing to choose from.');
  return chosen;
}

/** Gives the exchanges of a topic with the words of one round in its slots. */
export function fillTopic(topic: Topic, round: number): [question: string, answer: string][] {
  const words = new Map(
    Object.entries(topic.slots).map(([slot, choices]) => [slot, choices[round % choices.length] ?? '']),
  );
  const fill = (text: string) =>
    text.replaceAll(/\{(\w+)\}/g, (whole, slot: string) => words.get(slot) ?? whole);
  return topic.exchanges.map(([question, answer]) => [fill(question), fill(answer)]);
}
