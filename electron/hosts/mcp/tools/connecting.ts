import { z } from 'zod';
import { foundEntry, recalledEntry } from '../entries.ts';
import { type Entry, id } from '../fields.ts';
import { nameOf, referenceOf } from '../reference.ts';
import { tool } from '../tool.ts';
import { partOf, readEntry } from './reading.ts';

const MOST = 10;
const TITLE_CHARACTERS = 80;

/** The pair that connectors of chat programs look for, with the fields they expect. */
export const CONNECTING_TOOLS = [
  tool({
    name: 'search',
    title: 'Search',
    description: 'Search what is remembered; `fetch` gives a result whole.',
    operations: ['recall.run', 'search.run'],
    input: z.strictObject({ query: z.string() }),
    output: z.object({
      results: z.array(z.object({ id: z.string(), title: z.string(), url: z.string() })),
    }),
    async run(client, { query }) {
      const recalled = await client.recall.run({ task: query, limit: MOST });
      const found = await client.search.run({ text: query, limit: MOST });
      const all = [
        ...recalled.items.filter(({ kind }) => kind !== 'preference').map(recalledEntry),
        ...found.items.filter(({ kind }) => kind !== 'preference').map(foundEntry),
      ];
      const distinct = new Map(all.map((entry) => [entry.id, entry]));
      return { results: [...distinct.values()].slice(0, 2 * MOST).map(asResult) };
    },
  }),
  tool({
    name: 'fetch',
    title: 'Fetch',
    description: 'One result of `search`, whole.',
    operations: [
      'memories.get',
      'knowledge.get',
      'messages.get',
      'sessions.get',
      'tasks.get',
      'decisions.get',
    ],
    input: z.strictObject({ id }),
    output: z.object({
      id: z.string(),
      title: z.string(),
      text: z.string(),
      url: z.string(),
      metadata: z.record(z.string(), z.string()),
    }),
    async run(client, { id: name }, { bytes }) {
      const reference = referenceOf(name, 'memory');
      const entry = await readEntry(client, reference);
      const { text, next_offset: next } = partOf(entry.text, 0, bytes);
      const { at = '', by = '', unreviewed = false } = entry;
      return {
        ...asResult({ ...entry, id: nameOf(reference.kind, reference.id) }),
        text,
        metadata: {
          at,
          by,
          trust: unreviewed ? 'unreviewed' : 'trusted',
          ...(next === undefined ? {} : { more: `memory_get with offset ${next}` }),
        },
      };
    },
  }),
];

function asResult({ id: name, title, text }: Entry): { id: string; title: string; url: string } {
  const line = (title === undefined || title === '' ? text : title).replace(/\s+/g, ' ').trim();
  const short = line.length > TITLE_CHARACTERS ? `${line.slice(0, TITLE_CHARACTERS)}…` : line;
  return { id: name, title: short.toWellFormed(), url: `mneme://${name.replace(':', '/')}` };
}
