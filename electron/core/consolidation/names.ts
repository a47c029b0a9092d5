import { NAMING } from './rules/naming.ts';
import { type Action } from './action.ts';
import { hashText } from './hash.ts';
import { splitStatements } from './sentences.ts';

/** A name, and whom or what it stands for, as it was said. */
export type GivenName = Readonly<{ name: string; means: string; confidence: number }>;

/** A name with where it was given. */
export type HeardName = GivenName &
  Readonly<{ messageId: string; sessionId: string; agentId: string | null }>;

/** A message that gives more names than this is a list, not a remark. */
const MOST_NAMES = 12;

/** Finds the names a message gives: “my sister Anna”, “Bob is Robert's nickname”. */
export function readNames(text: string): GivenName[] {
  const found: GivenName[] = [];
  for (const { masked, question } of splitStatements(text)) {
    if (question) continue;
    for (const { pattern, confidence } of NAMING)
      for (const { groups } of masked.matchAll(pattern)) {
        const { name = '', means = '' } = groups ?? {};
        if (name !== means) found.push({ name, means, confidence });
      }
  }
  return found.slice(0, MOST_NAMES);
}

/** What is to be kept of the names that were heard; a name that is known already keeps what it stands for. */
export function planNames(heard: readonly HeardName[], isKnown: (name: string) => boolean): Action[] {
  return heard
    .filter(({ name }) => !isKnown(name))
    .map((one) => ({
      kind: 'name',
      step: 'extract',
      key: `name:${hashText([one.name, one.means].join('\n'))}`,
      why: 'stated',
      ...one,
    }));
}
