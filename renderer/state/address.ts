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

/** The parts of an address of these names that are set. */
export function pickSet<T extends object, K extends keyof T>(
  address: T,
  names: readonly K[],
): Partial<WithoutUndefined<Pick<T, K>>> {
  const picked = Object.fromEntries(names.map((name) => [name, address[name]])) as Pick<T, K>; // just these names
  return withoutUnset(picked);
}

/** The values of a filter with one of them turned on or off; undefined where none is left. */
export function toggleValue<V>(values: readonly V[] | undefined = [], value: V): V[] | undefined {
  const after = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
  return after.length > 0 ? after : undefined;
}

/** How many values the filters have that are on. */
export function countValues(filters: object): number {
  return Object.values(filters).flat().length;
}
