import type { Client } from '../../../../shared/client.ts';
import { RecallKind } from '../../../../shared/contract/recall.ts';
import { SearchKind } from '../../../../shared/contract/search.ts';
import { formatMoment, formatNumber, readChoice, readMoment, readNumber } from './amounts.ts';
import { answerWith, type PersonCommand } from './command.ts';
import { onLines, onOneLine, type Screen } from './screen.ts';
import { type Cell, formatTable } from './table.ts';

type Found = Awaited<ReturnType<Client['search']['run']>>;
type Recalled = Awaited<ReturnType<Client['recall']['run']>>;

/** On a narrow terminal the words matter more than what a program would name the record by. */
const WIDTH_WITH_IDS = 120;

const limit = { help: 'How many at most.', value: 'N' };

export const search: PersonCommand = {
  summary: 'Find everything that holds the words, best first.',
  takes: '<words…>',
  words: [1, Number.POSITIVE_INFINITY],
  options: {
    kind: { help: 'Only this kind.', value: 'KIND', choices: SearchKind.options, many: true },
    since: { help: 'Not older: a day such as 2026-05-01, or 7d, 12h.', value: 'WHEN' },
    until: { help: 'Older than that.', value: 'WHEN' },
    newest: { help: 'The newest first.' },
    limit: { ...limit, help: 'How many of each kind (20).' },
  },
  examples: [
    ['mneme search ferry timetable', 'everything about it'],
    ['mneme search \'"ferry timetable"\' --kind message --since 7d', 'these words together, said this week'],
  ],
  async ask(client, { words, text, texts, flag, now }) {
    const [since, until, count] = [text('since'), text('until'), text('limit')];
    const found = await client.search.run({
      text: words.join(' '),
      kinds: texts('kind')?.map((kind) => readChoice(kind, 'kind', SearchKind.options)),
      since: since === undefined ? undefined : readMoment(since, 'since', now),
      until: until === undefined ? undefined : readMoment(until, 'until', now),
      sort: flag('newest') ? 'newest' : 'relevance',
      limit: count === undefined ? undefined : readNumber(count, 'limit'),
    });
    return answerWith(found, showFound);
  },
};

export const recall: PersonCommand = {
  summary: 'What matters for a task, each with its reason.',
  takes: '<task…>',
  words: [1, Number.POSITIVE_INFINITY],
  options: {
    agent: { help: 'Recall as this agent does.', value: 'NAME' },
    kind: { help: 'Only this kind.', value: 'KIND', choices: RecallKind.options, many: true },
    limit: { ...limit, help: 'How many (as set, if not given).' },
    context: { help: 'Only the block of Markdown that is given to a model.' },
  },
  examples: [
    ['mneme recall book the ferry to the island', 'what is known of it'],
    ['mneme recall --context --agent scout plan the week > context.md', 'what a model is given'],
  ],
  async ask(client, { words, text, texts, flag }) {
    const count = text('limit');
    const recalled = await client.recall.run({
      task: words.join(' '),
      agent: text('agent'),
      kinds: texts('kind')?.map((kind) => readChoice(kind, 'kind', RecallKind.options)),
      limit: count === undefined ? undefined : readNumber(count, 'limit'),
    });
    return answerWith(recalled, flag('context') ? showContext : showRecalled);
  },
};

function showFound({ items, next, complete }: Found, screen: Screen): string {
  if (items.length === 0) return 'Nothing holds these words.\n';
  const rows = items.map(({ kind, at, title, snippet, id }): Cell[] => [
    { text: kind, style: 'faint' },
    formatMoment(at),
    title,
    snippet ?? '',
    { text: id, style: 'faint' },
  ]);
  const columns = [
    { title: 'KIND' },
    { title: 'WHEN' },
    { title: 'TITLE', grows: true },
    { title: 'TEXT', grows: true },
    ...(screen.width >= WIDTH_WITH_IDS ? [{ title: 'ID' }] : []),
  ] as const;
  const more = next !== null || !complete ? ' There is more: --limit, --kind, --since.' : '';
  return `${formatTable(columns, rows, screen)}${screen.paint('faint', `${formatNumber(items.length)} found.${more}`)}\n`;
}

function showRecalled({ items }: Recalled, screen: Screen): string {
  if (items.length === 0) return 'Nothing that matters for this is remembered.\n';
  const blocks = items.map(({ kind, at, score, title, text, reason, origin }) => {
    const trust = origin.trust === 'unreviewed' ? ` ${screen.paint('warning', 'unreviewed')}` : '';
    const head = `${score.toFixed(2)}  ${screen.paint('strong', kind)}  ${formatMoment(at)}${trust}`;
    const lines = [title === null ? '' : onOneLine(title), ...wrap(onOneLine(text), screen.width - 6)];
    const why = screen.paint('faint', onOneLine(reason));
    return [head, ...lines.filter((line) => line !== '').map((line) => `      ${line}`), `      ${why}`].join(
      '\n',
    );
  });
  return `${blocks.join('\n\n')}\n`;
}

function showContext({ contextBlock }: Recalled): string {
  return contextBlock === '' ? '' : `${onLines(contextBlock)}\n`;
}

/** Breaks a text at its spaces into lines of at most so many signs. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
