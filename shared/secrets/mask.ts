import type { FoundSecret } from '../entities/secret.ts';
import { findSecrets } from './find.ts';
import { isSecretField } from './said.ts';

/** What stands where a secret is hidden. */
export const MASK = '••••••••';

/** A secret within a value: where it stands, and what it is. */
export type Sighting = FoundSecret & Readonly<{ path: string }>;

/** A text with the half-open ranges (UTF-16 units) of it that matched a search. */
export type Highlighted = { text: string; ranges: [number, number][] };

/** A stretch of a text from `start` to `end`; what stands at a place of the text stands `shift` further in it. */
export type Cut = Highlighted & Readonly<{ start: number; end: number; shift: number }>;

/** A stretch that was cut out of a record's text. */
export type Stretch = Readonly<{ id: string; text: string; cut: Cut }>;

/** Which of the ranges of a text are hidden, by what stands there. */
type Hides = (secret: string) => boolean;
export type Range = readonly [start: number, end: number];

/** Fields that hold names, moments and choices of ours, and so no secret. */
const OURS =
  /^(?:id|[a-z]+Ids?|[a-z]+At|at|next|cursor|actor|kind|entity|type|status|role|tier|trust|ops?|operation)$/;

/** Hides what looks like a secret in every text of a value. What holds none is given back as it is. */
export function maskSecrets(value: unknown, hides: Hides, known: readonly string[] = []): unknown {
  return changeTexts(value, '', (text, name) => secretPlaces(text, hides, known, name));
}

/** The ranges of a text that are hidden, ascending, not overlapping: by the rules, and where a known secret stands. */
export function secretPlaces(
  text: string,
  hides: Hides,
  known: readonly string[],
  name = '',
): readonly Range[] {
  const found = secretsIn(text, name).filter(({ start, end }) => hides(text.slice(start, end)));
  const ranges = [
    ...found.map(({ start, end }): Range => [start, end]),
    ...placesOf(text, known.filter(hides)),
  ];
  return ranges.length === 0 ? [] : merge(ranges);
}

/** Everything in a value that looks like a secret, with the path of the text it stands in. */
export function sightSecrets(value: unknown, path = '', name = ''): Sighting[] {
  if (typeof value === 'string') return secretsIn(value, name).map((found) => ({ ...found, path }));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    sightSecrets(inner, path === '' ? key : `${path}.${key}`, nameOf(value, key, name)),
  );
}

/** The text at a path of a value; undefined where there is none. */
export function textAt(value: unknown, path: string): string | undefined {
  let inner = value;
  for (const key of path.split('.')) {
    if (typeof inner !== 'object' || inner === null) return undefined;
    inner = new Map<string, unknown>(Object.entries(inner)).get(key);
  }
  return typeof inner === 'string' ? inner : undefined;
}

/** Whether a text of a value has the sign of a hidden secret in it. */
export function holdsMask(value: unknown): boolean {
  if (typeof value === 'string') return value.includes(MASK);
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsMask);
}

function secretsIn(text: string, name: string) {
  if (text.length < 4 || OURS.test(name)) return [];
  const found = findSecrets(text);
  if (found.length > 0 || name === '') return found;
  const kind = isSecretField(name, text);
  return kind === null ? found : [{ start: 0, end: text.length, kind }];
}

/** A text is called by its field; one called `value` by the `key` beside it. */
function nameOf(owner: object, key: string, outer: string): string {
  if (Array.isArray(owner)) return outer;
  return key === 'value' && 'key' in owner && typeof owner.key === 'string' ? owner.key : key;
}

function changeTexts(
  value: unknown,
  name: string,
  rangesOf: (text: string, name: string) => readonly Range[],
): unknown {
  if (typeof value === 'string') return hide(value, rangesOf(value, name));
  if (typeof value !== 'object' || value === null) return value;
  if ('text' in value && 'ranges' in value && typeof value.text === 'string' && Array.isArray(value.ranges))
    return hideRanges(value as Highlighted, rangesOf(value.text, name)); // just checked
  let changed: [string, unknown][] | null = null;
  for (const [place, [key, inner]] of Object.entries(value).entries()) {
    const wanted = changeTexts(inner, nameOf(value, key, name), rangesOf);
    if (wanted === inner) continue;
    changed ??= Object.entries(value);
    changed[place] = [key, wanted];
  }
  if (changed === null) return value;
  return Array.isArray(value) ? changed.map(([, inner]) => inner) : Object.fromEntries(changed);
}

/** Hides ranges of a text with marks: these stay where they were, but for those within what is hidden. */
export function hideRanges(marked: Highlighted, hidden: readonly Range[]): Highlighted {
  if (hidden.length === 0) return marked;
  const shift = (place: number): number =>
    hidden.reduce((sum, [start, end]) => sum + (end <= place ? MASK.length - (end - start) : 0), place);
  const ranges = marked.ranges
    .filter(([start, end]) => hidden.every((one) => end <= one[0] || start >= one[1]))
    .map(([start, end]): [number, number] => [shift(start), shift(end)]);
  return { ...marked, text: hide(marked.text, hidden), ranges };
}

function hide(text: string, ranges: readonly Range[]): string {
  if (ranges.length === 0) return text;
  let shown = '';
  let from = 0;
  for (const [start, end] of ranges) {
    shown += text.slice(from, start) + MASK;
    from = end;
  }
  return shown + text.slice(from);
}

function placesOf(text: string, known: readonly string[]): Range[] {
  return known.flatMap((secret) => {
    const places: Range[] = [];
    for (let at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + secret.length))
      places.push([at, at + secret.length]);
    return places;
  });
}

function merge(ranges: Range[]): Range[] {
  const merged: [number, number][] = [];
  for (const [start, end] of ranges.toSorted((one, other) => one[0] - other[0])) {
    const last = merged.at(-1);
    if (last !== undefined && start < last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}
