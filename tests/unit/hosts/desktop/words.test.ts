import { describe, expect, it } from 'vitest';
import { russian as window } from '../../../../renderer/i18n/ru/index.ts';
import { createSpeech, wordsOf } from '../../../../electron/hosts/desktop/words.ts';

/** Every text of a tree of words, those that are made of something with it put in. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return [String(value('example.org', true)), String(value(8080, false))];
  return Object.values(value ?? {}).flatMap(textsOf);
}

describe('the words of the main process', () => {
  it('are there in both languages, none left in the other', () => {
    const [english, russian] = [textsOf(wordsOf('en', 'ru-RU')), textsOf(wordsOf('ru', 'en-US'))];
    expect(russian).toHaveLength(english.length);
    expect(russian.filter((text) => !/\p{Script=Cyrillic}/u.test(text))).toEqual([]);
    expect(english.filter((text) => /\p{Script=Cyrillic}/u.test(text))).toEqual([]);
  });

  it('call the screens in Russian as the window does', () => {
    const named = textsOf(wordsOf('ru', '')).flatMap((text) => [...text.matchAll(/«([^»]+)»/g)]);
    expect(named.length).toBeGreaterThan(4);
    const titles: readonly string[] = Object.values(window);
    expect(named.map(([, name = '']) => name).filter((name) => !titles.includes(name))).toEqual([]);
  });

  it('are those of this computer until the person chooses, and then theirs', () => {
    const speech = createSpeech(() => 'ru-RU');
    expect(speech.words().quit).toBe('Выйти');
    speech.choose('en');
    expect(speech.words().quit).toBe('Quit');
    speech.choose('system');
    expect(speech.words().quit).toBe('Выйти');
  });

  it('say which port is not to be had, and why', () => {
    expect(wordsOf('en', '').portProblem(8080, true)).toContain('port 8080 is taken by another program');
    expect(wordsOf('ru', '').portProblem(8080, false)).toContain('порт 8080 здесь использовать нельзя');
  });
});
