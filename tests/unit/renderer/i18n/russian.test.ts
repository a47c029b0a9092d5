import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { english } from '../../../../renderer/i18n/en/index.ts';
import {
  formatDate,
  formatDayGroup,
  formatNumber,
  formatRelative,
} from '../../../../renderer/i18n/format.ts';
import { activateLanguage, loadLanguage, t } from '../../../../renderer/i18n/index.ts';
import { russian } from '../../../../renderer/i18n/ru/index.ts';

/** Names of products and forms, signs, and languages that are named in themselves. */
const THE_SAME_IN_RUSSIAN = [
  'agents.compared',
  'agents.resetOfType',
  'agents.tab.count',
  'agents.task.problem',
  'app.name',
  'exports.format.csv',
  'exports.format.html',
  'exports.format.json',
  'exports.format.markdown',
  'imports.bytes',
  'imports.factPlace',
  'history.byWhen',
  'knowledge.atLeast',
  'knowledge.atMost',
  'live.stopped',
  'live.via.http',
  'palette.kindAt',
  'preferences.kindJson',
  'runs.fieldChange',
  'runs.kindCount',
  'runs.pair',
  'search.more',
  'settings.language.en',
  'settings.language.ru',
  'source.chatgpt',
  'source.claude-ai',
  'source.claude-code',
  'source.codex',
  'source.mneme',
  'source.sharegpt',
  'tasks.dueAt',
  'tasks.groupCount',
  'trash.withCount',
  'settings.models.llamaCpp',
  'settings.models.lmStudio',
  'settings.meaning.provider.ollama',
  'settings.models.ollama',
];
const CATEGORIES = ['one', 'few', 'many', 'other'];
const NOW = new Date(2026, 4, 20, 12, 0, 0).getTime();
const before = (milliseconds: number) => new Date(NOW - milliseconds).toISOString();
const HOUR = 3_600_000;

type Message = ReturnType<typeof compileMessageOrThrow>;

/** The arguments of a message with their kinds, e.g. `count plural`, each once, in order of name. */
function argumentsOf(message: Message): string[] {
  const names = message.flatMap((token) => {
    if (typeof token === 'string' || token[0] === '#') return [];
    const [name, kind = 'value'] = token;
    return [`${name} ${kind}`, ...choicesOf(token).flatMap(([, choice]) => argumentsOf(choice))];
  });
  return [...new Set(names)].toSorted();
}

/** The choices of a plural: its categories and what each says. */
function choicesOf(token: Message[number]): [category: string, message: Message][] {
  if (typeof token === 'string' || typeof token[2] !== 'object' || token[2] === null) return [];
  return Object.entries(token[2]).filter(([category]) => category !== 'offset');
}

const KEYS = Object.keys(english) as (keyof typeof english)[]; // the keys of a constant are known
const parsed = (texts: Readonly<Record<string, string>>, key: string) =>
  compileMessageOrThrow(texts[key] ?? '');

describe('the Russian catalogue', () => {
  it('has every text of the English one, and no other', () => {
    expect(Object.keys(russian).toSorted()).toEqual(KEYS.toSorted());
  });

  it('asks for the same values', () => {
    const asked = (texts: Readonly<Record<string, string>>) =>
      Object.fromEntries(KEYS.map((key) => [key, argumentsOf(parsed(texts, key))]));
    expect(asked(russian)).toEqual(asked(english));
  });

  it('is Russian, but for names and signs', () => {
    const same = KEYS.filter((key) => russian[key] === english[key]);
    expect(same.filter((key) => !THE_SAME_IN_RUSSIAN.includes(key))).toEqual([]);
    const foreign = KEYS.filter((key) => {
      const words = russian[key].replaceAll(/\{.*\}/g, '');
      return /[a-z]/i.test(words) && !/[а-яё]/i.test(russian[key]);
    });
    expect(foreign.filter((key) => !THE_SAME_IN_RUSSIAN.includes(key))).toEqual([]);
  });

  it('has all four forms wherever a number decides', () => {
    const incomplete = KEYS.filter((key) =>
      parsed(russian, key)
        .filter((token) => typeof token !== 'string' && token[1] === 'plural')
        .some((token) => {
          const categories = choicesOf(token).map(([category]) => category);
          return !CATEGORIES.every((category) => categories.includes(category));
        }),
    );
    expect(incomplete).toEqual([]);
  });

  it('uses the quotation marks of the language', () => {
    expect(KEYS.filter((key) => /[“”]/.test(russian[key]))).toEqual([]);
  });
});

describe('in Russian', () => {
  beforeAll(async () => {
    await loadLanguage('ru');
    activateLanguage('ru');
  });
  afterAll(() => activateLanguage('en'));

  it.each([
    [0, '0 сообщений'],
    [1, '1 сообщение'],
    [2, '2 сообщения'],
    [5, '5 сообщений'],
    [11, '11 сообщений'],
    [21, '21 сообщение'],
    [1.5, '1,5 сообщения'],
    [1234, '1\u00a0234 сообщения'],
  ])('counts %s', (count, text) => {
    expect(t('sessions.messages', { count })).toBe(text);
  });

  it('writes numbers with spaces that do not break', () => {
    expect(formatNumber(1234567.5)).toMatch(/^1[\u00a0\u202f]234[\u00a0\u202f]567,5$/);
  });

  it('writes the day first and bends the month', () => {
    expect(formatDate(before(9 * 24 * HOUR), NOW)).toBe('11 мая');
    expect(formatDate(before(300 * 24 * HOUR), NOW)).toMatch(/^24 июл\. 2025\sг\.$/);
    expect(formatDayGroup(before(9 * 24 * HOUR), NOW)).toMatch(/^Май 2026\sг\.$/);
    expect(formatDayGroup(before(24 * HOUR), NOW)).toBe('Вчера');
  });

  it('says how long ago in words', () => {
    expect(formatRelative(before(5000), NOW)).toBe('только что');
    expect(formatRelative(before(2 * HOUR), NOW)).toBe('2 ч назад');
    expect(formatRelative(before(24 * HOUR), NOW)).toBe('вчера');
  });
});
