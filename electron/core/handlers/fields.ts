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
