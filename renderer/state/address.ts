type WithoutUndefined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** The parts of an address that are set: operations take no `undefined`. */
export function withoutUnset<T extends object>(value: T): Partial<WithoutUndefined<T>> {
  const set = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(set) as Partial<WithoutUndefined<T>>; // fromEntries forgets keys
}

/** A word of the address as text: the router reads what looks like a number or a word of JSON as one. */
export function asText(value: unknown): unknown {
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}
