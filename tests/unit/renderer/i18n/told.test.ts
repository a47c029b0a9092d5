import { parseSync } from '@swc/core';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { toldInRussian } from '../../../../renderer/i18n/ru/index.ts';
import { sentencesOf, translateTold } from '../../../../renderer/i18n/told.ts';

const root = path.resolve(import.meta.dirname, '../../../..');

/** Files whose sentences a person does not read in the window, or reads in words of the window's own. */
const NOT_FOR_THE_WINDOW = [
  /core\/imports\/sample\//, // what the sample says is data
  /core\/consolidation\/rules\//, // examples of rules
  /core\/retrieval\//, // word lists
  /core\/store\/(?!copy|cursor|foreign|record|settings|take-back|trash|undo|conversation)/, // SQL
  /core\/agents\/(permissions|prompt)/, // told to agents
  /core\/handlers\/(memories|viewer)/, // refusals to agents; the window cannot cause the others
  /core\/handlers\/model-summaries/, // asked of a model
  /core\/meaning\/background/, // sent to a model
  /core\/insight\/findings/, // by name: renderer/i18n/ru/health-findings.ts
  /core\/keeping\/(condition|replay)/, // by state: renderer/i18n/ru/store.ts
];
/** Sentences of other files that a person meets elsewhere than in the window. */
const ELSEWHERE = new Set([
  '{} is here already and differs.',
  'Migration {} follows {}: numbers must rise.',
  '{} “{}”.',
]);
/** SQL has no full stops; its question marks are holes. */
const SENTENCE = /^[\p{Lu}“{].*\s.*[.!…]$/su;

type Node = Readonly<Record<string, unknown>>;

/** The text of a literal, or of several joined, with `{}` for what is put in; null for anything else. */
function textOf(node: unknown): string | null {
  const { type, ...parts } = (node ?? {}) as Node; // a node of the parser
  if (type === 'StringLiteral') return String(parts['value']);
  if (type === 'ParenthesisExpression') return textOf(parts['expression']);
  if (type === 'TemplateLiteral')
    return (parts['quasis'] as readonly { cooked: string }[]).map(({ cooked }) => cooked).join('{}'); // its texts
  if (type !== 'BinaryExpression' || parts['operator'] !== '+') return null;
  const [left, right] = [textOf(parts['left']), textOf(parts['right'])];
  return left === null && right === null ? null : `${left ?? '{}'}${right ?? '{}'}`;
}

function textsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(textsIn);
  if (typeof node !== 'object' || node === null) return [];
  const text = textOf(node);
  const { type } = node as Node; // a node of the parser
  const inner = text !== null && type === 'BinaryExpression' ? [] : Object.values(node).flatMap(textsIn);
  return text === null ? inner : [text, ...inner];
}

function sentencesIn(file: string): string[] {
  const { body } = parseSync(readFileSync(path.join(root, file), 'utf8'), { syntax: 'typescript' });
  return textsIn(body)
    .flatMap(sentencesOf)
    .map((sentence) => sentence.trim())
    .filter((sentence) => SENTENCE.test(sentence));
}

describe('what the core tells', () => {
  const files = globSync('electron/core/**/*.ts', { cwd: root });
  const told = files
    .map((file) => file.replaceAll(path.sep, '/'))
    .filter((file) => !NOT_FOR_THE_WINDOW.some((pattern) => pattern.test(file)))
    .flatMap((file) => sentencesIn(file).map((sentence) => [file, sentence] as const));

  it('is read from the sources', () => {
    expect(told.length).toBeGreaterThan(250);
    expect(told.map(([, sentence]) => sentence)).toContain('{} is there already and was left as it is.');
  });

  it('has its Russian, every sentence (renderer/i18n/ru/told.ts and told-of-files.ts)', () => {
    const missing = told.filter(
      ([, sentence]) => !ELSEWHERE.has(sentence) && !Object.hasOwn(toldInRussian, sentence),
    );
    expect(missing.map((entry) => entry.join(': '))).toEqual([]);
  });

  it('says in Russian everything that is put into the English', () => {
    const holes = (text: string): number => text.split('{}').length - 1;
    const wrong = Object.entries(toldInRussian).filter(([english, russian]) =>
      Array.from({ length: holes(english) }, (_, index) => `{${index + 1}}`).some(
        (hole) => !russian.includes(hole) && !OMITTED.has(english),
      ),
    );
    expect(wrong).toEqual([]);
    const latin = Object.values(toldInRussian).filter((text) => !/\p{Script=Cyrillic}/u.test(text));
    expect(latin).toEqual([]);
  });
});

/** Says less in Russian: what is put in is an English word of the contract. */
const OMITTED = new Set(['{} is not open to {}.']);

describe('a message', () => {
  it.each([
    ['Nothing was changed.', 'Ничего не изменено.'],
    [
      'There is an agent Scout already. Nothing was changed. Choose another name.',
      'Агент Scout уже есть. Ничего не изменено. Выберите другое имя.',
    ],
    [
      'The disk is full, so no backup was made. Your memory is as it was, and what was begun is gone. Make room and try again.',
      'Диск полон: копия не сделана. Ваша память осталась прежней, начатое убрано. Освободите место и попробуйте ещё раз.',
    ],
    [
      'This backup is damaged: Its size is not what it was made with. Nothing was changed. Choose another one.',
      'Эта резервная копия повреждена: Её размер не тот, с каким она сделана. Ничего не изменено. Выберите другую.',
    ],
    [
      'a folder/chats.json: This line is not a record of a Codex rollout; it was left out.',
      'a folder/chats.json: Эта строка — не запись сессии Codex; пропущена.',
    ],
    [
      'Nothing answers at http://127.0.0.1:11434/v1. Start Ollama, or correct the address in Settings, under Local model. What is stored is safe.',
      'По адресу http://127.0.0.1:11434/v1 никто не отвечает. Запустите Ollama или поправьте адрес: Настройки, раздел «Локальная модель». Сохранённое в безопасности.',
    ],
    ['Words of another program. Nothing was changed.', 'Words of another program. Ничего не изменено.'],
    ['', ''],
    ['constructor', 'constructor'],
  ])('%j', (english, russian) => {
    expect(translateTold(english, toldInRussian)).toBe(russian);
  });

  it('keeps what was put in as it is, whatever it is', () => {
    const name = 'A $& (.*) {1} [x]\nB';
    expect(translateTold(`There is an agent ${name} already.`, toldInRussian)).toBe(
      `Агент ${name} уже есть.`,
    );
  });
});
