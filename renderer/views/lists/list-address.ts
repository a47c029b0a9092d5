import { defaultParseSearch, defaultStringifySearch } from '@tanstack/react-router';
import type { z } from 'zod';
import { withoutUnset } from '../../state/address.ts';
import { inboxSearch } from '../inbox/search.ts';
import { knowledgeSearch } from '../knowledge/search.ts';
import { memoriesSearch } from '../memories/search.ts';
import { runsSearch } from '../runs/search.ts';
import { searchSearch } from '../search/search.ts';
import { sessionsSearch } from '../sessions/search.ts';
import { tasksSearch } from '../tasks/search.ts';
import { trashSearch } from '../trash/search.ts';

type ListScreen = Readonly<{
  schema: z.ZodObject;
  /** The parts of its address that say what is open, not what is listed. */
  open: readonly string[];
}>;

/** The screens that list records, by the beginning of their addresses. */
const LIST_SCREENS: Readonly<Record<string, ListScreen>> = {
  '/inbox': { schema: inboxSearch, open: ['item'] },
  '/sessions': { schema: sessionsSearch, open: ['message', 'find', 'view'] },
  '/memories': { schema: memoriesSearch, open: ['memory'] },
  '/knowledge': { schema: knowledgeSearch, open: ['fact'] },
  '/tasks': { schema: tasksSearch, open: ['task'] },
  '/runs': {
    schema: runsSearch,
    open: ['run', 'preview', 'without', 'kind', 'agent', 'pattern', 'cluster'],
  },
  '/search': { schema: searchSearch, open: [] },
  '/trash': { schema: trashSearch, open: [] },
};

/** What an address says of a list: the same filters and order make the same `address`, whatever is open beside it. */
export type ListAddress = Readonly<{
  /** The screen, e.g. `/sessions`. */
  screen: string;
  /** The screen with its filters and order. */
  address: string;
  /** Its filters and order. */
  search: Readonly<Record<string, unknown>>;
  /** Filters this version cannot read, by their names; the list is shown without them. */
  unread: readonly string[];
  /** All that could be read of the address, with what is open. */
  readable: string;
}>;

/**
 * Reads the address of a list; null for a screen without one.
 * @param href a path with what stands after it, e.g. `/tasks?statuses=["pending"]`
 */
export function readListAddress(href: string): ListAddress | null {
  const [path = '', query = ''] = href.split(/\?(.*)/s, 2);
  const screen = `/${path.split('/')[1] ?? ''}`;
  const known = LIST_SCREENS[screen];
  if (known === undefined) return null;
  const given: Record<string, unknown> = defaultParseSearch(query);
  const read: Record<string, unknown> = withoutUnset(known.schema.parse(given));
  const search = Object.fromEntries(Object.entries(read).filter(([name]) => !known.open.includes(name)));
  return {
    screen,
    address: screen + defaultStringifySearch(search),
    search,
    unread: Object.keys(given).filter((name) => !(name in read)),
    readable: path + defaultStringifySearch(read),
  };
}
