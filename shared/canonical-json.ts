/**
 * Writes a value of JSON in the one way it can be written: keys in the order of their UTF-16 units, no white space,
 * well-formed Unicode (a lone surrogate becomes U+FFFD).
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.toWellFormed());
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  if (entries.length > 1) entries.sort(([first], [second]) => (first < second ? -1 : 1));
  const written = entries.map(
    ([key, inner]) => `${JSON.stringify(key.toWellFormed())}:${canonicalJson(inner)}`,
  );
  return `{${written.join(',')}}`;
}
