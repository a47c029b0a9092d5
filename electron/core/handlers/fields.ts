import { AppError } from '../../../shared/errors.ts';

/** Drops what was not given, so that it is left as it is. */
export function withoutUndefined<T extends Record<string, unknown>>(
  fields: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as { [K in keyof T]?: Exclude<T[K], undefined> }; // fromEntries forgets keys
}

/** The agent a person's call is about: dispatch fills it in for agents. Throws `invalid_input` where none is named. */
export function namedAgent(id: string | undefined, field = 'agentId'): string {
  if (id !== undefined) return id;
  throw new AppError('invalid_input', `Say which agent this is about: ${field}. Nothing was changed.`);
}

/** The most topics of a session and tags of a memory. */
const MOST_WORDS = 50;

/** Words with some taken away and others added; those beyond the most there may be are left out. */
export function changeWords(
  words: readonly string[],
  {
    add = [],
    remove = [],
  }: Readonly<{ add?: readonly string[] | undefined; remove?: readonly string[] | undefined }>,
): string[] {
  const kept = words.filter((word) => !remove.includes(word));
  return [...new Set([...kept, ...add])].slice(0, MOST_WORDS);
}
