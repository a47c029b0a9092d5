/** Who sees a memory once one more agent may, or one that might may no longer. */
export function shareWith(sharedWith: readonly string[], id: string): string[] {
  return sharedWith.includes(id) ? sharedWith.filter((other) => other !== id) : [...sharedWith, id];
}

/** The scopes of access once one is given or taken. */
export function toggleScope<S extends string>(scopes: readonly S[], scope: S): S[] {
  return scopes.includes(scope) ? scopes.filter((other) => other !== scope) : [...scopes, scope];
}
