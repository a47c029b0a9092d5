import { NAMED_WORDS } from '../../retrieval/named-words.ts';

/**
 * One way of giving a name, as data. The pattern is held against a sentence in which quotations and code are blanked out;
 * its group `name` is the name, `means` whom or what it stands for.
 */
export type NamingRule = Readonly<{
  pattern: RegExp;
  /** 0–1. */
  confidence: number;
  /** Sentences it finds, with the name and what it means. */
  examples: readonly (readonly [sentence: string, name: string, means: string])[];
  /** Sentences it must leave alone. */
  counterExamples: readonly string[];
}>;

/** Days, months, languages and the like are written with a capital and are nobody's name. */
const NO_NAME =
  '(?!(?:I|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?:days?)?\\b|(?:January|February|March|April|May|June|July|August|September|October|November|December|Christmas|Easter|Today|Tomorrow|Yesterday|Everybody|Everyone|Nobody|People|Friends|They|We|He|She|It|This|That|There|What|Who|When|Where)\\b|\\p{Lu}\\p{L}+(?:ish|ese)\\b)';
const NAME = `${NO_NAME}\\p{Lu}[\\p{L}-]*\\p{Ll}`;
const nameAs = (group: string): string => `(?<${group}>${NAME})`;
const ENGLISH = NAMED_WORDS.filter((word) => /^[a-z]/.test(word)).join('|');
/** Russian words without their endings, which is all that is left of them in most cases. */
const RUSSIAN = NAMED_WORDS.filter((word) => !/^[a-z]/.test(word))
  .map((word) => word.replace(/(?:[аяйь])$/u, ''))
  .join('|');
const KIN = `(?<means>${ENGLISH})`;
const RUSSIAN_KIN = `(?<means>(?:${RUSSIAN})\\p{L}{0,3})`;
const MINE = '(?<!\\p{L})(?:[Mm]y|[Oo]ur)(?: \\p{Ll}+)? ';
const RUSSIAN_MINE = '(?<!\\p{L})(?:[Мм]о(?:й|я|ю|его|ему|ей|им|ём|ем)|[Нн]аш(?:а|у|ей|его|ему|им|ем)?) ';

/** The ways of giving names that are understood, English and Russian. */
export const NAMING: readonly NamingRule[] = [
  {
    pattern: new RegExp(`${MINE}${KIN},? ${nameAs('name')}(?![\\p{L}])(?! (?:Street|Road))`, 'gu'),
    confidence: 0.8,
    examples: [
      ['Yesterday my sister Anna called.', 'Anna', 'sister'],
      ['I walked our old dog Rufus to the river.', 'Rufus', 'dog'],
    ],
    counterExamples: [
      'My sister came. Anna was there, too.',
      'My sister met Anna in town.',
      'My teacher English lessons went on.',
      'The neighbour of my sister.',
      'We visit my dad Sundays.',
    ],
  },
  {
    pattern: new RegExp(
      `${MINE}${KIN}(?:['’]s name is| is (?:called|named)|, (?:called|named)| named) ${nameAs('name')}(?!\\p{L})`,
      'gu',
    ),
    confidence: 0.9,
    examples: [
      ['Our cat is called Matilda.', 'Matilda', 'cat'],
      ['My boss’s name is Petra.', 'Petra', 'boss'],
    ],
    counterExamples: ['My dog is called by the neighbour.', 'My boss is Dutch.'],
  },
  {
    pattern: new RegExp(
      `(?<![\\p{L}\\p{Lu}] )${nameAs('name')},? (?:is|was) (?:my|our)(?: \\p{Ll}+)? ${KIN}(?![\\p{L}'’])`,
      'gu',
    ),
    confidence: 0.85,
    examples: [['Zelda is my sister, she paints.', 'Zelda', 'sister']],
    counterExamples: [
      'Paris is my sister’s favourite city.',
      'Today was my dog happy.',
      'Monday is my doctor day.',
    ],
  },
  {
    pattern: new RegExp(
      `${nameAs('name')}(?:,| is|,? which is) (?:short for|a nickname (?:for|of)|aka|also known as|nicknamed|known as) ${nameAs('means')}(?!\\p{L})`,
      'gu',
    ),
    confidence: 0.85,
    examples: [['Bob is short for Robert, you know.', 'Bob', 'Robert']],
    counterExamples: ['Bob is short for his age.', 'It is known as Paris.'],
  },
  {
    pattern: new RegExp(`${nameAs('name')} is ${nameAs('means')}['’]s nickname(?!\\p{L})`, 'gu'),
    confidence: 0.9,
    examples: [['Bob is Robert’s nickname.', 'Bob', 'Robert']],
    counterExamples: ['Bob forgot Robert’s nickname.'],
  },
  {
    pattern: new RegExp(
      `${nameAs('means')} \\((?:(?:or|aka|called|known as) )?${nameAs('name')}\\)(?= \\p{Lu}\\p{Ll})`,
      'gu',
    ),
    confidence: 0.7,
    examples: [['I wrote to Robert (Bob) Miller.', 'Bob', 'Robert']],
    counterExamples: ['I flew to Paris (France) last week.'],
  },
  {
    pattern: new RegExp(
      `(?:[Ww]e|[Tt]hey|[Ee]verybody|[Ee]veryone|[Pp]eople|[Ff]riends) calls? ${nameAs('means')} ${nameAs('name')}(?!\\p{L})`,
      'gu',
    ),
    confidence: 0.8,
    examples: [['Everybody calls Robert Bob.', 'Bob', 'Robert']],
    counterExamples: ['We call Robert on Fridays.'],
  },
  {
    pattern: new RegExp(
      `${RUSSIAN_MINE}${RUSSIAN_KIN},? (?:зовут |кличут )?${nameAs('name')}(?!\\p{L})`,
      'gu',
    ),
    confidence: 0.8,
    examples: [
      ['Мою сестру зовут Аглая.', 'Аглая', 'сестру'],
      ['Моя сестра Анна живёт в Риге.', 'Анна', 'сестра'],
      ['Нашу кошку Матильду возили к врачу.', 'Матильду', 'кошку'],
    ],
    counterExamples: ['Моя сестра встретила Анну.', 'Сестра. Анна пришла.'],
  },
  {
    pattern: new RegExp(
      `${nameAs('name')},? ?[–—-] ?(?:это )?(?:мо[йя]|наша?) ${RUSSIAN_KIN}(?!\\p{L})`,
      'gu',
    ),
    confidence: 0.85,
    examples: [['Анна — моя сестра.', 'Анна', 'сестра']],
    counterExamples: ['Весна — моё время.'],
  },
  {
    pattern: new RegExp(
      `${nameAs('name')} [–—-] это (?:прозвище|сокращение(?: от)?|кличка) ${nameAs('means')}(?!\\p{L})`,
      'gu',
    ),
    confidence: 0.9,
    examples: [['Боря – это прозвище Христофора.', 'Боря', 'Христофора']],
    counterExamples: ['Боря – это сокращение слова.'],
  },
];
