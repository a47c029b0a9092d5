/**
 * Writes a value of JSON in the one way it can be written: keys in the order of their UTF-16 units, no white space,
 * well-formed Unicode (a lone surrogate becomes U+FFFD).
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.toWellFormed());
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries: [string, unknown][] = [];
  for (const [key, inner] of Object.entries(value))
    if (inner !== undefined) entries.push([key.toWellFormed(), inner]);
  entries.sort(([first], [second]) => (first < second ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(',')}}`;
}
