import { typedPreferenceValues, type TypedPreference } from '../../../shared/entities/preference.ts';
import type { Json } from '../../../shared/primitives.ts';
import type { ForeignRow } from '../store/foreign-database.ts';
import { jsonIn, textIn, wordsIn } from './database-cells.ts';
import { nameWithin } from './source-facts.ts';
import { cutText } from './source-text.ts';

/** The preferences that are always shown, by the names of their columns. */
const TYPED: ReadonlyMap<string, TypedPreference> = new Map([
  ['coding_style', 'codingStyle'],
  ['communication_tone', 'communicationTone'],
  ['favorite_tools', 'favoriteTools'],
  ['project_context', 'projectContext'],
]);
const MAX_KEY = 200;

/** The preferences a row holds: one under its key, one in each column that is always shown, or all in one object. */
export function preferencesOf(row: ForeignRow): Map<string, Json> {
  const found = new Map<string, Json>();
  const add = (key: string, value: Json): void => {
    if (value === null || value === '' || key.trim() === '') return;
    const typed = TYPED.get(key) ?? [...TYPED.values()].find((name) => name === key);
    found.set(typed ?? nameWithin(key, MAX_KEY), typed === undefined ? value : typedValue(typed, value));
  };
  const key = textIn(row, 'key');
  if (key !== null) add(key, jsonIn(row, 'value'));
  for (const column of TYPED.keys()) add(column, jsonIn(row, column));
  const all = jsonIn(row, 'preferences');
  if (typeof all === 'object' && all !== null && !Array.isArray(all))
    for (const [name, value] of Object.entries(all)) add(name, value);
  else add('preferences', all);
  return found;
}

/** A value as its preference must have it; one of another kind is written out. */
function typedValue(key: TypedPreference, value: Json): Json {
  if (typedPreferenceValues[key].safeParse(value).success) return value;
  const written = typeof value === 'string' ? value : JSON.stringify(value);
  return key === 'favoriteTools'
    ? wordsIn({ written }, 'written', 200, 200)
    : cutText(written, key === 'communicationTone' ? 2000 : 20_000);
}
