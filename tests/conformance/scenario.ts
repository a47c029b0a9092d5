import { createClient, type Client, type Transport } from '../../shared/client.ts';
import { AppError } from '../../shared/errors.ts';

const NOBODY = '0198c0de-0000-7000-8000-000000000000';
const LINES = [
  'When do tomatoes go out?',
  'After the last frost, in the middle of May.',
  'And the beans?',
  'A week later.',
  'Tomatoes need a stake.',
];

/** What a person does in a minute, told step by step: the same through every host. */
export async function playScenario(transport: Pick<Transport, 'call'>): Promise<Record<string, unknown>> {
  const client = createClient({ call: transport.call, subscribe: () => () => {} });
  const { id } = await client.sessions.create({ title: 'The garden', topics: ['garden'], agent: 'claude' });
  const added = await client.messages.addMany({
    sessionId: id,
    messages: LINES.map((text, index) => ({ role: index % 2 === 0 ? 'user' : 'assistant', text })),
  });
  return {
    added,
    pages: await readPages(client, id),
    ...(await editTwice(client, id)),
    found: await client.search.run({ text: 'tomato', kinds: ['message'] }),
    undone: await client.history.undoLast({}),
    asBefore: await client.sessions.get({ id }),
    redone: await client.history.redo({}),
    lists: await listSessions(client),
    errors: await collectErrors(client, transport),
  };
}

async function readPages(client: Client, sessionId: string) {
  const pages: string[][] = [];
  let cursor: string | null = null;
  do {
    const page = await client.messages.list({ sessionId, limit: 2, ...(cursor === null ? {} : { cursor }) });
    pages.push(page.items.map(({ text }) => text));
    cursor = page.next;
  } while (cursor !== null);
  return pages;
}

async function editTwice(client: Client, id: string) {
  const { updatedAt } = await client.sessions.get({ id });
  const edited = await client.sessions.update({
    id,
    title: 'The kitchen garden',
    expectedUpdatedAt: updatedAt,
  });
  const stale = { id, title: 'Another title', expectedUpdatedAt: '2020-01-01T00:00:00.000Z' };
  return { edited, conflict: await failureOf(client.sessions.update(stale)) };
}

async function listSessions(client: Client) {
  for (const title of ['One', 'Two', 'Three']) await client.sessions.create({ title });
  const first = await client.sessions.list({ limit: 3, withTotal: true, sort: 'title', order: 'asc' });
  const rest = await client.sessions.list({
    limit: 3,
    cursor: first.next ?? '',
    sort: 'title',
    order: 'asc',
  });
  return { first, rest };
}

async function collectErrors(client: Client, { call }: Pick<Transport, 'call'>) {
  return {
    invalid: await failureOf(client.sessions.list({ limit: 0 })),
    invalidField: await failureOf(client.knowledge.add({ category: '', key: 'k', value: 'v' })),
    missing: await failureOf(client.sessions.get({ id: NOBODY })),
    unknown: codeOf(await call('sessions.destroy', {})),
    inherited: codeOf(await call('constructor.name', {})),
  };
}

/** An unknown operation is refused by some hosts before the core hears of it, each in its own words. */
function codeOf(wire: Awaited<ReturnType<Transport['call']>>) {
  return wire.ok ? 'ok' : wire.code;
}

async function failureOf(call: Promise<unknown>) {
  try {
    await call;
    return 'it worked';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { code: error.code, message: error.message, details: error.details };
  }
}
