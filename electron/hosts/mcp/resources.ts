import { type McpServer, ResourceNotFoundError, ResourceTemplate } from '@modelcontextprotocol/server';
import { AppError } from '../../../shared/errors.ts';
import { linesOf, plainLine, quoteText } from '../../../shared/quotation.ts';
import { memoryEntry, messageEntry, sessionEntry } from './entries.ts';
import type { ClientOf } from './client-name.ts';
import { roomFor } from './reply.ts';
import { partOf } from './tools/reading.ts';

const LISTED = 20;
const MESSAGES = 50;
const MARKDOWN = 'text/markdown';

/** Offers sessions and memories by their addresses, the newest of them in a list. */
export function offerResources(server: McpServer, clientOf: ClientOf): void {
  server.registerResource(
    'session',
    new ResourceTemplate('mneme://session/{id}', {
      list: async (context) => {
        const { items } = await orNothing(clientOf(context).sessions.list({ limit: LISTED }));
        return { resources: items.map(({ id, title }) => link('session', id, title)) };
      },
    }),
    { title: 'A conversation', mimeType: MARKDOWN },
    (uri, { id }, context) =>
      reading(uri, async () => {
        const client = clientOf(context);
        const session = await client.sessions.get({ id: String(id) });
        const { items } = await client.messages.list({ sessionId: session.id, from: 'end', limit: MESSAGES });
        const { title = '', about = '', text } = sessionEntry(session);
        const summary = text === '' ? '' : quoteText(text);
        // What was said is data, whoever said it: no line of it may stand as one of ours.
        const said = items
          .map(messageEntry)
          .map(({ role, at, text: words }) => `**${role}** (${at}):\n${quoteText(words)}`);
        const parts = [`# ${plainLine(title)}`, plainLine(about), summary, ...said];
        return parts.filter((part) => part !== '').join('\n\n');
      }),
  );
  server.registerResource(
    'memory',
    new ResourceTemplate('mneme://memory/{id}', {
      list: async (context) => {
        const { items } = await orNothing(clientOf(context).memories.list({ limit: LISTED }));
        return { resources: items.map(({ id, content }) => link('memory', id, content)) };
      },
    }),
    { title: 'A memory', mimeType: MARKDOWN },
    (uri, { id }, context) =>
      reading(uri, async () => {
        const {
          text,
          about = '',
          at = '',
          by = '',
          unreviewed,
        } = memoryEntry(await clientOf(context).memories.get({ id: String(id) }));
        const words = unreviewed === true ? quoteText(text) : linesOf(text);
        const trust = unreviewed === true ? ', not reviewed by the person' : '';
        return `${words}\n\n_${plainLine(`${about}; from ${by}, ${at}`)}${trust}_`;
      }),
  );
}

function link(kind: string, id: string, words: string) {
  const name = words.replace(/\s+/g, ' ').trim().slice(0, 80).toWellFormed();
  return { uri: `mneme://${kind}/${id}`, name: name === '' ? kind : name, mimeType: MARKDOWN };
}

/** An agent that may not read this sees an empty list of it. */
async function orNothing<T>(page: Promise<{ items: T[] }>): Promise<{ items: T[] }> {
  try {
    return await page;
  } catch (error) {
    if (error instanceof AppError && error.code === 'forbidden') return { items: [] };
    throw error;
  }
}

async function reading(uri: URL, read: () => Promise<string>) {
  try {
    const text = await read();
    return { contents: [{ uri: uri.href, mimeType: MARKDOWN, text: bounded(text) }] };
  } catch (error) {
    if (error instanceof AppError && ['not_found', 'invalid_input'].includes(error.code))
      throw new ResourceNotFoundError(uri.href, `${uri.href} names nothing that is here.`);
    throw error;
  }
}

/** As much of a text as an ordinary reply holds. */
function bounded(text: string): string {
  const { text: part, next_offset: next } = partOf(text, 0, roomFor(undefined).bytes);
  return next === undefined ? part : `${part}… [+${text.length - next} characters]`;
}
