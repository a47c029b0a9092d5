import { MemoryType } from '../../../../shared/entities/memory.ts';
import type { Memory } from '../../../../shared/entities/memory.ts';
import { readChoice, readNumber } from './amounts.ts';
import { answerWith, type PersonCommand } from './command.ts';
import { clip, onOneLine, type Screen } from './screen.ts';

export const add: PersonCommand = {
  summary: 'Remember something.',
  takes: '<text…>',
  words: [1, Number.POSITIVE_INFINITY],
  options: {
    type: { help: 'What kind of memory (episodic).', value: 'TYPE', choices: MemoryType.options },
    agent: { help: 'Whose it is; of all agents, if not given.', value: 'NAME' },
    tag: { help: 'A tag.', value: 'TAG', many: true },
    importance: { help: '0 to 4 (2).', value: 'N' },
  },
  examples: [
    ['mneme add "The ferry leaves at 9:40 from pier 3"', 'for all agents'],
    [
      'mneme add --type semantic --tag travel --importance 4 "Ada gets seasick"',
      'with a type, a tag and its weight',
    ],
  ],
  async ask(client, { words, text, texts }) {
    const [type, importance] = [text('type'), text('importance')];
    const memory = await client.memories.add({
      content: words.join(' '),
      type: type === undefined ? undefined : readChoice(type, 'type', MemoryType.options),
      agent: text('agent'),
      tags: texts('tag') === undefined ? undefined : [...(texts('tag') ?? [])],
      importance: importance === undefined ? undefined : readNumber(importance, 'importance'),
    });
    return answerWith(memory, showAdded);
  },
};

function showAdded({ id, type, content }: Memory, screen: Screen): string {
  const what = clip(onOneLine(content), screen.width - 2);
  return `Remembered as ${type}, ${screen.paint('faint', id)}\n  ${what}\nTake it back with: mneme history undoLast\n`;
}
