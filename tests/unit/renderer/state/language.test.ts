import { expect, it } from 'vitest';
import { languageFor } from '../../../../renderer/state/language.ts';

it.each([
  ['system', 'ru-RU', 'ru'],
  ['system', 'ru', 'ru'],
  ['system', 'RU-by', 'ru'],
  ['system', 'en-GB', 'en'],
  ['system', 'lv', 'en'],
  ['system', 'run-BI', 'en'],
  ['system', '', 'en'],
  ['en', 'ru-RU', 'en'],
  ['ru', 'en-GB', 'ru'],
] as const)('takes %s on a system in “%s” for %s', (choice, system, language) => {
  expect(languageFor(choice, system)).toBe(language);
});
