import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../../../electron/core/retrieval/analyse.ts';
import { askedWords, shapeOf } from '../../../../electron/core/retrieval/asked.ts';

const analyser = createAnalyser();
const read = (text: string) => askedWords(analyser, text);
const formsOf = (text: string): string[] => read(text).flatMap(({ forms }) => forms);
const kinOf = (text: string): string[] => read(text).flatMap(({ kin }) => [...kin.keys()]);
const shapes = (text: string): string[] =>
  Object.entries(shapeOf(text)).flatMap(([name, is]) => (is ? [name] : []));

describe('the words of a question', () => {
  it('are its telling ones, each once, names marked', () => {
    expect(read('What did Nina bring to the picnic? The picnic of Nina!')).toMatchObject([
      { word: 'Nina', name: true },
      { word: 'bring', name: false },
      { word: 'picnic', name: false },
    ]);
    expect(read('What is it?')).toEqual([]);
    expect(read('Где живёт человек, у которого я купил лодку?')).toMatchObject([
      { word: 'живёт' },
      { word: 'человек' },
      { word: 'купил' },
      { word: 'лодку' },
    ]);
  });

  it('mark Chinese names, a surname and what follows it, and find whose something is in Russian', () => {
    const names = (text: string) => read(text).flatMap(({ word, name }) => (name ? [word] : []));
    expect(names('陈浩做什么运动时受的伤？')).toEqual(['陈', '浩']);
    expect(names('王小明喜欢喝什么茶？').join('')).toBe('王小明');
    expect(names('上海的白猫喜欢什么？')).toEqual([]);
    expect(kinOf('Какой торт был на Варином празднике?')).toContain(analyser.searchText('Варя'));
    expect(kinOf('Какие магазины открылись?')).not.toContain(analyser.searchText('Магаза'));
  });

  it('stand for their other forms', () => {
    expect(formsOf('buy')).toContain('bought');
    expect(formsOf('bought')).toContain(analyser.searchText('buy'));
    expect(formsOf('children')).toContain('child');
    expect(formsOf('людям')).toContain('человек');
  });

  it('are answered by words of nearly the same meaning, and by what is of their kind', () => {
    expect(kinOf('mother')).toContain('mom');
    expect(kinOf('instruments')).toContain('violin');
    expect(kinOf('питомец')).toEqual(expect.arrayContaining([analyser.searchText('собака')]));
    expect(kinOf('zqcanar')).toEqual([]);
  });

  it('are found in identifiers, whole and in parts', () => {
    expect(formsOf('parseQuery')).toEqual(expect.arrayContaining(['parsequeri', 'pars', 'queri']));
  });
});

describe('the shape of a question', () => {
  it('is told by its wording', () => {
    expect(shapes('When did the ferry leave?')).toEqual(['when']);
    expect(shapes('How many jars are left?')).toContain('howMany');
    expect(shapes('Who baked the bread?')).toEqual(['who']);
    expect(shapes('Where is the key?')).toEqual(['where']);
    expect(shapes('Why was the train late?')).toContain('why');
    expect(shapes('What is the name of the boat?')).toContain('title');
    expect(shapes('What did I say about rent?')).toContain('self');
    expect(shapes('Когда отходит паром?')).toEqual(['when']);
    expect(shapes('Сколько банок осталось?')).toEqual(['howMany']);
    expect(shapes('Где лежит ключ?')).toEqual(['where']);
    expect(shapes('Почему опоздал поезд?')).toEqual(['why']);
    expect(shapes('Как зовут собаку?')).toEqual(['title']);
  });

  it('reads whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        read(text);
        shapeOf(text);
      }),
    );
  });
});
