import type { HandlersFor } from '../../../shared/contract/define.ts';
import type { outside as domain } from '../../../shared/contract/outside.ts';
import { listOutsideRequests, noteOutsideRequest } from '../store/outside.ts';
import { toIso } from '../store/table.ts';
import type { Context } from './context.ts';

export const outside: HandlersFor<typeof domain, Context> = {
  requests({ store }) {
    const asked = listOutsideRequests(store.read);
    return {
      total: asked.reduce((sum, { count }) => sum + count, 0),
      items: asked.map(({ firstAt, lastAt, ...one }) => ({
        ...one,
        firstAt: toIso(firstAt),
        lastAt: toIso(lastAt),
      })),
    };
  },
  note({ aside, now }, { host }) {
    aside((db) => noteOutsideRequest(db, host, now()));
    return {};
  },
};
