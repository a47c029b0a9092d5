/** Answers that take a while to compute, given again for as long as nothing changed. */
export type PacedAnswers = Readonly<{
  /**
   * Gives the answer kept under a key, or computes it anew where `version` is another one. So that a busy writer does not
   * keep the processor busy, an answer is not computed again until twenty times as long has passed as it took, or two
   * seconds.
   */
  give<T>(key: string, version: () => string, compute: () => T): Promise<T>;
}>;

type Kept = Readonly<{ version: string; answer: unknown; restsUntil: number }>;

const REST = 20;
const LONGEST_REST_MS = 2000;
/** Other questions, such as those of another day, push out the oldest. */
const MOST = 30;

/** Makes the keeper of one open memory. */
export function createPacedAnswers(): PacedAnswers {
  const kept = new Map<string, Kept>();
  return {
    async give(key, version, compute) {
      const rest = (kept.get(key)?.restsUntil ?? 0) - performance.now();
      if (rest > 0 && kept.get(key)?.version !== version())
        await new Promise((resolve) => setTimeout(resolve, rest));
      const present = version();
      const known = kept.get(key);
      if (known?.version === present) return known.answer as ReturnType<typeof compute>; // kept under this key by this caller
      const began = performance.now();
      const answer = compute();
      const took = performance.now() - began;
      kept.delete(key);
      kept.set(key, {
        version: present,
        answer,
        restsUntil: performance.now() + Math.min(REST * took, LONGEST_REST_MS),
      });
      const [oldest] = kept.keys();
      if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
      return answer;
    },
  };
}
