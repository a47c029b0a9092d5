import { expect, it } from 'vitest';
import {
  readValue,
  summarizeValue,
  toolsIn,
  writeValue,
} from '../../../../../renderer/views/preferences/preference-value.ts';

it('edits a text as it is and anything else as JSON, there and back', () => {
  expect(writeValue('{"not": "parsed"}')).toBe('{"not": "parsed"}');
  const value = { tabSize: 2, rulers: [100] };
  expect(readValue(writeValue(value), 'json')).toEqual(value);
  expect(readValue('[1', 'text')).toBe('[1');
});

it('says what is wrong with JSON', () => {
  expect(() => readValue('[1', 'json')).toThrow(/not JSON/);
});

it('writes a list of words with commas, other JSON compact', () => {
  expect(summarizeValue(['pnpm', 'Zed'])).toBe('pnpm, Zed');
  expect(summarizeValue({ a: [1] })).toBe('{"a":[1]}');
});

it('finds tools separated by commas and lines, each once', () => {
  expect(toolsIn(' pnpm, Zed\nVitest,,pnpm ', ['Zed'])).toEqual(['pnpm', 'Vitest']);
});
