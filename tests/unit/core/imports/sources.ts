import type { Client } from '../../../../shared/client.ts';

type Turn = readonly [role: string, content: string];

/** A conversation of chat messages. */
export const chat = (id: string, ...turns: Turn[]) => ({
  id,
  title: `Title of ${id}`,
  messages: turns.map(([role, content]) => ({ role, content })),
});
/** A ShareGPT conversation. */
export const share = (id: string, ...turns: Turn[]) => ({
  id,
  conversations: turns.map(([from, value]) => ({ from, value })),
});
/** A record of a Claude Code transcript. */
export const record = (uuid: string, parentUuid: string | null, content: string, more: object = {}) => ({
  type: 'user',
  uuid,
  parentUuid,
  sessionId: 's',
  isSidechain: false,
  cwd: '/home/ann/garden',
  timestamp: '2026-02-01T10:00:00.000Z',
  message: { role: 'user', content },
  ...more,
});

export const GARDEN = chat('garden', ['user', 'When do beans go out?'], ['assistant', 'In May.']);
export const KITCHEN = chat('kitchen', ['system', 'Be brief.'], ['user', 'Soup?'], ['assistant', 'Yes.']);
/** The garden with one message more. */
export const LONGER = { ...GARDEN, messages: [...GARDEN.messages, { role: 'user', content: 'Thanks!' }] };

/** Titles and lengths of all sessions, by title. */
export async function sessionsOf(client: Client) {
  const { items } = await client.sessions.list({ sort: 'title', order: 'asc' });
  return items.map(({ title, messageCount }) => [title, messageCount]);
}
