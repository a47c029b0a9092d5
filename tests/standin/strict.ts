/** Keys that the language, the inspector and assertions probe on any object; an absent one is no use of an API. */
const probedKeys = new Set(['then', 'toJSON', 'asymmetricMatch', '$$typeof', 'nodeType']);

/**
 * Wraps an object so that reading what it lacks throws instead of giving undefined.
 * `missing` records the use and makes the error.
 */
export function strict<T extends object>(name: string, target: T, missing: (what: string) => Error): T {
  return new Proxy(target, {
    get(object, key, receiver): unknown {
      if (typeof key === 'string' && !(key in object) && !probedKeys.has(key))
        throw missing(`${name}.${key}`);
      return Reflect.get(object, key, receiver);
    },
  });
}
