/**
 * Writes a value of JSON in the one way it can be written: keys in the order of their UTF-16 units, no white space,
 * well-formed Unicode (a lone surrogate becomes U+FFFD).
 */
export function canonicalJson(value: unknown): string {
  if (isCanonical(value)) return JSON.stringify(value) ?? 'null';
  if (typeof value === 'string') return JSON.stringify(value.toWellFormed());
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const entries: [string, unknown][] = [];
  for (const [key, inner] of Object.entries(value as object))
    // all else is canonical
    if (inner !== undefined) entries.push([key.toWellFormed(), inner]);
  entries.sort(([first], [second]) => (first < second ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(',')}}`;
}

/** Whether a value is written canonically as it stands; most are, and the engine writes them several times faster. */
function isCanonical(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isCanonical);
  let last: string | undefined;
  for (const [key, inner] of Object.entries(value)) {
    if (inner === undefined || (last !== undefined && key <= last)) return false;
    if (!key.isWellFormed() || !isCanonical(inner)) return false;
    last = key;
  }
  return true;
}
